import type { Article, Headline } from './news.ts';

/** What came, what went, and what is told differently now between two states of `content/`. */
export type Changes = {
  readonly came: readonly Headline[];
  readonly changed: readonly Headline[];
  readonly went: readonly Headline[];
};

type ById = ReadonlyMap<string, Headline>;

/** An item that is the same value is the same; any other is compared by what is told of it. */
export function changesBetween(before: ById, after: ById): Changes {
  const came: Headline[] = [];
  const changed: Headline[] = [];
  for (const [id, item] of after) {
    const old = before.get(id);
    if (old === undefined) came.push(item);
    else if (old !== item && toldBy(old) !== toldBy(item)) changed.push(item);
  }
  return { came, changed, went: [...before.values()].filter(({ id }) => !after.has(id)) };
}

type Told = Pick<Headline, 'title' | 'source' | 'topic' | 'url'> &
  Partial<Pick<Article, 'paragraphs'>>;

/** All that people read of an item. */
export const toldBy = ({ title, source, topic, url, paragraphs }: Told): string =>
  JSON.stringify([title, source, topic, url, paragraphs]);
