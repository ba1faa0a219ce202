import type { Lexicon } from '../lexicon.ts';
import { endingOf } from './endings.ts';
import { lexicalClass } from './lexical-class.ts';
import { listsOf, tellingOf } from './lists.ts';

/** What the tagger looks at in a word, wherever it stands. */
export type WordFacts = {
  readonly traits: number;
  readonly lexical: number;
  /** 0 never heard in speech … 5 heard all the time. */
  readonly level: number;
  readonly ending: number;
  readonly lists: number;
  readonly telling: number;
};

/** Words that are remembered: headlines say most of theirs again and again. */
const MOST = 4_000;

const remembered = new WeakMap<Lexicon, (word: string) => WordFacts>();

/** Shipped lists say the same of a word each time, so they are asked once, as long as it is remembered. */
export function factsIn(lexicon: Lexicon): (word: string) => WordFacts {
  const asked = remembered.get(lexicon);
  if (asked !== undefined) return asked;
  const known = new Map<string, WordFacts>();
  const factsOf = (word: string): WordFacts => {
    const facts = known.get(word);
    if (facts !== undefined) return facts;
    if (known.size >= MOST) known.clear();
    const found = findFacts(word, lexicon);
    known.set(word, found);
    return found;
  };
  remembered.set(lexicon, factsOf);
  return factsOf;
}

function findFacts(word: string, lexicon: Lexicon): WordFacts {
  const traits = lexicon.traits(word);
  return {
    traits,
    lexical: lexicalClass(word, traits),
    level: levelOf(lexicon.frequency(word)),
    ending: endingOf(word),
    lists: listsOf(word),
    telling: tellingOf(word),
  };
}

const levelOf = (frequency: number): number =>
  frequency === 0 ? 0 : Math.min(5, 1 + Math.floor(Math.log10(frequency * 10 + 1)));
