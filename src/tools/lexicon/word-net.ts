import { BIT } from '#core/language/traits.ts';

/** A word or name of WordNet, as it is written there, and what that says of it. */
export type Entry = { readonly text: string; readonly traits: number };

/** Numbers of WordNet's lexicographer files (lexnames.5WN). */
const PERSON = 18;
const LOCATION = 15;
const SMALL_WORDS = {
  noun: BIT.noun | BIT.nominal,
  verb: BIT.verb | BIT.verbal,
  adj: BIT.adjective,
  adv: BIT.adverb,
};
export type Part = keyof typeof SMALL_WORDS;
const MOST_WORDS = 5;
/** A name of several words has capitals but for these. */
const NAME_PART = /^(?:\p{Lu}.*|of|the|and|de|la|al|el|for)$/u;

/** The lemmas of one data file (wndb.5WN): offset, lexicographer file, part, count in hex, lemmas. */
export function* readWordNet(part: Part, data: string): Generator<Entry> {
  for (const line of data.split('\n')) {
    if (!/^\d/.test(line)) continue;
    const fields = line.split(' ');
    const count = Number.parseInt(fields[3] ?? '0', 16);
    const instance = line.includes(' @i ');
    for (let at = 0; at < count; at += 1) {
      const lemma = (fields[4 + 2 * at] ?? '').replace(/\(.*\)$/, '');
      yield toEntry(lemma.replaceAll('_', ' '), part, { file: Number(fields[1]), instance });
    }
  }
}

type Sense = { readonly file: number; readonly instance: boolean };

function toEntry(text: string, part: Part, sense: Sense): Entry {
  if (!/\p{Lu}/u.test(text)) return { text, traits: BIT.small | SMALL_WORDS[part] };
  return { text, traits: isName(text) ? nameTraits(part, sense) : 0 };
}

function isName(text: string): boolean {
  const words = text.split(' ');
  return words.length <= MOST_WORDS && words.every((word) => NAME_PART.test(word));
}

function nameTraits(part: Part, { file, instance }: Sense): number {
  if (part === 'adj') return BIT.demonym | BIT.generic;
  if (file === PERSON) return instance ? BIT.person : BIT.demonym | BIT.generic;
  return file === LOCATION ? BIT.place | BIT.generic : BIT.other;
}
