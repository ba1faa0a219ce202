/**
 * What dictionaries say of a word, packed into one number: a bit for each trait, and above them the level
 * of its frequency in speech. The order is that of the shipped file.
 */
export const TRAITS = [
  /** Written in small letters by a dictionary. */
  'small',
  /** Written with a capital by a dictionary. */
  'capital',
  /** Mostly with a capital in subtitles. */
  'spoken',
  /** A name first of all, or now and then, where it has a capital. */
  'name',
  'namesake',
  /** What it is first of all, in small letters. */
  'noun',
  'verb',
  'past',
  'gerund',
  'adjective',
  'adverb',
  'function',
  'number',
  'plural',
  /** What it can be, in small letters. */
  'says',
  'verbal',
  'nominal',
  /** What it names. */
  'person',
  'place',
  'other',
  'demonym',
  'forename',
  'brand',
  /** A place or a people that is well known: never a subject alone. */
  'generic',
  /** The first word of a name of several words that is listed too. */
  'begins',
] as const;

export type Trait = (typeof TRAITS)[number];

/** The bit of each trait. */
export const BIT = Object.fromEntries(TRAITS.map((name, at) => [name, 1 << at])) as Readonly<
  Record<Trait, number>
>;

/** Frequency levels stand above the traits; a number of 31 bits in all. */
const LEVEL = 1 << TRAITS.length;
const MOST = 63;
/** Uses per million of level 1; every third level is twice as much. */
const LEAST = 0.02;

export const traitsOf = (packed: number): number => packed & (LEVEL - 1);

/** Uses per million words of speech, to about an eighth. */
export function frequencyOf(packed: number): number {
  const level = Math.floor(packed / LEVEL);
  return level === 0 ? 0 : LEAST * 2 ** ((level - 1) / 3);
}

export function pack(traits: number, frequency: number): number {
  const level = frequency === 0 ? 0 : 1 + Math.round(3 * Math.log2(frequency / LEAST));
  return traits + Math.min(MOST, Math.max(0, level)) * LEVEL;
}
