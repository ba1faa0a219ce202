import type { Listed } from '../../news/news.ts';
import type { Action, Block, Control, Line, PlainBlock, Span } from '../doc.ts';
import { controls, fine, link } from '../doc.ts';
import { en } from '../sentences/en.ts';

/** A longer title is cut in a list; "Read" shows more of it. */
export const TITLE_LIMIT = 200;

/** Source, how many others tell it, topic and time, as far as they are known. */
export const metaLine = ({ source, also, topic, published }: Listed): PlainBlock =>
  fine(...joined([source, alsoIn(also), topic, { kind: 'time', at: published, show: 'day' }]));

/** One line of a list of headlines. */
export function headlineLine({ title, url, source, also }: Listed): Line {
  const told = [source, alsoIn(also)].filter((part) => part !== undefined).join(', ');
  return [link(title, url), ...(told === '' ? [] : [`  ${told}`])];
}

const alsoIn = (also = 0): string | undefined => (also > 0 ? en.alsoIn(also) : undefined);

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
export const moreButton = (action: Action): Control => ({
  kind: 'button',
  label: en.more,
  action,
  primary: true,
  describe: en.describeMore,
});
