/** What a scan reads of a text; a test hands in one that counts. */
export type Characters = Pick<string, 'length' | 'charCodeAt' | 'slice'>;

/** A code unit's kinds; tables for ASCII, the rest by block, so that no scan needs a regular expression. */
const UPPER = 1;
const LOWER = 2;
const DIGIT = 4;
const BLANK = 8;

const LATIN = 0x250;
const kinds = Uint8Array.from({ length: LATIN }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(character: string): number {
  if (/\p{Lu}/u.test(character)) return UPPER;
  if (/\p{Ll}|[ªº]/u.test(character)) return LOWER;
  if (/\d/.test(character)) return DIGIT;
  return /\s/.test(character) ? BLANK : 0;
}

const kindAt = (code: number): number =>
  code < LATIN ? (kinds[code] ?? 0) : kindOf(String.fromCharCode(code));

export const isUpper = (code: number): boolean => kindAt(code) === UPPER;
export const isLower = (code: number): boolean => kindAt(code) === LOWER;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isBlank = (code: number): boolean => kindAt(code) === BLANK;
