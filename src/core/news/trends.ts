import type { Printed, TitleNames } from './title-names.ts';

/** How many stories named somebody, by day. */
export type Trend = {
  readonly name: string;
  readonly counts: readonly number[];
  readonly total: number;
};

/** What is counted, and how. */
export type Count = {
  readonly items: readonly Printed[];
  /** Milliseconds at which each day begins, in their order, and at which the last one ends. */
  readonly days: readonly number[];
  readonly namesIn: TitleNames;
  /** The key of the story that an item tells. */
  storyOf(id: string): string;
  /** Lets others have their turn. */
  rest(): Promise<unknown>;
};

/** Fewer stories than these make no trend. */
const LEAST = 3;
/** Headlines that are looked at in one go, and headlines whose names are read: some milliseconds. */
const LOOKED_AT = 500;
const READ = 50;

/**
 * The names that most stories had, the first first. A story counts once a day, whoever tells it; its first
 * headline of the day stands for it.
 */
export async function countNames(count: Count, most: number): Promise<readonly Trend[]> {
  const { days, namesIn, rest } = count;
  const tallies = new Map<string, { readonly name: string; readonly counts: number[] }>();
  const stories = await firstHeadlines(count);
  await inTurns(stories, { size: READ, rest }, ({ item, day }) => {
    for (const { key, text } of namesIn(item)) {
      const tally = tallies.get(key) ?? { name: text, counts: days.slice(1).map(() => 0) };
      tallies.set(key, tally);
      tally.counts[day] = (tally.counts[day] ?? 0) + 1;
    }
  });
  return [...tallies.values()]
    .map((tally) => ({ ...tally, total: tally.counts.reduce((sum, each) => sum + each, 0) }))
    .filter(({ total }) => total >= LEAST)
    .toSorted((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}

type Told = { readonly item: Printed; readonly day: number };

/** One headline for each story and day. */
async function firstHeadlines({ items, days, storyOf, rest }: Count): Promise<readonly Told[]> {
  const told = new Map<string, Told>();
  await inTurns(items, { size: LOOKED_AT, rest }, (item) => {
    const day = days.findLastIndex((start) => start <= item.at);
    // The last one is no day, but the end of them.
    if (day < 0 || day === days.length - 1) return;
    const key = `${day} ${storyOf(item.id)}`;
    const first = told.get(key)?.item;
    if (first === undefined || isBefore(item, first)) told.set(key, { item, day });
  });
  return [...told.values()];
}

/** Of two that came at once it is always the same. */
const isBefore = (one: Printed, other: Printed): boolean =>
  one.at < other.at || (one.at === other.at && one.id < other.id);

type Turns = Pick<Count, 'rest'> & { readonly size: number };

/** Visits all, and lets others have their turn after so many. */
async function inTurns<Thing>(
  things: readonly Thing[],
  { size, rest }: Turns,
  visit: (thing: Thing) => void,
): Promise<void> {
  for (let at = 0; at < things.length; at += size) {
    if (at > 0) await rest();
    for (const thing of things.slice(at, at + size)) visit(thing);
  }
}
