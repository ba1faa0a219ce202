import { readCase } from './case.ts';
import { BIT, frequencyOf, traitsOf } from './traits.ts';

/** Plain data that a lexicon is made of, built outside core. */
export type LexiconData = {
  /** By folded word, or words of a name joined by one blank: what dictionaries say, packed as in traits.ts. */
  readonly words: Pick<ReadonlyMap<string, number>, 'get'>;
  /** Further phrases that are never a subject alone, folded. */
  readonly generic: Iterable<string>;
};

/** What is known of words: which are names, which are everyday words too, which never are a subject. */
export type Lexicon = {
  /** Share (0..1) of a folded word's uses in running text that are names: what was shipped, corrected by what was learned. */
  nameShare(word: string): number;
  /** An everyday lower-case word too (apple, target, shell): in the dictionary in small letters, or frequent in speech. */
  isOrdinary(word: string): boolean;
  /** Places, demonyms, weekdays, months, common acronyms, words of everyday chat: never a subject alone. Takes folded words joined by one blank. */
  isGeneric(phrase: string): boolean;
  /** Uses per million words of everyday speech (subtitles); 0 if unknown. */
  frequency(word: string): number;
  /** What dictionaries say of a word or of a name of several words: bits of traits.ts, 0 if they do not know it. */
  traits(phrase: string): number;
  /** What was learned of a word: how often it stood inside a sentence with a capital, how often without. */
  learned(word: string): CaseCount;
  /** Learns word case from running text in sentence case. */
  learn(text: string): void;
  /** Takes back what `learn` took from the same text. */
  forget(text: string): void;
};

export type CaseCount = { readonly capital: number; readonly small: number };

/** Of a word that nobody ever saw in small letters. */
const UNKNOWN_SHARE = 0.85;
/** So many seen uses weigh as much as what was shipped. */
const PRIOR_USES = 3;
/** Uses per million in speech from which a word is an everyday one, unless it is mostly a name. */
const EVERYDAY = 20;
/** Uses per million in speech from which a single word is chat. */
const CHAT = 400;
/** A bound on memory; words that come after it are not learned. */
const MOST_LEARNED = 200_000;
const UNSEEN: CaseCount = { capital: 0, small: 0 };

export function createLexicon({ words, generic }: LexiconData): Lexicon {
  const generics = new Set(generic);
  const seen = new Map<string, Count>();
  const factsOf = keepLast((word: string) => words.get(word) ?? 0);
  const traits = (phrase: string): number => traitsOf(factsOf(phrase));
  const frequency = (word: string): number => frequencyOf(factsOf(word));
  const learned = (word: string): CaseCount => seen.get(word) ?? UNSEEN;
  const nameShare = (word: string): number => {
    const { capital, small } = learned(word);
    return (shareOf(traits(word)) * PRIOR_USES + capital) / (PRIOR_USES + capital + small);
  };
  return {
    traits,
    frequency,
    learned,
    nameShare,
    isOrdinary: (word) =>
      (traits(word) & BIT.small) !== 0 || (frequency(word) >= EVERYDAY && nameShare(word) < 0.5),
    isGeneric: (phrase) =>
      generics.has(phrase) ||
      (traits(phrase) & BIT.generic) !== 0 ||
      (frequency(phrase) >= CHAT && nameShare(phrase) < 0.9),
    learn: (text) => count(seen, text, 1),
    forget: (text) => count(seen, text, -1),
  };
}

/** One word is asked about several things in a row. */
function keepLast(find: (word: string) => number): (word: string) => number {
  let last = '';
  let found = find(last);
  return (word) => {
    if (word === last) return found;
    last = word;
    found = find(word);
    return found;
  };
}

const ANY_NAME = BIT.name | BIT.capital | BIT.brand;

/** Before any news is read. */
function shareOf(traits: number): number {
  if (traits === 0) return UNKNOWN_SHARE;
  if ((traits & BIT.small) === 0) return 0.97;
  if ((traits & BIT.spoken) !== 0) return 0.6;
  return (traits & ANY_NAME) === 0 ? 0.03 : 0.25;
}

/** A count that goes on: nobody keeps one. */
type Count = { capital: number; small: number };

function count(seen: Map<string, Count>, text: string, by: 1 | -1): void {
  readCase(text, (word, capital) => {
    const known = seen.get(word) ?? begin(seen, word, by);
    if (known === undefined) return;
    if (capital) known.capital = Math.max(0, known.capital + by);
    else known.small = Math.max(0, known.small + by);
    if (known.capital + known.small === 0) seen.delete(word);
  });
}

function begin(seen: Map<string, Count>, word: string, by: 1 | -1): Count | undefined {
  if (by < 0 || seen.size >= MOST_LEARNED) return undefined;
  const made = { capital: 0, small: 0 };
  seen.set(word, made);
  return made;
}
