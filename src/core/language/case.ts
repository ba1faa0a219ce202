import { fold, toTokens } from './words.ts';

/** A word inside a sentence, and whether it has a capital. */
export type CasedWord = { readonly word: string; readonly capital: boolean };

const OPENING = /[.!?:\n"“]/;

/** The words of running text, but for those at the start of a sentence: there every word has a capital. */
export function readCase(text: string): readonly CasedWord[] {
  let after = 0;
  return toTokens(text).flatMap(({ word, start, end }) => {
    const opens = after === 0 || OPENING.test(text.slice(after, start));
    after = end;
    return opens ? [] : [{ word, capital: isCapital(text.charAt(start)) }];
  });
}

const isCapital = (letter: string): boolean => letter !== fold(letter);
