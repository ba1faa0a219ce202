/** A counter that has come so far stays there. */
const FULL = 255;
/** Odd, and spread over all bits: the golden ratio's share of 2^32. */
const SPREAD = 0x9e3779b1;

/**
 * Says of most keys that they are not there, from one counter of one byte; of those that are there it always
 * says so.
 */
export type Sieve = {
  add(key: number): void;
  drop(key: number): void;
  mayHave(key: number): boolean;
};

/** A sieve of 2^bits counters. */
export function createSieve(bits: number): Sieve {
  const counts = new Uint8Array(2 ** bits);
  const place = (key: number): number => Math.imul(key, SPREAD) >>> (32 - bits);
  return {
    add(key) {
      const at = place(key);
      const count = counts[at] ?? 0;
      if (count < FULL) counts[at] = count + 1;
    },
    drop(key) {
      const at = place(key);
      const count = counts[at] ?? 0;
      if (count < FULL) counts[at] = count - 1;
    },
    mayHave: (key) => counts[place(key)] !== 0,
  };
}

/** Of a word: four of its letters and its length. That is quicker than a hash, which reads all of it. */
export function keyOf(word: string): number {
  const last = word.length - 1;
  let key = word.charCodeAt(0) * 31 + word.charCodeAt(last);
  key = key * 31 + word.charCodeAt(last >> 1);
  key = key * 31 + (last > 0 ? word.charCodeAt(1) : 0);
  return key * 31 + word.length;
}

/** Of a word's beginning, so that its endings are the same. */
export function stemKeyOf(word: string): number {
  const length = Math.min(4, word.length);
  let key = 0;
  for (let at = 0; at < length; at += 1) key = (key << 7) ^ word.charCodeAt(at);
  return key;
}

/** Of two words, one after the other, by their stem keys. */
export const pairKeyOf = (first: number, second: number): number =>
  Math.imul(first, SPREAD) ^ second;
