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
/** Headlines that are read in one go: some milliseconds. */
const AT_ONCE = 100;

/** The names that most stories had, the first first. A story counts once a day, whoever tells it. */
export async function countNames(
  { items, days, namesIn, storyOf, rest }: Count,
  most: number,
): Promise<readonly Trend[]> {
  const tallies = new Map<string, Tally>();
  for (const [index, item] of items.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await rest();
    const day = days.findLastIndex((start) => start <= item.at);
    // The last one is no day, but the end of them.
    if (day < 0 || day === days.length - 1) continue;
    for (const { key, text } of namesIn(item)) {
      const tally = tallies.get(key) ?? { name: text, stories: days.slice(1).map(() => new Set()) };
      tallies.set(key, tally);
      tally.stories[day]?.add(storyOf(item.id));
    }
  }
  return [...tallies.values()]
    .map(toTrend)
    .filter(({ total }) => total >= LEAST)
    .toSorted((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}

type Tally = { readonly name: string; readonly stories: readonly Set<string>[] };

function toTrend({ name, stories }: Tally): Trend {
  const counts = stories.map(({ size }) => size);
  return { name, counts, total: counts.reduce((sum, count) => sum + count, 0) };
}
