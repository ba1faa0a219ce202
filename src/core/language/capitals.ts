import { toTerms } from './terms.ts';

/** Which words of headlines are names, learned from how they are written. */
export type Capitals = {
  /** The terms of a title that are written with a capital and no digit, and were not seen without a capital lately. */
  namesOf(title: string): readonly string[];
  learn(title: string): void;
};

/** Words that are remembered together, and forgotten together. */
const GENERATION = 20_000;
const DIGIT = /\p{N}/u;
const CAPITAL = /^[^\p{L}\p{N}]*(?:\p{Lu}|\p{Lt})/u;

export function createCapitals(): Capitals {
  let [older, newer] = [new Set<string>(), new Set<string>()];
  return {
    namesOf(title) {
      const names = title.split(' ').filter((word) => CAPITAL.test(word) && !DIGIT.test(word));
      return toTerms(names.join(' ')).filter((term) => !older.has(term) && !newer.has(term));
    },
    learn(title) {
      if (newer.size >= GENERATION) [older, newer] = [newer, new Set()];
      const small = title.split(' ').filter((word) => !CAPITAL.test(word));
      for (const term of toTerms(small.join(' '))) newer.add(term);
    },
  };
}
