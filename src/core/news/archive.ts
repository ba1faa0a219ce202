import type { Edition, Headline } from './news.ts';

/** All that lies in `content/` at one moment. */
export type Archive = {
  /** Newest edition first; inside an edition, the article and then its headlines in their order. */
  readonly items: readonly Headline[];
  readonly byId: ReadonlyMap<string, Headline>;
};

export function buildArchive(editions: readonly Edition[]): Archive {
  const newest = editions.toSorted(
    (a, b) => Temporal.Instant.compare(b.published, a.published) || (a.id < b.id ? -1 : 1),
  );
  const shelf = newest.flatMap(({ article, headlines }) =>
    article === undefined ? headlines : [article, ...headlines],
  );
  const byId = new Map<string, Headline>();
  // An item that stands in two is kept where it came first.
  for (const item of shelf) if (!byId.has(item.id)) byId.set(item.id, item);
  return { items: [...byId.values()], byId };
}
