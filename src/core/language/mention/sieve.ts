/** A counter that has come so far stays there. */
const FULL = 255;
/** Odd, and spread over all bits: the golden ratio's share of 2^32, and a multiplier of MurmurHash3. */
const SPREAD = 0x9e3779b1;
const OTHER_SPREAD = 0x85ebca6b;

/**
 * Says of most keys that they are not there, from two counters of one byte each; of those that are there it
 * always says so. (A counting Bloom filter: https://en.wikipedia.org/wiki/Counting_Bloom_filter.)
 */
export type Sieve = {
  add(key: number): void;
  drop(key: number): void;
  mayHave(key: number): boolean;
};

/** A sieve of 2^bits counters. Looks see one bit of each: those are few enough to stay in the processor's own memory. */
export function createSieve(bits: number): Sieve {
  const counts = new Uint8Array(2 ** bits);
  const marks = new Uint32Array(2 ** bits / 32);
  const shift = 32 - bits;
  const place = (key: number): number => Math.imul(key, SPREAD) >>> shift;
  const otherPlace = (key: number): number => Math.imul(key ^ (key >>> 15), OTHER_SPREAD) >>> shift;
  const isMarked = (at: number): boolean => (((marks[at >> 5] ?? 0) >> (at & 31)) & 1) === 1;
  const change = (at: number, by: 1 | -1): void => {
    const count = counts[at] ?? 0;
    if (count === FULL) return;
    counts[at] = count + by;
    // It comes to its first, or goes with its last.
    if (count === 0 || count + by === 0) marks[at >> 5] = (marks[at >> 5] ?? 0) ^ (1 << (at & 31));
  };
  const changeBoth = (key: number, by: 1 | -1): void => {
    change(place(key), by);
    change(otherPlace(key), by);
  };
  return {
    add: (key) => changeBoth(key, 1),
    drop: (key) => changeBoth(key, -1),
    mayHave: (key) => isMarked(place(key)) && isMarked(otherPlace(key)),
  };
}

/** Of a word, which is the text between two indexes: FNV-1a. */
export function keyOf(text: string, from = 0, to = text.length): number {
  let key = 0x811c9dc5;
  for (let at = from; at < to; at += 1) key = Math.imul(key ^ text.charCodeAt(at), 0x01000193);
  return key;
}

/** Of a word's beginning, so that its endings are the same. */
export function stemKeyOf(text: string, from = 0, to = text.length): number {
  const end = Math.min(from + 4, to);
  let key = 0;
  for (let at = from; at < end; at += 1) key = (key << 7) ^ text.charCodeAt(at);
  return key;
}

/** Of two words, one after the other, by their stem keys. */
export const pairKeyOf = (first: number, second: number): number =>
  Math.imul(first, SPREAD) ^ second;
