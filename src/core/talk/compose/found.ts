import { clip } from '../../language/plain.ts';
import type { Listed } from '../../news/news.ts';
import { type Control, code, type Doc, doc, fine, heading, text } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { controlRow, headlineLine, TITLE_LIMIT } from './parts.ts';

/** The headlines that a message is about, and the names in it that led to them. */
export type FoundHeadlines = {
  readonly items: readonly Listed[];
  readonly names: readonly string[];
};

/** Names that can be looked for from here. */
const MOST_NAMES = 3;
/** As many characters as a search takes. */
const NAME_LIMIT = 70;
const LABEL_LIMIT = 40;

/** The headlines for whoever pointed at the message, each to be read, and what more there is of a name. */
export function composeFound({ items, names }: FoundHeadlines, say: Sentences): Doc {
  const shown = names.filter(({ length }) => length <= NAME_LIMIT).slice(0, MOST_NAMES);
  return doc(
    `${say.foundTitle}: ${items.map(({ title }) => title).join('; ')}`,
    heading(say.foundTitle),
    {
      kind: 'list',
      start: 1,
      items: items.map((item) =>
        headlineLine({ ...item, title: clip(item.title, TITLE_LIMIT) }, say),
      ),
    },
    ...controlRow([readMenu(items, say), ...shown.map((name) => searchButton(name, say))]),
    ...(shown.length === 0 ? [] : [fine(say.foundBy(shown))]),
  );
}

/** Why there is no headline, and what else could be done. */
export const composeNotFound = (sentence: string, say: Sentences): Doc =>
  doc(sentence, text(sentence), fine(`${say.foundHint} `, code('/news')));

const readMenu = (items: readonly Listed[], say: Sentences): Control => ({
  kind: 'menu',
  label: say.read,
  action: { name: 'news.open', value: '' },
  choices: items.map(({ id, title }, at) => ({ label: `${at + 1}. ${title}`, value: id })),
});

const searchButton = (name: string, say: Sentences): Control => ({
  kind: 'button',
  label: say.foundMore(clip(name, LABEL_LIMIT)),
  action: { name: 'news.page', value: `1:${name}` },
  describe: say.describeFoundMore(name),
});
