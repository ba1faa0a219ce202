import { BIT, pack } from '#core/language/traits.ts';
import { toWords } from '#core/language/words.ts';

/** Gathers what many sources say of words and names. */
export type WordBook = {
  add(text: string, traits: number): void;
  hear(text: string, perMillion: number): void;
  /** Folded words and names with their packed facts, in order. */
  entries(): readonly (readonly [string, number])[];
};

/** Words of a name that is looked for; a longer one is no longer said in full. */
const MOST_WORDS = 5;
/** Few sources know other scripts, and a list in one-byte characters loads twice as fast. */
const ASCII = /^[ -~]+$/;
/** A word that is only spoken, and more seldom than this (per million), is as good as unknown. */
const SELDOM = 1;

export function createWordBook(): WordBook {
  const traits = new Map<string, number>();
  const speech = new Map<string, number>();
  const put = (key: string, more: number): void =>
    void traits.set(key, (traits.get(key) ?? 0) | more);
  return {
    add(text, more) {
      const words = toWords(text);
      if (!isOfUse(text, words)) return;
      put(words.join(' '), more);
      if (words.length > 1) put(words[0] ?? '', BIT.begins);
    },
    hear(text, perMillion) {
      const [word, ...others] = toWords(text);
      if (word === undefined || others.length > 0) return;
      speech.set(word, (speech.get(word) ?? 0) + perMillion);
    },
    entries: () => toEntries(traits, speech),
  };
}

/** Of several words only names are of use: the tagger looks at the others one by one. */
const isOfUse = (text: string, words: readonly string[]): boolean =>
  words.length > 0 &&
  words.length <= MOST_WORDS &&
  words.every((word) => ASCII.test(word)) &&
  (words.length === 1 || /\p{Lu}/u.test(text));

function toEntries(
  traits: ReadonlyMap<string, number>,
  speech: ReadonlyMap<string, number>,
): readonly (readonly [string, number])[] {
  const words = [...new Set([...traits.keys(), ...speech.keys()])].sort();
  return words.flatMap((word): readonly (readonly [string, number])[] => {
    const bits = withoutDoubt(traits.get(word) ?? 0);
    const perMillion = speech.get(word) ?? 0;
    return bits === 0 && perMillion < SELDOM ? [] : [[word, pack(bits, perMillion)]];
  });
}

/** A company may be named for a place (Phoenix, Santander): then the place alone may be a subject. */
const withoutDoubt = (bits: number): number =>
  (bits & BIT.brand) === 0 ? bits : bits & ~BIT.generic;
