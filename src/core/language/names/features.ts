import { TRAITS } from '../traits.ts';
import { ENDING_COUNT } from './endings.ts';
import { COARSE_COUNT, coarse, END, GAP_COUNT, START } from './gaps.ts';
import { LEXICAL_COUNT } from './lexical-class.ts';
import { LIST_COUNT, TELLING_COUNT } from './lists.ts';
import { SHAPE, SHAPE_COUNT } from './shapes.ts';
import type { TitleWord } from './title-words.ts';

/** Numbers of the features of one word; each has a weight for each tag. So many of `ids` count. */
export type Features = { readonly ids: Int32Array; readonly count: number };

let next = 0;
/** Room for so many features; gives the first one's number. */
function block(size: number): number {
  const first = next;
  next += size;
  return first;
}

const TRAIT_COUNT = TRAITS.length;
const LEVELS = 6;
const LENGTHS = 9;
const PARTS = 4;
const AROUND = [-2, -1, 0, 1, 2] as const;
const BESIDE = [-2, -1, 1, 2] as const;

const ANY = block(1);
const SHAPES = block(5 * SHAPE_COUNT);
const LEXICALS = block(5 * LEXICAL_COUNT);
const GAPS = block(4 * GAP_COUNT);
const SHAPE_LEXICAL = block(SHAPE_COUNT * LEXICAL_COUNT);
const SHAPE_LEXICAL_LEVEL = block(SHAPE_COUNT * LEXICAL_COUNT * LEVELS);
const SHAPE_LEVEL = block(SHAPE_COUNT * LEVELS);
const SHAPE_ENDING = block(SHAPE_COUNT * ENDING_COUNT * 2);
const SHAPE_LENGTH = block(SHAPE_COUNT * LENGTHS);
const PART = block(3 * PARTS);
const SHAPE_PART = block(SHAPE_COUNT * PARTS);
const TRAIT = block(3 * TRAIT_COUNT);
const SHAPE_TRAIT = block(SHAPE_COUNT * TRAIT_COUNT);
const LIST = block(5 * LIST_COUNT);
const SHAPE_LIST = block(5 * LIST_COUNT * SHAPE_COUNT);
const BEFORE = block(LEXICAL_COUNT * COARSE_COUNT * LEXICAL_COUNT);
const AFTER = block(LEXICAL_COUNT * COARSE_COUNT * LEXICAL_COUNT);
const SHAPE_BEFORE = block(SHAPE_COUNT * COARSE_COUNT * SHAPE_COUNT);
const SHAPE_AFTER = block(SHAPE_COUNT * COARSE_COUNT * SHAPE_COUNT);
const SHAPE_BOTH = block(SHAPE_COUNT * SHAPE_COUNT * SHAPE_COUNT);
const NEXT_BUT_ONE = block(LEXICAL_COUNT * LEXICAL_COUNT);
const FIRST_TWO = block(LEXICAL_COUNT * LEXICAL_COUNT);
const TELLING = block(5 * TELLING_COUNT);
const TELLING_LEXICAL = block(4 * TELLING_COUNT * LEXICAL_COUNT);

/** How many features of words there are. */
export const FEATURE_COUNT = next;

/** Room for the features of one word, used again for the next: a headline has a thousand. */
type Room = { readonly ids: Int32Array; count: number };

/** No word has so many. */
const MOST = 512;
const createRoom = (): Room => ({ ids: new Int32Array(MOST), count: 0 });

function begin(room: Room): Room {
  room.count = 0;
  return room;
}

function put(room: Room, id: number): void {
  room.ids[room.count] = id;
  room.count += 1;
}

const roomForWord = createRoom();

/** The features of the word at an index; they hold until the next word is looked at. */
export function featuresAt(words: readonly TitleWord[], at: number): Features {
  const into = begin(roomForWord);
  put(into, ANY);
  const word = words[at] as TitleWord;
  ownFeatures(into, word);
  traitFeatures(into, words, at);
  aroundFeatures(into, words, at);
  pairFeatures(into, words, at);
  tellingFeatures(into, words, at);
  return into;
}

/** The word at an index, which may be past an end: to look there itself is slow. */
const wordAt = (words: readonly TitleWord[], at: number): TitleWord | undefined =>
  at < 0 || at >= words.length ? undefined : words[at];

/** The two in which a capital says little are one here. */
const certainty = ({ shape }: TitleWord): number =>
  shape === SHAPE.opening ? SHAPE.titled : shape;

function ownFeatures(into: Room, word: TitleWord): void {
  const { shape, lexical, level, ending, traits, part } = word;
  const sure = certainty(word);
  const length = Math.min(LENGTHS - 1, word.word.length);
  put(into, SHAPE_LEXICAL + shape * LEXICAL_COUNT + lexical);
  put(into, SHAPE_LEXICAL_LEVEL + (sure * LEXICAL_COUNT + lexical) * LEVELS + level);
  put(into, SHAPE_LEVEL + sure * LEVELS + level);
  put(into, SHAPE_ENDING + (sure * ENDING_COUNT + ending) * 2 + (traits === 0 ? 0 : 1));
  put(into, SHAPE_LENGTH + sure * LENGTHS + length);
  put(into, SHAPE_PART + sure * PARTS + part);
}

function traitFeatures(into: Room, words: readonly TitleWord[], at: number): void {
  const word = words[at] as TitleWord;
  const sure = certainty(word);
  for (let near = -1; near <= 1; near += 1) {
    const traits = wordAt(words, at + near)?.traits ?? 0;
    for (let rest = traits; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      put(into, TRAIT + (near + 1) * TRAIT_COUNT + bit);
      if (near === 0) put(into, SHAPE_TRAIT + sure * TRAIT_COUNT + bit);
    }
  }
}

function aroundFeatures(into: Room, words: readonly TitleWord[], at: number): void {
  const sure = certainty(words[at] as TitleWord);
  for (let slot = 0; slot < AROUND.length; slot += 1) {
    const near = AROUND[slot] ?? 0;
    const word = wordAt(words, at + near);
    put(into, SHAPES + slot * SHAPE_COUNT + (word?.shape ?? 0));
    put(into, LEXICALS + slot * LEXICAL_COUNT + (word?.lexical ?? 0));
    if (slot > 0) put(into, GAPS + (slot - 1) * GAP_COUNT + gapAt(words, at + near));
    if (word !== undefined) listFeatures(into, word, { slot, sure });
  }
  for (let near = -1; near <= 1; near += 1) {
    put(into, PART + (near + 1) * PARTS + (wordAt(words, at + near)?.part ?? 0));
  }
}

/** `slot` is where the word stands beside the one that is tagged, `sure` the shape of that one. */
type Beside = { readonly slot: number; readonly sure: number };

function listFeatures(into: Room, { lists }: TitleWord, { slot, sure }: Beside): void {
  for (let list = 0; lists >> list !== 0; list += 1) {
    if (((lists >> list) & 1) === 0) continue;
    const id = slot * LIST_COUNT + list;
    put(into, LIST + id);
    put(into, SHAPE_LIST + id * SHAPE_COUNT + sure);
  }
}

function gapAt(words: readonly TitleWord[], at: number): number {
  const word = wordAt(words, at);
  if (word !== undefined) return word.gap;
  return at < 0 ? START : END;
}

function pairFeatures(into: Room, words: readonly TitleWord[], at: number): void {
  const lexical = (near: number): number => wordAt(words, at + near)?.lexical ?? 0;
  const shape = (near: number): number => wordAt(words, at + near)?.shape ?? 0;
  const before = coarse(gapAt(words, at));
  const after = coarse(gapAt(words, at + 1));
  put(into, BEFORE + (lexical(-1) * COARSE_COUNT + before) * LEXICAL_COUNT + lexical(0));
  put(into, AFTER + (lexical(0) * COARSE_COUNT + after) * LEXICAL_COUNT + lexical(1));
  put(into, SHAPE_BEFORE + (shape(-1) * COARSE_COUNT + before) * SHAPE_COUNT + shape(0));
  put(into, SHAPE_AFTER + (shape(0) * COARSE_COUNT + after) * SHAPE_COUNT + shape(1));
  put(into, SHAPE_BOTH + (shape(-1) * SHAPE_COUNT + shape(0)) * SHAPE_COUNT + shape(1));
  put(into, NEXT_BUT_ONE + lexical(0) * LEXICAL_COUNT + lexical(2));
  if (at === 0) put(into, FIRST_TWO + lexical(0) * LEXICAL_COUNT + lexical(1));
}

function tellingFeatures(into: Room, words: readonly TitleWord[], at: number): void {
  const { lexical, telling } = words[at] as TitleWord;
  if (telling > 0) put(into, TELLING + 4 * TELLING_COUNT + telling);
  for (let slot = 0; slot < BESIDE.length; slot += 1) {
    const near = BESIDE[slot] ?? 0;
    const told = wordAt(words, at + near)?.telling ?? 0;
    if (told === 0) continue;
    const id = slot * TELLING_COUNT + told;
    put(into, TELLING + id);
    put(into, TELLING_LEXICAL + id * LEXICAL_COUNT + lexical);
  }
}

next = 0;
const LINK_GAP = block(GAP_COUNT);
const LINK_SHAPES = block(SHAPE_COUNT * SHAPE_COUNT);
const LINK_LEXICALS = block(LEXICAL_COUNT * LEXICAL_COUNT);
const LINK_LISTS = block(2 * LIST_COUNT);

/** How many features of two neighbours there are. */
export const LINK_COUNT = next;

const roomForStep = createRoom();

/** The features of the step from the word before to the one at an index; they hold until the next step. */
export function linksAt(words: readonly TitleWord[], at: number): Features {
  const left = words[at - 1] as TitleWord;
  const right = words[at] as TitleWord;
  const into = begin(roomForStep);
  put(into, LINK_GAP + right.gap);
  put(into, LINK_SHAPES + left.shape * SHAPE_COUNT + right.shape);
  put(into, LINK_LEXICALS + left.lexical * LEXICAL_COUNT + right.lexical);
  putLists(into, LINK_LISTS, left.lists);
  putLists(into, LINK_LISTS + LIST_COUNT, right.lists);
  return into;
}

function putLists(into: Room, first: number, lists: number): void {
  for (let list = 0; lists >> list !== 0; list += 1) {
    if (((lists >> list) & 1) === 1) put(into, first + list);
  }
}
