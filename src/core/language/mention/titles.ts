import type { Lexicon } from '../lexicon.ts';
import type { Token } from '../words.ts';
import { createPostings, enter, leave, type Mortal, type Postings } from './postings.ts';
import { createSieve, pairKeyOf, type Sieve, stemKeyOf } from './sieve.ts';
import { toTerm } from './term.ts';

/** A term of headlines and of the texts under them. */
export type TitleWord<Doc extends Mortal> = {
  readonly term: string;
  readonly rarity: number;
  /** The headlines that have it. */
  readonly postings: Postings<Doc>;
  /** Headlines and texts with it. */
  uses: number;
  /** The number of the last reading that came upon it. */
  reading: number;
};

/** Words that every text has: alone or together they are about nothing. */
const STOP = new Set(
  'a an the of in on at to for and or but is are was were be been as by with from it its this that these those has have had will would can could may might shall should do does did not no nor so if than then into up out off over under about after before amid against between during per via vs his her their our your my he she they we you i who what when where why how all any more most new says said say just get got some one dont wont cant didnt doesnt isnt wasnt arent werent couldnt wouldnt shouldnt havent hasnt im ive id ill youre youve youll hes shes theyre theyve weve lets thats theres whats'.split(
    ' ',
  ),
);
/** Uses per million words of speech at which a word has no rarity left. */
const COMMONEST = 1_000;
/** 1 MB: a week of headlines has some hundred thousand pairs of words. */
const PAIR_BITS = 20;

export const isStop = (word: string): boolean => STOP.has(word);

export type Titles<Doc extends Mortal> = {
  /** The terms of a text, each once; stop words are none. They are kept until `drop`. */
  keep(tokens: readonly Token[]): readonly TitleWord<Doc>[];
  drop(words: readonly TitleWord<Doc>[]): void;
  /** What headlines and texts have of the word at an index. */
  find(tokens: readonly Token[], at: number): TitleWord<Doc> | undefined;
  /** Puts a headline under its words. */
  post(words: readonly TitleWord<Doc>[], doc: Doc): void;
  /** Takes out a headline that is dead. */
  unpost(words: readonly TitleWord<Doc>[]): void;
  /** Has each two words of a headline that follow one another, unless one is a stop word. */
  readonly pairs: Sieve;
  /** Puts the pairs of a headline there, or takes them out. */
  pair(tokens: readonly Token[], change: 'add' | 'drop'): void;
};

export function createTitles<Doc extends Mortal>(lexicon: Lexicon): Titles<Doc> {
  const words = new Map<string, TitleWord<Doc>>();
  const pairs = createSieve(PAIR_BITS);
  const make = (term: string, word: string): TitleWord<Doc> => {
    const rarity = rarityIn(word, lexicon);
    const made = { term, rarity, postings: createPostings<Doc>(), uses: 0, reading: 0 };
    words.set(term, made);
    return made;
  };
  return {
    pairs,
    pair(tokens, change) {
      let before: number | undefined;
      for (const { word } of tokens) {
        const key = isStop(word) ? undefined : stemKeyOf(word);
        if (before !== undefined && key !== undefined) pairs[change](pairKeyOf(before, key));
        before = key;
      }
    },
    keep(tokens) {
      const kept = new Set<TitleWord<Doc>>();
      tokens.forEach(({ word }, at) => {
        if (isStop(word)) return;
        const term = toTerm(tokens, at);
        kept.add(words.get(term) ?? make(term, word));
      });
      for (const word of kept) word.uses += 1;
      return [...kept];
    },
    drop(kept) {
      for (const word of kept) {
        word.uses -= 1;
        if (word.uses > 0) continue;
        words.delete(word.term);
      }
    },
    post(posted, doc) {
      for (const { postings } of posted) enter(postings, doc);
    },
    unpost(posted) {
      for (const { postings } of posted) leave(postings);
    },
    find(tokens, at) {
      // The commonest words are stop words, and their list is always at hand.
      return isStop(tokens[at]?.word ?? '') ? undefined : words.get(toTerm(tokens, at));
    },
  };
}

/** 0 for the commonest words of speech, 1 for those nobody says. */
export const rarityIn = (word: string, lexicon: Lexicon): number =>
  1 - Math.min(1, Math.log10(1 + lexicon.frequency(word)) / Math.log10(COMMONEST));
