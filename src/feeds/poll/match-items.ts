import type { WireItem } from '#core/news/feed.ts';
import type { ReadItem } from '../body.ts';
import { type Marks, marksOf } from './marks.ts';

/** An item as a check read it, what it is known by, and which item of earlier checks it is. */
export type Matched = {
  readonly read: ReadItem;
  readonly marks: Marks;
  /** The mark that it is named by: one that no other item of this check has. */
  readonly name: string;
  readonly known: WireItem | undefined;
};

/** A title so long is not another item's by chance, even where neither has a date. UTF-16 units. */
const TELLING_TITLE = 25;
/** Hours. */
const REDATED_WITHIN = 20;
/** Milliseconds. */
const HOUR = 3_600_000;

/**
 * Finds out which items of a check are known: by guid; else by address, or by title and date, where the
 * item that had them is not in the feed any more under its own guid. A mark that two items of this check
 * share says nothing. An item that stands in the feed twice is there once.
 */
export function matchItems(
  items: readonly ReadItem[],
  known: readonly WireItem[],
  site: string | undefined,
): readonly Matched[] {
  const marked = items.map((read) => ({ read, marks: marksOf(read, site) }));
  const here = countMarks(marked.map(({ marks }) => marks));
  const look = { here, byMark: toIndex(known), taken: new Set<string>() };
  const matched = new Map<string, Matched>();
  for (const { read, marks } of marked) {
    const sure = sureOf(marks, here);
    const name = sure.guid ?? sure.url ?? marks.all;
    if (matched.has(name)) continue;
    const found = findKnown(read, sure, look);
    if (found !== undefined) look.taken.add(found.id);
    matched.set(name, { read, marks, name, known: found?.item });
  }
  return [...matched.values()];
}

type Known = { readonly id: string; readonly item: WireItem };
type Look = {
  readonly here: ReadonlyMap<string, number>;
  readonly byMark: ReadonlyMap<string, WireItem>;
  /** Ids of items that were found already. */
  readonly taken: ReadonlySet<string>;
};

function countMarks(all: readonly Marks[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { guid, url, title, all: text } of all)
    for (const mark of [guid, url, title, text])
      if (mark !== undefined) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}

/** The latest item that has a mark stands for it. */
const toIndex = (known: readonly WireItem[]): ReadonlyMap<string, WireItem> =>
  new Map(
    known
      .toSorted((a, b) => a.firstSeen.epochMilliseconds - b.firstSeen.epochMilliseconds)
      .flatMap((item) => item.marks.map((mark) => [mark, item] as const)),
  );

/** Without the marks that another item of this check has too. */
function sureOf({ guid, url, title, all }: Marks, here: Look['here']): Partial<Marks> {
  const isSure = (mark: string | undefined): boolean => mark !== undefined && here.get(mark) === 1;
  return {
    guid: isSure(guid) ? guid : undefined,
    url: isSure(url) ? url : undefined,
    ...(isSure(title) && { title }),
    ...(isSure(all) && { all }),
  };
}

function findKnown(read: ReadItem, sure: Partial<Marks>, look: Look): Known | undefined {
  const { byMark, taken } = look;
  const under = (mark: string | undefined): WireItem | undefined => {
    const item = mark === undefined ? undefined : byMark.get(mark);
    return item === undefined || taken.has(item.headline.id) ? undefined : item;
  };
  const item =
    under(sure.guid) ??
    accepted(under(sure.url), (old) => !isHere(old, 'g', look) && isSameUnder(old, read, sure)) ??
    accepted(under(sure.title), (old) => isSameTitle(old, read, sure, look)) ??
    accepted(under(sure.all), () => sure.guid === undefined && sure.url === undefined);
  return item === undefined ? undefined : { id: item.headline.id, item };
}

const accepted = (
  item: WireItem | undefined,
  isSame: (item: WireItem) => boolean,
): WireItem | undefined => (item !== undefined && isSame(item) ? item : undefined);

/** A mark of that kind (`g` guid, `u` address) which the old item has stands in this check. */
const isHere = ({ marks }: WireItem, kind: 'g' | 'u', { here }: Look): boolean =>
  marks.some((mark) => mark.startsWith(kind) && here.has(mark));

/** One address with another guid: the same item if it has the title or the date of before, else the page's next news. */
function isSameUnder(old: WireItem, { published }: ReadItem, { guid, title }: Partial<Marks>) {
  if (guid === undefined || !old.marks.some((mark) => mark.startsWith('g'))) return true;
  if (title !== undefined && old.marks.includes(title)) return true;
  return published?.epochMilliseconds === old.headline.published.epochMilliseconds;
}

/**
 * Another guid and another address: the same item if the old one has left, and has the date of this one; of
 * two without a date the title must say enough. What never has guid or address is dated anew by some feeds
 * with every request: a day later the same title is the next piece of a series.
 */
function isSameTitle(
  ...[old, read, sure, look]: [WireItem, ReadItem, Partial<Marks>, Look]
): boolean {
  if (isHere(old, 'g', look) || isHere(old, 'u', look)) return false;
  const apart = hoursBetween(old, read);
  if (sure.guid === undefined && sure.url === undefined) return (apart ?? 0) < REDATED_WITHIN;
  return apart === undefined ? (read.title ?? '').length >= TELLING_TITLE : apart === 0;
}

function hoursBetween({ headline }: WireItem, { published }: ReadItem): number | undefined {
  if (published === undefined) return undefined;
  return Math.abs(published.epochMilliseconds - headline.published.epochMilliseconds) / HOUR;
}
