import { type Headline, isArticle } from './news.ts';

/** What came, what went, and what is told differently between two states of the news. */
export type Changes = {
  readonly came: readonly Headline[];
  readonly went: readonly Headline[];
  readonly changed: readonly { readonly before: Headline; readonly after: Headline }[];
};

type ById = ReadonlyMap<string, Headline>;

/** An item that is the same value is the same; any other is compared by what is told of it. */
export function changesBetween(before: ById, after: ById): Changes {
  const came: Headline[] = [];
  const changed: { before: Headline; after: Headline }[] = [];
  for (const [id, item] of after) {
    const old = before.get(id);
    if (old === undefined) came.push(item);
    else if (old !== item && toldBy(old) !== toldBy(item))
      changed.push({ before: old, after: item });
  }
  return { came, changed, went: [...before.values()].filter(({ id }) => !after.has(id)) };
}

const toldBy = (item: Headline): string =>
  JSON.stringify([
    item.title,
    item.source,
    item.topic,
    item.url,
    item.feed,
    isArticle(item) ? item.paragraphs : [],
  ]);
