import { toTokens } from '#core/language/words.ts';

/** One word of a text as the index has it: folded letters and digits. */
export type Term = {
  readonly term: string;
  /** Where its word stands in the text (UTF-16 units). */
  readonly start: number;
  readonly end: number;
};

const APART = /[^\p{L}\p{N}]+/u;

/**
 * The terms of a text: its words, parted where FTS5's unicode61 would part them (`jd.com`: jd, com). Scripts
 * without blanks give one term a character.
 */
export function toTerms(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const { word, start, end } of toTokens(text)) {
    const parts = isPlain(word) ? [word] : word.split(APART).filter((part) => part !== '');
    for (const term of parts) terms.push({ term, start, end });
  }
  return terms;
}

const isPlain = (word: string): boolean => /^[a-z0-9]*$/.test(word);
