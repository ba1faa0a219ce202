import { plainCase } from '../letter-case.ts';
import type { Token } from '../words.ts';

/** How a word is written. */
export type Shape = 'small' | 'capital' | 'upper' | 'inner' | 'number';

/** A word of a message, and how it is written there. */
export type HeardWord = Token & {
  readonly shape: Shape;
  /** Begins a sentence, a line or a quotation: there every word has a capital. */
  readonly opens: boolean;
  readonly possessive: boolean;
  /** Something other than a blank stands between it and the word before. */
  readonly apart: boolean;
};

const OPENING = /[.!?:\n"“(*•]/;

/** How the words of a message are written that were said there. */
export function toHeardWords(text: string, said: readonly Token[]): readonly HeardWord[] {
  const words: HeardWord[] = [];
  let after: number | undefined;
  for (const token of said) {
    words.push(toHeardWord(text, token, after));
    after = token.end;
  }
  return words;
}

/** `after` is where the word before it ended; the first has none. */
function toHeardWord(text: string, token: Token, after: number | undefined): HeardWord {
  const { word, start, end } = token;
  const gap = start - (after ?? 0) === 1 && text[start - 1] === ' ' ? '' : text.slice(after, start);
  return {
    word,
    start,
    end,
    shape: shapeAt(text, start, end),
    opens: after === undefined || (gap !== '' && OPENING.test(gap)),
    possessive: isPossessive(text, end),
    apart: gap !== '' && /\S/.test(gap),
  };
}

const APOSTROPHE = 0x27;
const RAISED_COMMA = 0x2019;

/** True where a possessive follows the word that ends here. */
export function isPossessive(text: string, end: number): boolean {
  if (end + 1 >= text.length) return false;
  const sign = text.charCodeAt(end);
  if (sign !== APOSTROPHE && sign !== RAISED_COMMA) return false;
  const letter = text[end + 1];
  return letter === 's' || letter === 'S';
}

/** How the word between two indexes is written, by its capitals. */
export const shapeAt = (text: string, start: number, end: number): Shape =>
  plainCase(text, start, end) ?? shapeOf(text.slice(start, end));

function shapeOf(text: string): Shape {
  if (/^[\p{N}\p{Sc}]/u.test(text) || !/\p{L}/u.test(text)) return 'number';
  if (!/\p{Lu}/u.test(text)) return 'small';
  if (text.length > 1 && text === text.toUpperCase()) return 'upper';
  return /^.+\p{Lu}/u.test(text) ? 'inner' : 'capital';
}
