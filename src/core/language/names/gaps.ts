/** What stands between two words of a headline. */
export type Gap = number;

export const START: Gap = 0;
export const BLANK: Gap = 1;
const HYPHEN: Gap = 2;
const POSSESSIVE: Gap = 3;
const OTHER: Gap = 4;
export const END: Gap = 5;
export const START_QUOTED: Gap = 6;
const FULL_STOP: Gap = 7;
const COLON: Gap = 8;
const QUOTE: Gap = 9;
const OPENING: Gap = 10;
const CLOSING: Gap = 11;
export const COMMA: Gap = 12;
const AND: Gap = 13;
const SLASH: Gap = 14;
const DASH: Gap = 15;
export const GAP_COUNT = 16;

/** The first that fits decides. */
const BY_SIGN: readonly (readonly [RegExp, Gap])[] = [
  [/^['’]s?$/i, POSSESSIVE],
  [/^['’]s?\s*\p{P}/iu, COMMA],
  [/[.!?]/, FULL_STOP],
  [/[:;]/, COLON],
  [/["“”‘«»]/, QUOTE],
  [/\(/, OPENING],
  [/\)/, CLOSING],
  [/^,/, COMMA],
  [/^&$/, AND],
  [/^\/$/, SLASH],
  [/^[-–—|]+$/, DASH],
];

export function gapOf(text: string): Gap {
  if (text === ' ') return BLANK;
  if (text === '-') return HYPHEN;
  const sign = text.trim();
  if (sign === '') return BLANK;
  return BY_SIGN.find(([pattern]) => pattern.test(sign))?.[1] ?? OTHER;
}

const OPENS = new Set([START, START_QUOTED, FULL_STOP, COLON, QUOTE, OPENING, DASH]);

/** True where a sentence may begin behind it. */
export const isOpening = (gap: Gap): boolean => OPENS.has(gap);

const COARSE = [6, 0, 1, 2, 5, 6, 6, 5, 5, 5, 5, 5, 4, 3, 4, 5];
export const COARSE_COUNT = 7;

/** The gap in seven classes, for where it is looked at together with the words beside it. */
export const coarse = (gap: Gap): number => COARSE[gap] ?? 0;

const JOINS = new Set([BLANK, HYPHEN, POSSESSIVE, AND, SLASH, FULL_STOP]);

/** True where a name may go on behind it (`St. Gobain`, `Lloyd's Register`). */
export const joinsNames = (gap: Gap): boolean => JOINS.has(gap);
