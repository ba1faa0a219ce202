import { plainCase } from '../letter-case.ts';
import type { Token } from '../words.ts';

/** How a word is written, and what its capital is worth; 0 is past an end of the headline. */
export const SHAPE = {
  none: 0,
  small: 1,
  number: 2,
  money: 3,
  acronym: 4,
  dotted: 5,
  letter: 6,
  inner: 7,
  titled: 8,
  opening: 9,
  known: 10,
  /** Not weighed yet: only while a headline is read. */
  capital: 11,
} as const;

export type Shape = (typeof SHAPE)[keyof typeof SHAPE];
export const SHAPE_COUNT = 11;

const MONEY = /\p{Sc}/u;
const NUMBER = /^\p{N}/u;
const CAPITAL = /\p{Lu}/u;
const DOTTED = /^\p{Lu}\./u;
const INNER = /^.+\p{Lu}|\.\p{L}/u;

export function readShape(title: string, { start, end }: Pick<Token, 'start' | 'end'>): Shape {
  const plain = plainCase(title, start, end);
  if (plain !== undefined) return SHAPE[plain];
  const text = title.slice(start, end);
  if (MONEY.test(text)) return SHAPE.money;
  if (NUMBER.test(text)) return SHAPE.number;
  if (!CAPITAL.test(text)) return SHAPE.small;
  if (DOTTED.test(text)) return SHAPE.dotted;
  if (text.length === 1) return SHAPE.letter;
  if (text === text.toUpperCase()) return SHAPE.acronym;
  return INNER.test(text) ? SHAPE.inner : SHAPE.capital;
}

/** A headline in capitals throughout: then no acronym can be told from a word. */
export const isUpper = (shapes: readonly Shape[]): boolean =>
  shapes.length > 2 &&
  shapes.filter((shape) => shape === SHAPE.acronym).length > 1 &&
  !shapes.some((shape) => shape === SHAPE.small || shape === SHAPE.capital);
