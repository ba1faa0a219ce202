import type { Edition, Headline } from './news.ts';

/** All that lies in `content/` at one moment. */
export type Archive = {
  /** Newest edition first; inside an edition, the article and then its headlines in their order. */
  readonly items: readonly Headline[];
  readonly byId: ReadonlyMap<string, Headline>;
  /** The id of the edition that an item is kept in, by the item's id. */
  readonly editions: ReadonlyMap<string, string>;
};

export function buildArchive(editions: readonly Edition[]): Archive {
  const newest = editions.toSorted(
    (a, b) => Temporal.Instant.compare(b.published, a.published) || (a.id < b.id ? -1 : 1),
  );
  const byId = new Map<string, Headline>();
  const inEdition = new Map<string, string>();
  for (const { id: edition, article, headlines } of newest) {
    for (const item of article === undefined ? headlines : [article, ...headlines]) {
      // An item that stands in two is kept where it came first.
      if (byId.has(item.id)) continue;
      byId.set(item.id, item);
      inEdition.set(item.id, edition);
    }
  }
  return { items: [...byId.values()], byId, editions: inEdition };
}
