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
  const source: Source = { text, lower: ASCII.test(text) ? text.toLowerCase() : undefined };
  let at = nextStart(text, 0);
  while (at < text.length) {
    const end = endOfWord(text, at);
    const token = toToken(source, at, end);
    if (token.word !== '') tokens.push(token);
    at = nextStart(text, isPossessive(text, end) ? end + 2 : end);
  }
  return tokens;
}

function nextStart(text: string, from: number): number {
  let at = from;
  while (at < text.length && !begins(text, at)) at += 1;
  return at;
}

/** `lower` is there where all of the text is ASCII: folding it once is quicker than word by word. */
type Source = { readonly text: string; readonly lower: string | undefined };

function toToken({ text, lower }: Source, start: number, end: number): Token {
  const folded = lower === undefined ? fold(text.slice(start, end)) : lower.slice(start, end);
  const word = isPlain(folded) ? folded : withoutSigns(folded);
  return { word, start, end: isAbbreviation(text, start, end) ? end + 1 : end };
}

/** Nothing in it has to go: letters and digits only. */
function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (!isSolid(kindAt(word, at))) return false;
  return true;
}

const DOTTED_LETTERS = /^\p{L}(?:\.\p{L})+$/u;
const DROPPED = /['’,\p{Cf}]/gu;

function withoutSigns(folded: string): string {
  const bare = folded.replace(DROPPED, '');
  return DOTTED_LETTERS.test(bare) ? bare.replaceAll('.', '') : bare;
}

const OTHER = 1;
const LETTER = 2;
const DIGIT = 3;
/** Combining marks and invisible signs: part of the word before, and gone when it is folded. */
const MARK = 4;
/** A character of a script without blanks between words. */
const SINGLE = 5;
const DOT = 6;
const AMPERSAND = 7;
const APOSTROPHE = 8;
const COMMA = 9;
const CURRENCY = 10;

/** What each UTF-16 unit is, found out when it is first seen; 0 is unknown. */
const kinds = new Uint8Array(0x10000);
const BY_SIGN: Readonly<Record<string, number>> = {
  '.': DOT,
  '&': AMPERSAND,
  "'": APOSTROPHE,
  '’': APOSTROPHE,
  ',': COMMA,
};
const SINGLES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The kind of what stands at an index; past either end there is nothing that joins. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return OTHER;
  if (code >= 0xd800 && code <= 0xdfff) return kindOfPair(text, at);
  const known = kinds[code] ?? 0;
  if (known !== 0) return known;
  const kind = kindOf(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

/** Either half of a surrogate pair has the kind of the whole; a lone half is nothing. */
function kindOfPair(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const first = code >= 0xdc00 ? at - 1 : at;
  const whole = text.codePointAt(first) ?? 0;
  return whole > 0xffff ? kindOf(String.fromCodePoint(whole)) : OTHER;
}

function kindOf(character: string): number {
  const sign = BY_SIGN[character];
  if (sign !== undefined) return sign;
  if (/[\p{M}\p{Cf}]/u.test(character)) return MARK;
  if (/[\p{L}\p{N}]/u.test(character)) {
    if (SINGLES.test(character)) return SINGLE;
    return /\p{N}/u.test(character) ? DIGIT : LETTER;
  }
  return /\p{Sc}/u.test(character) ? CURRENCY : OTHER;
}

const isSolid = (kind: number): boolean => kind === LETTER || kind === DIGIT;

function begins(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  if (isSolid(kind) || kind === SINGLE) return true;
  return kind === CURRENCY && kindAt(text, at + 1) === DIGIT;
}

const widthAt = (text: string, at: number): number =>
  (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;

function endOfWord(text: string, start: number): number {
  if (kindAt(text, start) === SINGLE) return start + widthAt(text, start);
  let end = start + 1;
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
