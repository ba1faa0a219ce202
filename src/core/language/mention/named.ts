import type { Lexicon } from '../lexicon.ts';
import { type Archive, type Doc, type Holder, type MentionItem, textOf } from './archive.ts';
import { type Fit, type Said, toItemSigns, weighItem, weighSpot } from './gate.ts';
import type { HeardWord } from './heard-words.ts';
import { newest } from './postings.ts';
import { type Manner, toManner, toSpotSigns } from './signs.ts';
import { type Found, findNames, isSeed } from './spots.ts';
import { toTerm } from './term.ts';
import { isStop, rarityIn } from './titles.ts';

/** An item that a message may mean, and how surely. */
export type Candidate<Item> = {
  readonly holder: Holder<Item>;
  readonly said: Said;
  readonly fit: Fit;
  /** Log-odds that the item is meant. */
  readonly odds: number;
  /** How well it fits beside other items. */
  readonly rank: number;
};

/** Words so far from a name may still say what is meant by it. */
const NEAR = 10;
/** So many of the newest items with a name are looked at, and the texts of so many. */
const MOST_HOLDERS = 100;
const MOST_TEXTS = 5;
/** Spots of a message that are weighed: a text that has more names its subject long before. */
const MOST_SPOTS = 200;

export type Reader<Item> = {
  readonly archive: Archive<Item>;
  readonly lexicon: Lexicon;
  readonly sees: (item: Item) => boolean;
  /** Counts looks at words and items. */
  readonly meter: { steps: number };
  /** Numbers readings, so that marks of older ones are no marks. */
  readonly readings: { last: number };
};

/** Shows the items whose names are said in a message. */
export function findNamed<Item extends MentionItem>(
  words: readonly HeardWord[],
  reader: Reader<Item>,
  visit: (candidate: Candidate<Item>) => void,
): void {
  const { archive, meter, readings } = reader;
  meter.steps += words.length;
  const all = findNames(archive.tree, words);
  const found = all.filter((each) => isSeed(each, words)).slice(0, MOST_SPOTS);
  if (found.length === 0) return;
  const number = ++readings.last;
  for (const { at, name } of all) {
    name.reading = number;
    name.at = at;
  }
  const message = { manner: toManner(words), number, names: all.length };
  for (const each of found) weighFound(each, message, { ...reader, visit });
}

/** `names`: how many were found. */
type Message = { readonly manner: Manner; readonly number: number; readonly names: number };

type Visited<Item> = Reader<Item> & { visit(candidate: Candidate<Item>): void };

function weighFound<Item extends MentionItem>(
  found: Found<Holder<Item>>,
  message: Message,
  reader: Visited<Item>,
): void {
  const { at, name } = found;
  const signs = toSpotSigns({ at, words: name.words }, message.manner, reader.lexicon);
  const said = toSaid(signs);
  const spot = weighSpot(signs);
  const near = placesNear(found, message);
  const reading = markNear(near, message, reader);
  const around = {
    ...found,
    message,
    reading,
    near: near.map((at) => toTerm(message.manner.words, at)),
  };
  const size = reader.archive.docs.size;
  const holders = newest(name.holders, MOST_HOLDERS, ({ doc }) => reader.sees(doc.item));
  holders.forEach((holder, count) => {
    const texts = count < MOST_TEXTS;
    const fit = fitOf(holder, { ...around, near: texts ? around.near : [] }, reader);
    const odds = spot + weighItem(toItemSigns(fit, said, size));
    reader.visit({ holder, said, fit, odds, rank: rankOf(holder, fit, reader) });
  });
}

const toSaid = (signs: Said['signs']): Said => ({
  signs,
  small: (signs.small ?? 0) + (signs.smallAmongCapitals ?? 0) > 0,
  capital: (signs.written ?? 0) + (signs.inside ?? 0) + (signs.opening ?? 0) > 0,
});

/** A name in its message, with what stands near it. */
type Around<Item> = Found<Holder<Item>> & {
  readonly message: Message;
  /** The number of the mark on the words near it: 0 where none of them is in any headline. */
  readonly reading: number;
  /** The terms near it that a text may share. */
  readonly near: readonly string[];
};

/** Where the words near a name stand. */
function placesNear<Item>(
  { at, name }: Found<Holder<Item>>,
  { manner: { words } }: Message,
): readonly number[] {
  const end = at + name.words.length;
  const first = Math.max(0, at - NEAR);
  const last = Math.min(words.length, end + NEAR);
  const places = Array.from({ length: last - first }, (_, more) => first + more);
  return places.filter(
    (place) => (place < at || place >= end) && !isStop(words[place]?.word ?? ''),
  );
}

/** Marks the words near a name, and gives the number of the mark; 0 where headlines have none of them. */
function markNear<Item extends MentionItem>(
  near: readonly number[],
  { manner: { words } }: Message,
  { archive, readings, meter }: Reader<Item>,
): number {
  const reading = ++readings.last;
  let marked = 0;
  meter.steps += near.length;
  for (const place of near) {
    const word = archive.titles.find(words, place);
    if (word === undefined) continue;
    word.reading = reading;
    marked = reading;
  }
  return marked;
}

function fitOf<Item extends MentionItem>(
  holder: Holder<Item>,
  around: Around<Item>,
  reader: Reader<Item>,
): Fit {
  const { doc, name, role, head } = holder;
  return {
    ...{ role, head, holders: name.holders.live },
    ...othersOf(doc, around, reader),
    ...sharedOf(doc, around, reader),
  };
}

const NO_OTHERS = { others: 0, othersRarity: 0 };

/** The item's other names that are said near this one. */
function othersOf<Item extends MentionItem>(
  { holders }: Doc<Item>,
  { at, name, message }: Around<Item>,
  reader: Reader<Item>,
): Pick<Fit, 'others' | 'othersRarity'> {
  if (message.names < 2) return NO_OTHERS;
  const places = new Set<number>();
  let othersRarity = 0;
  reader.meter.steps += holders.length;
  for (const { name: other } of holders) {
    if (other.reading !== message.number || overlap(at, name.words, other)) continue;
    if (Math.abs(other.at - at) >= 2 * NEAR || places.has(other.at)) continue;
    places.add(other.at);
    othersRarity += rarityOf(other.holders.live, reader) * (other.generic ? 0.3 : 1);
  }
  return { others: places.size, othersRarity };
}

const overlap = (
  at: number,
  words: readonly string[],
  other: { readonly at: number; readonly words: readonly string[] },
): boolean => other.at < at + words.length && at < other.at + other.words.length;

const NOTHING_SHARED = { shared: 0, sharedRarity: 0, coverage: 0 };

/** How much of the item's words is said near the name. */
function sharedOf<Item extends MentionItem>(
  doc: Doc<Item>,
  { reading, near }: Around<Item>,
  reader: Reader<Item>,
): Pick<Fit, 'shared' | 'sharedRarity' | 'textRarity' | 'coverage'> {
  const textRarity = textRarityOf(doc, near, reader);
  if (reading === 0) return { ...NOTHING_SHARED, textRarity };
  let [shared, sharedRarity, said, all] = [0, 0, 0, 0];
  reader.meter.steps += doc.title.length;
  for (const { reading: last, rarity, postings } of doc.title) {
    all += rarity;
    if (last !== reading) continue;
    said += rarity;
    shared += 1;
    sharedRarity += rarity * Math.min(1, rarityOf(postings.live, reader) / 3);
  }
  return { shared, sharedRarity, textRarity, coverage: said / (all + 0.1) };
}

/** The sum of the rarities of the terms near a name that only the item's text has. */
function textRarityOf<Item extends MentionItem>(
  doc: Doc<Item>,
  near: readonly string[],
  { lexicon, meter }: Reader<Item>,
): number {
  if (near.length === 0 || doc.item.text === undefined) return 0;
  const terms = textOf(doc);
  meter.steps += near.length;
  return near.reduce((sum, term) => sum + (terms.has(term) ? rarityIn(term, lexicon) : 0), 0);
}

/** Of something that so many items have. */
const rarityOf = <Item>(live: number, { archive }: Pick<Reader<Item>, 'archive'>): number =>
  Math.log((archive.docs.size + 1) / (live + 0.5));

/** How much of a whole name each way to come to one is. */
const WORTH: Readonly<Record<Holder<unknown>['role'], number>> = {
  ...{ name: 1, spelling: 1, alias: 1 },
  ...{ part: 0.8, word: 0.8, text: 0.6 },
};

function rankOf<Item>({ name, role }: Holder<Item>, fit: Fit, reader: Reader<Item>): number {
  const long = name.words.length > 1 ? 1.3 : 1;
  const own = rarityOf(fit.holders, reader) * WORTH[role] * long;
  return own + fit.othersRarity + 2 * fit.sharedRarity + fit.textRarity;
}
