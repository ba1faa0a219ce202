import type { Lexicon } from '../lexicon.ts';
import type { Archive, Holder, MentionItem } from './archive.ts';
import { fitOf, isBeside, type Message, NEAR, rankOf, textRarityOf } from './fit.ts';
import { type Fit, MOST_OF_TEXT, type Said, toItemSigns, weighItem, weighSpot } from './gate.ts';
import type { HeardWord } from './heard-words.ts';
import { newest } from './postings.ts';
import { toManner, toSpotSigns } from './signs.ts';
import { type Found, findNames, isSeed } from './spots.ts';
import { isStop } from './titles.ts';

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

/** So many of the newest items with a name are looked at, and the texts of so many. */
const MOST_HOLDERS = 100;
const MOST_TEXTS = 5;
/** Spots of a message that are weighed: a text that has more names its subject long before. */
const MOST_SPOTS = 200;

export type Reader<Item> = {
  readonly archive: Archive<Item>;
  readonly lexicon: Lexicon;
  readonly sees: (item: Item) => boolean;
  /** Items that are less surely meant are not shown (log-odds). */
  readonly least: number;
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
  const message = { manner: toManner(words), number, names: all };
  for (const each of found) weighFound(each, message, { ...reader, visit });
}

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
  const around = {
    ...{ ...found, message, near },
    alone: !message.names.some((other) => isBeside(found, other)),
    reading: markNear(near, message, reader),
  };
  const size = reader.archive.docs.size;
  const oddsOf = (fit: Fit): number => spot + weighItem(toItemSigns(fit, said, size));
  const holders = newest(name.holders, MOST_HOLDERS, ({ doc }) => reader.sees(doc.item));
  holders.forEach((holder, count) => {
    const bare = fitOf(holder, around, reader);
    // Most are out without their text, which takes longer to look at than all the rest.
    if (oddsOf(bare) + MOST_OF_TEXT < reader.least) return;
    const textRarity = count < MOST_TEXTS ? textRarityOf(holder.doc, around, reader) : 0;
    const fit = { ...bare, textRarity };
    const odds = oddsOf(fit);
    if (odds < reader.least) return;
    reader.visit({ holder, said, fit, odds, rank: rankOf(holder, fit, reader) });
  });
}

const toSaid = (signs: Said['signs']): Said => ({
  signs,
  small: (signs.small ?? 0) + (signs.smallAmongCapitals ?? 0) > 0,
  capital: (signs.written ?? 0) + (signs.inside ?? 0) + (signs.opening ?? 0) > 0,
});

/** Where the words near a name stand. */
function placesNear<Item>(
  { at, name }: Found<Holder<Item>>,
  { manner: { words } }: Message,
): readonly number[] {
  const end = at + name.words.length;
  const last = Math.min(words.length, end + NEAR);
  const places: number[] = [];
  for (let place = Math.max(0, at - NEAR); place < last; place += 1) {
    const isOutside = place < at || place >= end;
    if (isOutside && !isStop(words[place]?.word ?? '')) places.push(place);
  }
  return places;
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
