import { type Doc, type Holder, type MentionItem, textOf } from './archive.ts';
import type { Fit } from './gate.ts';
import type { Reader } from './named.ts';
import type { Mortal } from './postings.ts';
import type { Manner } from './signs.ts';
import type { Found } from './spots.ts';
import { toTerm } from './term.ts';
import { rarityIn } from './titles.ts';

/** Words so far from a name may still say what is meant by it. */
export const NEAR = 10;
/** A message; `names` are all that were found in it. */
export type Message = {
  readonly manner: Manner;
  readonly number: number;
  readonly names: readonly Found<Mortal>[];
};

/** A name in its message, with what stands near it. */
export type Around<Item> = Found<Holder<Item>> & {
  readonly message: Message;
  /** The number of the mark on the words near it: 0 where none of them is in any headline. */
  readonly reading: number;
  /** No other name is near it. */
  readonly alone: boolean;
  /** Where the words near it stand. */
  readonly near: readonly number[];
};

/** How a message fits an item without its text. */
export function fitOf<Item extends MentionItem>(
  holder: Holder<Item>,
  around: Around<Item>,
  reader: Reader<Item>,
): Fit {
  const { doc, name, role, head } = holder;
  const { others, othersRarity } = othersOf(doc, around, reader);
  const { shared, sharedRarity, coverage } = sharedOf(doc, around, reader);
  const holders = name.holders.live;
  // Written out: many are made, and a spread takes longer than all their figures.
  return {
    role,
    head,
    holders,
    others,
    othersRarity,
    shared,
    sharedRarity,
    coverage,
    textRarity: 0,
  };
}

const NO_OTHERS = { others: 0, othersRarity: 0 };

/** The item's other names that are said near this one. */
function othersOf<Item extends MentionItem>(
  { holders }: Doc<Item>,
  around: Around<Item>,
  reader: Reader<Item>,
): Pick<Fit, 'others' | 'othersRarity'> {
  if (around.alone) return NO_OTHERS;
  const places = new Set<number>();
  let othersRarity = 0;
  reader.meter.steps += holders.length;
  for (const { name: other } of holders) {
    if (other.reading !== around.message.number || places.has(other.at)) continue;
    if (!isBeside(around, { at: other.at, name: other })) continue;
    places.add(other.at);
    othersRarity += rarityOf(other.holders.live, reader) * (other.generic ? 0.3 : 1);
  }
  return { others: places.size, othersRarity };
}

/** True for a name near another one, where they share no word. */
export function isBeside({ at, name }: Found<Mortal>, other: Found<Mortal>): boolean {
  if (Math.abs(other.at - at) >= 2 * NEAR) return false;
  return other.at >= at + name.words.length || at >= other.at + other.name.words.length;
}

const NOTHING_SHARED = { shared: 0, sharedRarity: 0, coverage: 0 };

/** How much of the item's words is said near the name. */
function sharedOf<Item extends MentionItem>(
  doc: Doc<Item>,
  { reading }: Around<Item>,
  reader: Reader<Item>,
): Pick<Fit, 'shared' | 'sharedRarity' | 'coverage'> {
  if (reading === 0) return NOTHING_SHARED;
  let [shared, sharedRarity, said, all] = [0, 0, 0, 0];
  reader.meter.steps += doc.title.length;
  for (const { reading: last, rarity, postings } of doc.title) {
    all += rarity;
    if (last !== reading) continue;
    said += rarity;
    shared += 1;
    sharedRarity += rarity * Math.min(1, rarityOf(postings.live, reader) / 3);
  }
  return { shared, sharedRarity, coverage: said / (all + 0.1) };
}

/** The sum of the rarities of the terms near a name that only the item's text has. */
export function textRarityOf<Item extends MentionItem>(
  doc: Doc<Item>,
  { near, message }: Around<Item>,
  { lexicon, meter }: Reader<Item>,
): number {
  if (near.length === 0 || doc.item.text === undefined) return 0;
  const terms = textOf(doc);
  meter.steps += near.length;
  let sum = 0;
  for (const place of near) {
    const term = toTerm(message.manner.words, place);
    if (terms.has(term)) sum += rarityIn(term, lexicon);
  }
  return sum;
}

/** Of something that so many items have. */
const rarityOf = <Item>(live: number, { archive }: Pick<Reader<Item>, 'archive'>): number =>
  Math.log((archive.docs.size + 1) / (live + 0.5));

/** How much of a whole name each way to come to one is. */
const WORTH: Readonly<Record<Holder<unknown>['role'], number>> = {
  ...{ name: 1, spelling: 1, alias: 1 },
  ...{ part: 0.8, word: 0.8, text: 0.6 },
};

/** How well an item fits beside others. */
export function rankOf<Item>({ name, role }: Holder<Item>, fit: Fit, reader: Reader<Item>): number {
  const long = name.words.length > 1 ? 1.3 : 1;
  const own = rarityOf(fit.holders, reader) * WORTH[role] * long;
  return own + fit.othersRarity + 2 * fit.sharedRarity + fit.textRarity;
}
