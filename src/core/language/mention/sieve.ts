/** A counter that has come so far stays there. */
const FULL = 255;

/**
 * Says of most words, or pairs of words, that they are not there, from a few of their letters and without
 * making a hash of the text; of those that are there it always says so.
 */
export type Sieve = {
  add(word: string, next?: string): void;
  drop(word: string, next?: string): void;
  mayHave(word: string, next?: string): boolean;
};

/** A sieve of 2^bits counters of one byte. */
export function createSieve(bits: number): Sieve {
  const counts = new Uint8Array(2 ** bits);
  const last = counts.length - 1;
  const place = (word: string, next: string | undefined): number => {
    const mixed = next === undefined ? mix(word) : Math.imul(mix(word), 0x9e3779b1) ^ mix(next);
    return (mixed ^ (mixed >>> 15)) & last;
  };
  return {
    add(word, next) {
      const at = place(word, next);
      const count = counts[at] ?? 0;
      if (count < FULL) counts[at] = count + 1;
    },
    drop(word, next) {
      const at = place(word, next);
      const count = counts[at] ?? 0;
      if (count < FULL) counts[at] = count - 1;
    },
    mayHave: (word, next) => counts[place(word, next)] !== 0,
  };
}

/** Four letters and the length of a word in one number. */
function mix(word: string): number {
  const last = word.length - 1;
  let mixed = word.charCodeAt(0) * 31 + word.charCodeAt(last);
  mixed = mixed * 31 + word.charCodeAt(last >> 1);
  mixed = mixed * 31 + (last > 0 ? word.charCodeAt(1) : 0);
  return mixed * 31 + word.length;
}
