import type { Lexicon } from '../lexicon.ts';
import { BIT } from '../traits.ts';
import { type Token, toTokens } from '../words.ts';
import { type Gap, gapOf, isOpening, START, START_QUOTED } from './gaps.ts';
import { isUpper, readShape, SHAPE, type Shape } from './shapes.ts';
import { factsOf, type WordFacts } from './word-facts.ts';

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

/** True where most words of a headline have a capital, whatever they are. */
export function isTitleCase(title: string): boolean {
  const tokens = toTokens(title);
  return isTitled(
    tokens,
    tokens.map((token) => readShape(title, token)),
  );
}

function isTitled(tokens: readonly Token[], shapes: readonly Shape[]): boolean {
  const long = shapes.filter(
    (shape, at) =>
      at > 0 &&
      (tokens[at]?.word.length ?? 0) > 3 &&
      shape !== SHAPE.number &&
      shape !== SHAPE.money,
  );
  const capitals = long.filter((shape) => shape !== SHAPE.small).length;
  return long.length > 0 && capitals >= long.length * TITLE_CASE_SHARE;
}

export function readTitle(
  title: string,
  lexicon: Lexicon,
  evidence: CaseEvidence,
): readonly TitleWord[] {
  const tokens = toTokens(title);
  const shapes = tokens.map((token) => readShape(title, token));
  const titled = isTitled(tokens, shapes);
  const upper = isUpper(shapes);
  const parts = partsOf(tokens, lexicon);
  let after = 0;
  return tokens.map((token, at) => {
    const gap = at === 0 ? startOf(title, token.start) : gapOf(title.slice(after, token.start));
    after = token.end;
    const seen = { shape: shapes[at] ?? SHAPE.small, titled, upper, opens: isOpening(gap) };
    const shape = weigh(seen, evidence(token.word));
    return { ...token, ...factsOf(token.word, lexicon), shape, gap, part: parts[at] ?? 0 };
  });
}

const startOf = (title: string, start: number): Gap =>
  /["“(]/.test(title.slice(0, start)) ? START_QUOTED : START;

type Seen = {
  readonly shape: Shape;
  readonly titled: boolean;
  readonly upper: boolean;
  readonly opens: boolean;
};

/** A capital says little in Title Case and at the start of a sentence, unless running text shows the word. */
function weigh({ shape, titled, upper, opens }: Seen, name: boolean | undefined): Shape {
  const unsure = shape === SHAPE.capital || (shape === SHAPE.acronym && upper);
  if (!unsure) return shape;
  if (name !== undefined) return name ? SHAPE.known : SHAPE.small;
  if (titled || upper) return SHAPE.titled;
  return opens ? SHAPE.opening : SHAPE.known;
}

/** Marks the longest known names, from the left. */
function partsOf(tokens: readonly Token[], lexicon: Lexicon): readonly number[] {
  const parts: number[] = [];
  const text = tokens.map(({ word }) => word).join(' ');
  let start = 0;
  tokens.forEach(({ word }, at) => {
    if (parts.length === at) {
      const length = nameLengthAt({ tokens, at, text: text.slice(start) }, lexicon);
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
  const first = tokens[at]?.word ?? '';
  if ((factsOf(first, lexicon).traits & BIT.begins) === 0) return 0;
  let longest = 0;
  let end = first.length;
  const most = Math.min(LONGEST_NAME, tokens.length - at);
  for (let length = 2; length <= most; length += 1) {
    end += 1 + (tokens[at + length - 1]?.word.length ?? 0);
    if ((lexicon.traits(text.slice(0, end)) & NAMES) !== 0) longest = length;
  }
  return longest;
}
