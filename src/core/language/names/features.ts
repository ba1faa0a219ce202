import { TRAITS } from '../traits.ts';
import { ENDING_COUNT } from './endings.ts';
import { COARSE_COUNT, coarse, END, GAP_COUNT, START } from './gaps.ts';
import { LEXICAL_COUNT } from './lexical-class.ts';
import { LIST_COUNT, TELLING_COUNT } from './lists.ts';
import { SHAPE, SHAPE_COUNT } from './shapes.ts';
import type { TitleWord } from './title-words.ts';

/** Numbers of the features of one word; each has a weight for each tag. */
export type Features = readonly number[];

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

/** The features of the word at an index. */
export function featuresAt(words: readonly TitleWord[], at: number): Features {
  const ids: number[] = [ANY];
  const word = words[at] as TitleWord;
  ownFeatures(ids, word);
  traitFeatures(ids, words, at);
  aroundFeatures(ids, words, at);
  pairFeatures(ids, words, at);
  tellingFeatures(ids, words, at);
  return ids;
}

/** The word at an index, which may be past an end: to look there itself is slow. */
const wordAt = (words: readonly TitleWord[], at: number): TitleWord | undefined =>
  at < 0 || at >= words.length ? undefined : words[at];

/** The two in which a capital says little are one here. */
const certainty = ({ shape }: TitleWord): number =>
  shape === SHAPE.opening ? SHAPE.titled : shape;

function ownFeatures(ids: number[], word: TitleWord): void {
  const { shape, lexical, level, ending, traits, part } = word;
  const sure = certainty(word);
  const length = Math.min(LENGTHS - 1, word.word.length);
  ids.push(
    SHAPE_LEXICAL + shape * LEXICAL_COUNT + lexical,
    SHAPE_LEXICAL_LEVEL + (sure * LEXICAL_COUNT + lexical) * LEVELS + level,
    SHAPE_LEVEL + sure * LEVELS + level,
    SHAPE_ENDING + (sure * ENDING_COUNT + ending) * 2 + (traits === 0 ? 0 : 1),
    SHAPE_LENGTH + sure * LENGTHS + length,
    SHAPE_PART + sure * PARTS + part,
  );
}

function traitFeatures(ids: number[], words: readonly TitleWord[], at: number): void {
  const word = words[at] as TitleWord;
  const sure = certainty(word);
  for (let near = -1; near <= 1; near += 1) {
    const traits = wordAt(words, at + near)?.traits ?? 0;
    for (let rest = traits; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      ids.push(TRAIT + (near + 1) * TRAIT_COUNT + bit);
      if (near === 0) ids.push(SHAPE_TRAIT + sure * TRAIT_COUNT + bit);
    }
  }
}

function aroundFeatures(ids: number[], words: readonly TitleWord[], at: number): void {
  const sure = certainty(words[at] as TitleWord);
  for (let slot = 0; slot < AROUND.length; slot += 1) {
    const near = AROUND[slot] ?? 0;
    const word = wordAt(words, at + near);
    ids.push(SHAPES + slot * SHAPE_COUNT + (word?.shape ?? 0));
    ids.push(LEXICALS + slot * LEXICAL_COUNT + (word?.lexical ?? 0));
    if (slot > 0) ids.push(GAPS + (slot - 1) * GAP_COUNT + gapAt(words, at + near));
    if (word !== undefined) listFeatures(ids, word, { slot, sure });
  }
  for (let near = -1; near <= 1; near += 1) {
    ids.push(PART + (near + 1) * PARTS + (wordAt(words, at + near)?.part ?? 0));
  }
}

/** `slot` is where the word stands beside the one that is tagged, `sure` the shape of that one. */
type Beside = { readonly slot: number; readonly sure: number };

function listFeatures(ids: number[], { lists }: TitleWord, { slot, sure }: Beside): void {
  for (let list = 0; lists >> list !== 0; list += 1) {
    if (((lists >> list) & 1) === 0) continue;
    const id = slot * LIST_COUNT + list;
    ids.push(LIST + id, SHAPE_LIST + id * SHAPE_COUNT + sure);
  }
}

function gapAt(words: readonly TitleWord[], at: number): number {
  const word = wordAt(words, at);
  if (word !== undefined) return word.gap;
  return at < 0 ? START : END;
}

function pairFeatures(ids: number[], words: readonly TitleWord[], at: number): void {
  const lexical = (near: number): number => wordAt(words, at + near)?.lexical ?? 0;
  const shape = (near: number): number => wordAt(words, at + near)?.shape ?? 0;
  const before = coarse(gapAt(words, at));
  const after = coarse(gapAt(words, at + 1));
  ids.push(
    BEFORE + (lexical(-1) * COARSE_COUNT + before) * LEXICAL_COUNT + lexical(0),
    AFTER + (lexical(0) * COARSE_COUNT + after) * LEXICAL_COUNT + lexical(1),
    SHAPE_BEFORE + (shape(-1) * COARSE_COUNT + before) * SHAPE_COUNT + shape(0),
    SHAPE_AFTER + (shape(0) * COARSE_COUNT + after) * SHAPE_COUNT + shape(1),
    SHAPE_BOTH + (shape(-1) * SHAPE_COUNT + shape(0)) * SHAPE_COUNT + shape(1),
    NEXT_BUT_ONE + lexical(0) * LEXICAL_COUNT + lexical(2),
  );
  if (at === 0) ids.push(FIRST_TWO + lexical(0) * LEXICAL_COUNT + lexical(1));
}

function tellingFeatures(ids: number[], words: readonly TitleWord[], at: number): void {
  const { lexical, telling } = words[at] as TitleWord;
  if (telling > 0) ids.push(TELLING + 4 * TELLING_COUNT + telling);
  for (let slot = 0; slot < BESIDE.length; slot += 1) {
    const near = BESIDE[slot] ?? 0;
    const told = wordAt(words, at + near)?.telling ?? 0;
    if (told === 0) continue;
    const id = slot * TELLING_COUNT + told;
    ids.push(TELLING + id, TELLING_LEXICAL + id * LEXICAL_COUNT + lexical);
  }
}

next = 0;
const LINK_GAP = block(GAP_COUNT);
const LINK_SHAPES = block(SHAPE_COUNT * SHAPE_COUNT);
const LINK_LEXICALS = block(LEXICAL_COUNT * LEXICAL_COUNT);
const LINK_LISTS = block(2 * LIST_COUNT);

/** How many features of two neighbours there are. */
export const LINK_COUNT = next;

/** The features of the step from the word before to the one at an index. */
export function linksAt(words: readonly TitleWord[], at: number): Features {
  const left = words[at - 1] as TitleWord;
  const right = words[at] as TitleWord;
  const ids = [
    LINK_GAP + right.gap,
    LINK_SHAPES + left.shape * SHAPE_COUNT + right.shape,
    LINK_LEXICALS + left.lexical * LEXICAL_COUNT + right.lexical,
  ];
  [left.lists, right.lists].forEach((lists, side) => {
    for (let list = 0; lists >> list !== 0; list += 1) {
      if (((lists >> list) & 1) === 1) ids.push(LINK_LISTS + side * LIST_COUNT + list);
    }
  });
  return ids;
}
