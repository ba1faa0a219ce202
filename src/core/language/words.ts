import {
  APOSTROPHE,
  COMMA,
  CURRENCY,
  DIGIT,
  DOT,
  isSolid,
  kindAt,
  LETTER,
  MARK,
  OTHER,
  SINGLE,
} from './character-kinds.ts';

/**
 * A word of a text: folded, and where it stands there (UTF-16 units). A possessive `'s` is in neither; the
 * last full stop of `U.S.` belongs to the span.
 */
export type Token = { readonly word: string; readonly start: number; readonly end: number };

const ASCII = /^[\0-\x7f]*$/;
const COMBINING = /\p{M}+/gu;
/** Letters that have no decomposition in Unicode, as people without that key write them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
};
const UNDECOMPOSED = /[øłđðþæœßı]/g;

/** Text with case, accents and width folded away, so that `cafe` finds `Café`. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  // Marks go first: to put a million of them in canonical order takes quadratic time.
  const bare = text.replace(COMBINING, '').normalize('NFKD').replace(COMBINING, '').toLowerCase();
  return bare.replace(UNDECOMPOSED, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

/** The folded words of a text, in their order. */
export const toWords = (text: string): readonly string[] => toTokens(text).map(({ word }) => word);

/**
 * Parts text into its words. Hyphens and slashes part (`Coca-Cola`: coca, cola); dots and ampersands inside
 * a word stay (jd.com, s&p), but those between single letters go (`U.S.`: us), as do apostrophes
 * (`O'Neill`: oneill) and the commas of numbers (`1,000`: 1000). A currency sign belongs to its amount
 * (a$13.5). Scripts that put no blanks between words give one token for each character: a name is then
 * found wherever it stands, with no dictionary to disagree about where words end. One step a character.
 */
export function toTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const walk = startWalk(text);
  while (toNextWord(walk)) tokens.push({ word: wordOf(walk), start: walk.start, end: walk.end });
  return tokens;
}

/**
 * A walk from word to word of a text that makes none of them, for those who look at many and want few: the
 * word come upon, folded, is what stands in `source` between two indexes.
 */
export type Walk = {
  readonly text: string;
  /** There where all of the text is ASCII: folding it once is quicker than word by word. */
  readonly lower: string | undefined;
  source: string;
  from: number;
  to: number;
  /** Where the word stands in the text, as in a token. */
  start: number;
  end: number;
  /** The next word is looked for from here on. */
  next: number;
};

/** Stands before the first word. */
export function startWalk(text: string): Walk {
  const lower = ASCII.test(text) ? text.toLowerCase() : undefined;
  return { text, lower, source: text, from: 0, to: 0, start: 0, end: 0, next: 0 };
}

/** Goes on to the next word; false where there is none. */
export function toNextWord(walk: Walk): boolean {
  const { text, lower } = walk;
  do {
    const start = nextStart(text, walk.next);
    if (start >= text.length) return false;
    const end = endOfSolid(text, start);
    walk.start = start;
    // Most words are letters and a blank behind them.
    if (lower !== undefined && end > start && kindAt(text, end) === OTHER) {
      walk.source = lower;
      walk.from = start;
      walk.to = walk.end = walk.next = end;
      return true;
    }
    readSigned(walk, endOfWord(text, start, end));
  } while (walk.to === 0);
  return true;
}

/** The word that a walk has come to. */
export const wordOf = ({ source, from, to }: Walk): string => source.slice(from, to);

/** A word that may have signs in it or letters of any kind. */
function readSigned(walk: Walk, end: number): void {
  const { text, start } = walk;
  const folded = fold(text.slice(start, end));
  walk.source = endOfSolid(folded, 0) === folded.length ? folded : withoutSigns(folded);
  walk.from = 0;
  walk.to = walk.source.length;
  walk.end = isAbbreviation(text, start, end) ? end + 1 : end;
  walk.next = isPossessive(text, end) ? end + 2 : end;
}

function nextStart(text: string, from: number): number {
  let at = from;
  while (at < text.length && !begins(text, at)) at += 1;
  return at;
}

/** Where letters and digits end that go on from an index. */
function endOfSolid(text: string, from: number): number {
  let at = from;
  while (isSolid(kindAt(text, at))) at += 1;
  return at;
}

const DOTTED_LETTERS = /^\p{L}(?:\.\p{L})+$/u;
const DROPPED = /['’,\p{Cf}]/gu;

function withoutSigns(folded: string): string {
  const bare = folded.replace(DROPPED, '');
  return DOTTED_LETTERS.test(bare) ? bare.replaceAll('.', '') : bare;
}

function begins(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  if (isSolid(kind) || kind === SINGLE) return true;
  return kind === CURRENCY && kindAt(text, at + 1) === DIGIT;
}

const widthAt = (text: string, at: number): number =>
  (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;

/** `solid` is where its first letters and digits end; behind them signs may join more to it. */
function endOfWord(text: string, start: number, solid: number): number {
  if (kindAt(text, start) === SINGLE) return start + widthAt(text, start);
  let end = Math.max(solid, start + 1);
  for (;;) {
    const kind = kindAt(text, end);
    if (!isSolid(kind) && kind !== MARK && !joins(text, end, kind)) return end;
    end += 1;
  }
}

/** True for a sign that stands inside a word and keeps it together. */
function joins(text: string, at: number, kind: number): boolean {
  if (kind < DOT) return false;
  const after = kindAt(text, at + 1);
  if (!isSolid(after)) return false;
  const before = kindAt(text, at - 1);
  switch (kind) {
    case DOT:
      return isSolid(before) && (isSmall(text, at + 1) || !isSmall(text, at - 1));
    case APOSTROPHE:
      return before === LETTER && after === LETTER && !isPossessive(text, at);
    case COMMA:
      return before === DIGIT && after === DIGIT;
    case CURRENCY:
      return before === LETTER && after === DIGIT;
    default:
      return isSolid(before);
  }
}

/** No capital: `JD.com` is one word, `the end.The start` two sentences that lost a blank. */
function isSmall(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === character.toLowerCase();
}

function isPossessive(text: string, at: number): boolean {
  if (kindAt(text, at) !== APOSTROPHE) return false;
  const letter = text.charAt(at + 1);
  const after = kindAt(text, at + 2);
  return (letter === 's' || letter === 'S') && !isSolid(after) && after !== MARK;
}

/** `U.S.`, `e.g.`: single letters with dots, the last dot included. */
function isAbbreviation(text: string, start: number, end: number): boolean {
  return text.charAt(end) === '.' && text.charAt(end - 2) === '.' && end - start >= 3;
}
