/** Growable room for whole numbers of 32 bits, four bytes each. */
const FIRST_ROOM = 1_024;

/** The letters of each word of a list, as bits; what is compared first, since it costs a few nanoseconds a word. */
export type LetterMasks = {
  /** Of the word that stands at `at`. */
  set(at: number, word: string): void;
  /** Where words stand whose letters are at most `slips` slips away. One slip changes at most two of the bits. */
  near(word: string, slips: number): readonly number[];
};

export function createLetterMasks(): LetterMasks {
  let masks = new Int32Array(FIRST_ROOM);
  let lengths = new Uint8Array(FIRST_ROOM);
  let size = 0;
  const grow = (): void => {
    const [before, sizes] = [masks, lengths];
    masks = new Int32Array(before.length * 2);
    lengths = new Uint8Array(before.length * 2);
    masks.set(before);
    lengths.set(sizes);
  };
  return {
    set(at, word) {
      if (at >= masks.length) grow();
      masks[at] = maskOf(word);
      lengths[at] = lengthOf(word);
      size = Math.max(size, at + 1);
    },
    near(word, slips) {
      const [mask, length] = [maskOf(word), lengthOf(word)];
      const found: number[] = [];
      for (let at = 0; at < size; at += 1) {
        const longer = (lengths[at] as number) - length;
        if (longer > slips || longer < -slips) continue;
        if (bitsOf((masks[at] as number) ^ mask) <= 2 * slips) found.push(at);
      }
      return found;
    },
  };
}

const lengthOf = ({ length }: string): number => Math.min(length, 255);

/** Letters a to z have a bit each, everything else shares the others. */
function maskOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    const bit = code >= 97 && code <= 122 ? code - 97 : 26 + (code % 5);
    mask |= 1 << bit;
  }
  return mask;
}

/** How many bits are set: Hacker's Delight, figure 5-2. */
function bitsOf(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
