import type { Listed } from '../../news/news.ts';
import type { Action, Block, Control, Line, PlainBlock, Span } from '../doc.ts';
import { controls, fine, link } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';

/** A longer title is cut in a list; "Read" shows more of it. */
export const TITLE_LIMIT = 200;

/** Source, how many others tell it, topic and time, as far as they are known. */
export const metaLine = ({ source, also, topic, published }: Listed, say: Sentences): PlainBlock =>
  fine(...joined([source, alsoIn(also, say), topic, { kind: 'time', at: published, show: 'day' }]));

/** One line of a list of headlines. */
export function headlineLine({ title, url, source, also }: Listed, say: Sentences): Line {
  const told = [source, alsoIn(also, say)].filter((part) => part !== undefined);
  return [link(title, url), ...(told.length === 0 ? [] : [`  ${say.clauses(told)}`])];
}

const alsoIn = (also: number | undefined, say: Sentences): string | undefined =>
  also === undefined || also === 0 ? undefined : say.alsoIn(also);

/** Parts with a dot between them; parts that are missing leave no dot. */
export function joined(parts: readonly (Span | undefined)[]): readonly Span[] {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .flatMap((part, index) => (index === 0 ? [part as Span] : ['  ·  ', part as Span]));
}

/** A row of controls without those that do not apply; none at all where nothing is left. */
export function controlRow(list: readonly (Control | undefined)[]): readonly Block[] {
  const present = list.filter((control) => control !== undefined);
  return present.length === 0 ? [] : [controls(...present)];
}

/** The step most people want next. */
export const moreButton = (action: Action, say: Sentences): Control => ({
  kind: 'button',
  label: say.more,
  action,
  primary: true,
  describe: say.describeMore,
});

/** When something was, or is to be. */
export const moment = (at: Temporal.Instant): Span => ({ kind: 'time', at, show: 'moment' });
