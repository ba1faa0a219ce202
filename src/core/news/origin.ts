import type { Clipping } from './clipping.ts';
import type { Follow } from './feed.ts';

/** Where an item came from, as a place that may see it has it. */
export type Origin =
  | { readonly kind: 'edition'; readonly edition: string }
  | {
      readonly kind: 'feed';
      readonly follow: Follow;
      /** When the desk first had it. */
      readonly seen: Temporal.Instant;
      readonly arrival: Arrival;
    };

/** How an item of a feed came to a place; what did not come by itself counts as told there. */
export type Arrival =
  | 'came'
  /** It stood in the feed when that was first read. */
  | 'backlog'
  /** It was on the desk before the feed was followed there. */
  | 'before follow';

/** `since`: from when on the feed is followed, in milliseconds. */
export function arrivalOf({ backlog, seen }: Clipping, since: number): Arrival {
  if (backlog) return 'backlog';
  return seen >= since ? 'came' : 'before follow';
}
