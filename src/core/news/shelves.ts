import type { Clipping } from './clipping.ts';
import { createExpiry } from './expiry.ts';

/** What came by feeds: a shelf for each feed, the newest first, whatever came in first. */
export type Shelves = {
  get(id: string): Clipping | undefined;
  /** Puts a clipping in; one with its id makes room for it, and is given back. */
  put(clipping: Clipping): Clipping | undefined;
  remove(id: string): Clipping | undefined;
  /** What one feed brought, the newest first. */
  of(feed: string): readonly Clipping[];
  /** What of one feed was published from then on (milliseconds), the newest first. */
  since(feed: string, then: number): readonly Clipping[];
  /** The newest of some feeds, the newest first, at most so many. */
  newest(feeds: readonly string[], most: number): readonly Clipping[];
  all(): Iterable<Clipping>;
};

export function createShelves(): Shelves {
  const byId = new Map<string, Clipping>();
  const byFeed = new Map<string, Clipping[]>();
  const of = (feed: string): readonly Clipping[] => byFeed.get(feed) ?? [];
  const remove = (id: string): Clipping | undefined => {
    const clipping = byId.get(id);
    const shelf = byFeed.get(clipping?.feed ?? '');
    if (clipping === undefined || shelf === undefined) return undefined;
    byId.delete(id);
    shelf.splice(placeOf(clipping, shelf), 1);
    if (shelf.length === 0) byFeed.delete(clipping.feed);
    return clipping;
  };
  return {
    get: (id) => byId.get(id),
    put(clipping) {
      const before = remove(clipping.id);
      const shelf = byFeed.get(clipping.feed) ?? [];
      shelf.splice(placeOf(clipping, shelf), 0, clipping);
      byFeed.set(clipping.feed, shelf);
      byId.set(clipping.id, clipping);
      return before;
    },
    ...{ remove, of },
    since: (feed, then) => {
      const shelf = of(feed);
      return shelf.slice(0, placeOf({ at: then, id: LAST_ID }, shelf));
    },
    newest: (feeds, most) => mergeNewest(feeds.map(of), most),
    all: () => byId.values(),
  };
}

type Placed = Pick<Clipping, 'at' | 'id'>;

/** Behind every other: ids are letters, digits, `_` and `-`. */
const LAST_ID = '~';

/** Where a clipping stands, or would stand: the newest first, and of one date in the order of their ids. */
function placeOf(clipping: Placed, shelf: readonly Clipping[]): number {
  let [low, high] = [0, shelf.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(shelf[middle] as Clipping, clipping)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isBefore = (one: Placed, other: Placed): boolean =>
  one.at > other.at || (one.at === other.at && one.id < other.id);

/** Looks at no more of each shelf than it takes. */
function mergeNewest(shelves: readonly (readonly Clipping[])[], most: number): readonly Clipping[] {
  const merged: Clipping[] = [];
  const heads = createExpiry<{ readonly shelf: readonly Clipping[]; readonly place: number }>();
  const push = (shelf: readonly Clipping[], place: number): void => {
    const head = shelf[place];
    if (head !== undefined) heads.add({ shelf, place }, -head.at);
  };
  for (const shelf of shelves) push(shelf, 0);
  for (const { shelf, place } of heads.takeBefore(Number.POSITIVE_INFINITY).take(most)) {
    merged.push(shelf[place] as Clipping);
    push(shelf, place + 1);
  }
  return merged;
}
