import type { Archive } from './archive.ts';
import type { NewsItem } from './feed.ts';
import type { SearchIndex } from './ports.ts';
import { toReadable, toReadableWire } from './readable.ts';

/** What a search needs that may hold what was news before a start, and may lose what it holds. */
export type SearchCare = {
  /**
   * Once all is in that is news: takes out of the search some of what was there before the start and is gone
   * since; false where nothing is left.
   */
  dropRest(): boolean;
  /** Whether the search lost what it held, and has what lies in `content/` again: all else is for `index` then. */
  hasLostSearch(): boolean;
  /** Puts items that are there already into the search again. */
  index(items: readonly NewsItem[]): void;
};

/** `read` gives what lies in `content/`, and puts into the search what is new there. */
export const createSearchCare = (search: SearchIndex, read: () => Archive): SearchCare => ({
  dropRest() {
    read();
    return search.dropRest();
  },
  hasLostSearch() {
    const hasLost = search.hasLost();
    if (hasLost) search.add(read().items.map(toReadable));
    return hasLost;
  },
  index: (items) => search.add(items.map(toReadableWire)),
});
