import { UsageError } from '../errors.ts';
import { readList } from '../talk/shapes.ts';
import { toFilterWords } from './filter.ts';

/** Most UTF-16 units of one phrase: it has to fit into the id of a button. */
export const PHRASE_LIMIT = 50;

/** Phones put curly quotation marks where straight ones were typed. */
const CURLY = /[“”„«»]/g;
/** One letter of a script with letters is in every other sentence. */
const TOO_SHORT = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]$/u;

/** Reads words or phrases with commas between them; throws a UsageError for one that can find nothing, or too much. */
export function readPhrases(text: string): readonly string[] {
  const phrases = readList(text.replace(CURLY, '"'));
  if (phrases.length === 0) throw new UsageError((say) => say.noWord('words', text));
  return phrases.map(checkPhrase);
}

/** Gives a phrase back, or throws a UsageError that says what is wrong with it. */
export function checkPhrase(phrase: string): string {
  const key = keyOf(phrase);
  if (phrase.length > PHRASE_LIMIT)
    throw new UsageError((say) => say.itemTooLong('words', PHRASE_LIMIT, phrase));
  if (key === '') throw new UsageError((say) => say.noWord('words', phrase));
  if (TOO_SHORT.test(key)) throw new UsageError((say) => say.wordTooShort(phrase));
  return phrase;
}

/** What two spellings of one phrase have in common: `Rare-Earths` and `rare earths` have the same. */
export const keyOf = (phrase: string): string => toFilterWords(phrase).join(' ');

/** The phrases of a list and then those that it had not yet, as they were given first. */
export function joinPhrases(
  before: readonly string[] = [],
  more: readonly string[],
): readonly string[] {
  const byKey = new Map(before.map((phrase) => [keyOf(phrase), phrase]));
  for (const phrase of more) if (!byKey.has(keyOf(phrase))) byKey.set(keyOf(phrase), phrase);
  return [...byKey.values()];
}

/** The phrases of a list without those that are the same as any of the others. */
export function withoutPhrases(
  before: readonly string[] = [],
  less: readonly string[],
): readonly string[] {
  const keys = new Set(less.map(keyOf));
  return before.filter((phrase) => !keys.has(keyOf(phrase)));
}
