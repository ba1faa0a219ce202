import { BIT } from '../traits.ts';

const NUMBER = 1;
const UNKNOWN = 2;
/** Classes of names that are no everyday words, the first that fits. */
const NAMES: readonly (readonly [number, number])[] = [
  [BIT.demonym, 5],
  [BIT.place, 6],
  [BIT.forename, 7],
  [BIT.person, 8],
];
const OTHER_NAME = 9;
/** Everyday words: ten kinds, for each whether it is a name too, and whether a brand. */
const EVERYDAY = 10;
const KINDS = 10;
const FUNCTION_WORD = 3;
const NUMBER_WORD = 4;
export const LEXICAL_COUNT = EVERYDAY + 6 * KINDS;

/** The class of a word by what dictionaries say; 0 is past an end of the headline. */
export function lexicalClass(word: string, traits: number): number {
  if (!/^\p{L}/u.test(word) || word.includes('$')) return NUMBER;
  if (traits === 0) return UNKNOWN;
  if ((traits & BIT.function) !== 0) return FUNCTION_WORD;
  if ((traits & BIT.number) !== 0) return NUMBER_WORD;
  if ((traits & BIT.small) === 0) return nameClass(traits);
  return (
    EVERYDAY + KINDS * (2 * namesakeOf(traits) + (has(traits, BIT.brand) ? 1 : 0)) + kindOf(traits)
  );
}

const has = (traits: number, bits: number): boolean => (traits & bits) !== 0;

const nameClass = (traits: number): number =>
  NAMES.find(([bit]) => has(traits, bit))?.[1] ?? OTHER_NAME;

function namesakeOf(traits: number): number {
  if (has(traits, BIT.spoken)) return 1;
  return has(traits, BIT.name | BIT.capital) ? 2 : 0;
}

const KIND_BITS = [BIT.verb, BIT.past, BIT.gerund, BIT.adjective, BIT.adverb, BIT.says, BIT.plural];

/** Verb, past, gerund, adjective, adverb, verb in -s, plural, noun that may be a verb, noun, none of these. */
function kindOf(traits: number): number {
  const first = KIND_BITS.findIndex((bit) => has(traits, bit));
  if (first >= 0) return first;
  if (!has(traits, BIT.noun)) return 9;
  return has(traits, BIT.verbal) ? 7 : 8;
}
