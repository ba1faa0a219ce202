import { createTermReader, type Spelling } from './read-terms.ts';
import { TELLING } from './score.ts';

/** The terms of a text with a blank between them, so that FTS5 has the same words as we do. */
export type TermText = {
  readonly terms: string;
  /** How many they are, and how many of them say something. */
  readonly count: number;
  readonly telling: number;
};

/** Texts as an index is to have them, and the numbers of all their terms that have one, each once. */
export type ReadTexts = {
  readonly texts: readonly TermText[];
  readonly numbers: readonly number[];
};

const FIRST_ROOM = 4_096;
const BLANK = 0x20;

/** Reads the texts of one item after the other in the same room: a string or a set for each word takes longer than the index itself. */
export function createTextReader(
  numberOf: (spelling: Spelling) => number | undefined,
): (texts: readonly string[]) => ReadTexts {
  let written = new Uint16Array(FIRST_ROOM);
  let [length, count, telling, item] = [0, 0, 0, 0];
  let numbers: number[] = [];
  /** By the number of a term, the item that had it last. */
  const seen: number[] = [];
  const read = createTermReader((spelling) => {
    if (length + spelling.length >= written.length) written = toLarger(written);
    for (let at = 0; at < spelling.length; at += 1)
      written[length++] = spelling.letters[at] as number;
    written[length++] = BLANK;
    count += 1;
    if (spelling.length >= TELLING) telling += 1;
    const number = numberOf(spelling);
    if (number === undefined || seen[number] === item) return;
    seen[number] = item;
    numbers.push(number);
  });
  const readOne = (text: string): TermText => {
    [length, count, telling] = [0, 0, 0];
    read(text);
    const terms = Buffer.from(written.buffer, 0, 2 * length).toString('utf16le');
    return { terms, count, telling };
  };
  return (texts) => {
    item += 1;
    numbers = [];
    return { texts: texts.map(readOne), numbers };
  };
}

/** A term has less room than this, however long. */
function toLarger(before: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(before.length * 2);
  larger.set(before);
  return larger;
}
