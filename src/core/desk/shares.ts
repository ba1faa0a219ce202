import type { Headline } from '../news/news.ts';
import type { Namespace, Place } from '../ports.ts';
import { storyOf } from './mention.ts';
import { channelOf } from './pace.ts';

/** As long as deliveries are kept. */
const KEPT = 40 * 24 * 60 * 60 * 1_000;

/**
 * What people have shared to threads. A share is answered through the interaction and is no delivery; what is
 * shared to a channel comes back without a name, so a thread under it is not known.
 */
export type Shares = {
  note(place: Place, items: readonly Headline[]): Promise<void>;
  has(place: Place, item: Headline): Promise<boolean>;
};

export function createShares(marks: Namespace<true>): Shares {
  const keyOf = (place: Place, item: Headline): string =>
    `shared:${channelOf(place)}:${place.thread}:${storyOf(item)}`;
  return {
    async note(place, items) {
      if (place.thread === undefined) return;
      await Promise.all(items.map((item) => marks.set(keyOf(place, item), true, KEPT)));
    },
    has: async (place, item) => (await marks.get(keyOf(place, item))) === true,
  };
}
