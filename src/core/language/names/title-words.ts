import type { Lexicon } from '../lexicon.ts';
import { BIT } from '../traits.ts';
import { startWalk, type Token, toNextWord, toTokens } from '../words.ts';
import { type Gap, gapOf, isOpening, START, START_QUOTED } from './gaps.ts';
import { isUpper, readShape, SHAPE, type Shape } from './shapes.ts';
import { factsIn, type WordFacts } from './word-facts.ts';

/** One word of a headline with all that the tagger looks at. */
export type TitleWord = Token &
  WordFacts & {
    readonly shape: Shape;
    /** What stands before it. */
    readonly gap: Gap;
    /** Its part of a name of several words that dictionaries know: 0 none, 1 first, 2 inside, 3 last. */
    readonly part: number;
  };

/** True (a name), false (not) or undefined, by what running text shows of a word. */
export type CaseEvidence = (word: string) => boolean | undefined;

/** A headline is in Title Case when this share of its longer words have a capital. */
const TITLE_CASE_SHARE = 0.7;
/** Words in which a known name is looked for. */
const LONGEST_NAME = 5;

/** How many longer words a headline has behind its first, and how many of them with a capital. */
type Cased = { long: number; capitals: number };

/** True where most words of a headline have a capital, whatever they are. */
export function isTitleCase(title: string): boolean {
  const cased: Cased = { long: 0, capitals: 0 };
  const walk = startWalk(title);
  if (!toNextWord(walk)) return false;
  while (toNextWord(walk)) countCase(cased, walk.to - walk.from, readShape(title, walk));
  return isTitled(cased);
}

function countCase(cased: Cased, length: number, shape: Shape): void {
  if (length <= 3 || shape === SHAPE.number || shape === SHAPE.money) return;
  cased.long += 1;
  if (shape !== SHAPE.small) cased.capitals += 1;
}

const isTitled = ({ long, capitals }: Cased): boolean =>
  long > 0 && capitals >= long * TITLE_CASE_SHARE;

/** A headline with its words. */
export type Headline = { readonly title: string; readonly titled: readonly Token[] };

export const toHeadline = (title: string): Headline => ({ title, titled: toTokens(title) });

export function readTitle(
  { title, titled }: Headline,
  lexicon: Lexicon,
  evidence: CaseEvidence,
): readonly TitleWord[] {
  const factsOf = factsIn(lexicon);
  const facts = titled.map(({ word }) => factsOf(word));
  const shapes = titled.map((token) => readShape(title, token));
  const manner = { titled: isInTitleCase(titled, shapes), upper: isUpper(shapes) };
  const parts = partsOf(titled, facts, lexicon);
  let after = 0;
  return titled.map(({ word, start, end }, at) => {
    const gap = at === 0 ? startOf(title, start) : gapOf(title.slice(after, start));
    after = end;
    const shape = shapes[at] ?? SHAPE.small;
    const { traits, lexical, level, ending, lists, telling } = facts[at] as WordFacts;
    // Written out: each word of each headline has one, and a spread takes longer than all else here.
    return {
      word,
      start,
      end,
      traits,
      lexical,
      level,
      ending,
      lists,
      telling,
      gap,
      shape: isUnsure(shape, manner) ? weigh(manner, isOpening(gap), evidence(word)) : shape,
      part: parts[at] ?? 0,
    };
  });
}

function isInTitleCase(tokens: readonly Token[], shapes: readonly Shape[]): boolean {
  const cased: Cased = { long: 0, capitals: 0 };
  for (let at = 1; at < tokens.length; at += 1) {
    countCase(cased, tokens[at]?.word.length ?? 0, shapes[at] ?? SHAPE.small);
  }
  return isTitled(cased);
}

const startOf = (title: string, start: number): Gap =>
  /["“(]/.test(title.slice(0, start)) ? START_QUOTED : START;

/** How the whole headline is written. */
type Manner = { readonly titled: boolean; readonly upper: boolean };

/** A capital says little in Title Case and at the start of a sentence, unless running text shows the word. */
const isUnsure = (shape: Shape, { upper }: Manner): boolean =>
  shape === SHAPE.capital || (shape === SHAPE.acronym && upper);

function weigh({ titled, upper }: Manner, opens: boolean, name: boolean | undefined): Shape {
  if (name !== undefined) return name ? SHAPE.known : SHAPE.small;
  if (titled || upper) return SHAPE.titled;
  return opens ? SHAPE.opening : SHAPE.known;
}

const begins = ({ traits }: WordFacts): boolean => (traits & BIT.begins) !== 0;

/** Marks the longest known names, from the left. */
function partsOf(
  tokens: readonly Token[],
  facts: readonly WordFacts[],
  lexicon: Lexicon,
): readonly number[] {
  const parts: number[] = [];
  if (!facts.some(begins)) return parts;
  const text = tokens.map(({ word }) => word).join(' ');
  let start = 0;
  tokens.forEach(({ word }, at) => {
    if (parts.length === at) {
      const known = begins(facts[at] as WordFacts);
      const length = known ? nameLengthAt({ tokens, at, text: text.slice(start) }, lexicon) : 0;
      parts.push(...(PARTS_OF[length] ?? NO_PART));
    }
    start += word.length + 1;
  });
  return parts;
}

const NO_PART = [0];
/** By how many words a name has. */
const PARTS_OF = [NO_PART, NO_PART, [1, 3], [1, 2, 3], [1, 2, 2, 3], [1, 2, 2, 2, 3]];

const NAMES = BIT.brand | BIT.person | BIT.place | BIT.other | BIT.demonym;

/** The words from an index on; `text` has them joined by blanks, to cut phrases from: that is quicker than to join each. */
type Rest = { readonly tokens: readonly Token[]; readonly at: number; readonly text: string };

function nameLengthAt({ tokens, at, text }: Rest, lexicon: Lexicon): number {
  let longest = 0;
  let end = tokens[at]?.word.length ?? 0;
  const most = Math.min(LONGEST_NAME, tokens.length - at);
  for (let length = 2; length <= most; length += 1) {
    end += 1 + (tokens[at + length - 1]?.word.length ?? 0);
    if ((lexicon.traits(text.slice(0, end)) & NAMES) !== 0) longest = length;
  }
  return longest;
}
