import { randomInt } from 'node:crypto';
import { createSpelling, LONGEST_TERM, type Spelling, spell } from './read-terms.ts';

/** Terms with a number each, which are small: those of forgotten terms are given to others. */
export type TermTable = {
  /** One more than the highest number. */
  size(): number;
  /** Undefined for a number that is nobody's. */
  term(number: number): string | undefined;
  /** -1 where a term has none. */
  find(term: string): number;
  /** The number of a term, a new one where it has none. */
  number(spelling: Spelling): number;
  forget(number: number): void;
};

const FIRST_ROOM = 1_024;
/** What a slot holds that holds no number; numbers are one higher in there. */
const [EMPTY, GONE] = [0, -1] as const;

/**
 * A hash table with open addressing, since a Map would want a string of every word of every text.
 * `onNew` is told of each number that is given, and to whom.
 */
export function createTermTable(onNew: (number: number, term: string) => void): TermTable {
  const terms = createTerms();
  const spelling = createSpelling();
  let slots = new Int32Array(2 * FIRST_ROOM);
  let used = 0;
  /** Where a term is, or where it belongs. */
  const slotOf = (wanted: Spelling, hash: number): number => {
    let slot = hash & (slots.length - 1);
    for (let held = slots[slot] as number; held !== EMPTY; held = slots[slot] as number) {
      if (held !== GONE && terms.is(held - 1, wanted, hash)) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  };
  return {
    size: terms.size,
    term: terms.get,
    find(term) {
      if (term.length > LONGEST_TERM) return -1;
      spell(term, spelling);
      return (slots[slotOf(spelling, hashOf(spelling))] as number) - 1;
    },
    number(wanted) {
      const hash = hashOf(wanted);
      const slot = slotOf(wanted, hash);
      const held = slots[slot] as number;
      if (held !== EMPTY) return held - 1;
      const number = terms.put(wanted, hash);
      slots[slot] = number + 1;
      used += 1;
      if (2 * used > slots.length) [slots, used] = terms.toSlots();
      onNew(number, terms.get(number) ?? '');
      return number;
    },
    forget(number) {
      spell(terms.get(number) ?? '', spelling);
      slots[slotOf(spelling, hashOf(spelling))] = GONE;
      terms.drop(number);
    },
  };
}

/** The terms by their numbers, with their hashes. */
function createTerms() {
  const terms: (string | undefined)[] = [];
  const free: number[] = [];
  let hashes = new Int32Array(FIRST_ROOM);
  return {
    size: () => terms.length,
    get: (number: number) => terms[number],
    is: (number: number, { letters, length }: Spelling, hash: number): boolean => {
      if (hashes[number] !== hash) return false;
      const term = terms[number] as string;
      if (term.length !== length) return false;
      for (let at = 0; at < length; at += 1) if (term.charCodeAt(at) !== letters[at]) return false;
      return true;
    },
    put({ letters, length }: Spelling, hash: number): number {
      const number = free.pop() ?? terms.length;
      if (number === hashes.length)
        hashes = new Int32Array(hashes.buffer.transfer(2 * hashes.byteLength));
      terms[number] = String.fromCharCode(...letters.subarray(0, length));
      hashes[number] = hash;
      return number;
    },
    drop(number: number): void {
      terms[number] = undefined;
      free.push(number);
    },
    /** Slots of which a quarter are used at most, and none for what is gone, with how many are used. */
    toSlots(): [Int32Array<ArrayBuffer>, number] {
      const live = terms.length - free.length;
      const slots = new Int32Array(2 ** Math.ceil(Math.log2(4 * Math.max(live, FIRST_ROOM))));
      terms.forEach((term, number) => {
        if (term === undefined) return;
        let slot = (hashes[number] as number) & (slots.length - 1);
        while (slots[slot] !== EMPTY) slot = (slot + 1) & (slots.length - 1);
        slots[slot] = number + 1;
      });
      return [slots, live];
    },
  };
}

/** Another one in each process, so that no feed can bring words that all want the same slot. */
const SEED = randomInt(2 ** 32);

/** FNV-1a (rfc-editor.org/rfc/rfc9923), its high bits folded into the low ones. */
function hashOf({ letters, length }: Spelling): number {
  let hash = SEED;
  for (let at = 0; at < length; at += 1)
    hash = Math.imul(hash ^ (letters[at] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}
