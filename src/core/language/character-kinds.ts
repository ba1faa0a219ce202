/** What a character is to a word. */
export const LETTER = 1;
export const DIGIT = 2;
export const OTHER = 3;
/** Combining marks and invisible signs: part of the word before, and gone when it is folded. */
export const MARK = 4;
/** A character of a script without blanks between words. */
export const SINGLE = 5;
export const DOT = 6;
const AMPERSAND = 7;
export const APOSTROPHE = 8;
export const COMMA = 9;
export const CURRENCY = 10;

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

/** The kind of what stands at an index; past the end there is nothing that joins. */
export function kindAt(text: string, at: number): number {
  // V8 throws compiled code away that ever looked past the end.
  if (at >= text.length) return OTHER;
  return kinds[text.charCodeAt(at)] || findKind(text, at);
}

function findKind(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdfff) return kindOfPair(text, at);
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

/** A letter or a digit, of which words are made. */
export const isSolid = (kind: number): boolean => kind <= DIGIT;
