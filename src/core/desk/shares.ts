import type { Namespace, Place } from '../ports.ts';
import { channelOf } from './pace.ts';

/** As long as deliveries are kept. */
const KEPT = 40 * 24 * 60 * 60 * 1_000;

/**
 * What people have shared to threads. A share is answered through the interaction and is no delivery; what is
 * shared to a channel comes back without a name, so a thread under it is not known.
 */
export type Shares = {
  /** By the stories' keys. */
  note(place: Place, stories: readonly string[]): Promise<void>;
  has(place: Place, story: string): Promise<boolean>;
};

export function createShares(marks: Namespace<true>): Shares {
  const keyOf = (place: Place, story: string): string =>
    `shared:${channelOf(place)}:${place.thread}:${story}`;
  return {
    async note(place, stories) {
      if (place.thread === undefined) return;
      await Promise.all(stories.map((story) => marks.set(keyOf(place, story), true, KEPT)));
    },
    has: async (place, story) => (await marks.get(keyOf(place, story))) === true,
  };
}
