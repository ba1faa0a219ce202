import type { ReadItem } from '../body.ts';

/** Of a feed that lists more the bot takes the newest: nobody reads ten thousand headlines of one source. */
export const MOST_ITEMS = 500;

/** The newest items, in the order of the feed; where some have no date, the first ones. */
export function newestOf(items: readonly ReadItem[], most: number): readonly ReadItem[] {
  if (items.length <= most) return items;
  const dated = items.map(({ published }) => published?.epochMilliseconds ?? Number.NaN);
  if (dated.some(Number.isNaN)) return items.slice(0, most);
  const bar = dated.toSorted((a, b) => b - a)[most - 1] as number;
  return items.filter((_, index) => (dated[index] as number) >= bar).slice(0, most);
}
