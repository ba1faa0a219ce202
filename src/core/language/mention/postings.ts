/** What can leave a list before the list knows; its date in seconds. */
export type Mortal = { live: boolean; readonly published: number };

/** A list in the order of the dates, whatever came first, from which the dead are swept when they are the most: each for a fixed number of steps. */
export type Postings<Entry extends Mortal> = {
  entries: Entry[];
  live: number;
  /** No entry has a later date: to look at the last one itself would mean to fetch it from far away in memory. */
  latest: number;
};

export const createPostings = <Entry extends Mortal>(): Postings<Entry> => ({
  entries: [],
  live: 0,
  latest: 0,
});

export function enter<Entry extends Mortal>(postings: Postings<Entry>, entry: Entry): void {
  const { entries } = postings;
  if (entry.published < postings.latest) entries.splice(placeOf(entry, entries), 0, entry);
  else {
    if (entries.length < FEW) postings.entries = entries.concat(entry);
    else entries.push(entry);
    postings.latest = entry.published;
  }
  postings.live += 1;
}

/** Most lists stay so short, and an array takes room for 16 more when something is pushed to it. */
const FEW = 8;

/** Behind all that are no newer. */
function placeOf({ published }: Mortal, entries: readonly Mortal[]): number {
  const isNewer = (at: number): boolean => (entries[at]?.published ?? 0) > published;
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isNewer(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Takes out one entry that is already dead. */
export function leave<Entry extends Mortal>(postings: Postings<Entry>): void {
  postings.live -= 1;
  if (postings.entries.length > 2 * postings.live + 8) {
    postings.entries = postings.entries.filter(({ live }) => live);
  }
}

/** The newest entries that can be seen, at most `most`, looking at no more than ten times as many. */
export function newest<Entry extends Mortal>(
  { entries }: Postings<Entry>,
  most: number,
  sees: (entry: Entry) => boolean,
): readonly Entry[] {
  const found: Entry[] = [];
  const last = Math.max(0, entries.length - most * 10);
  for (let at = entries.length - 1; at >= last && found.length < most; at -= 1) {
    const entry = entries[at] as Entry;
    if (entry.live && sees(entry)) found.push(entry);
  }
  return found;
}
