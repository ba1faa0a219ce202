import { isDigit, isUpper } from './characters.ts';
import { toStem } from './word-forms.ts';
import { FIRST_PERSON, MARKS, STOP } from './word-marks.ts';

/** What one reading of a sentence finds in it. */
export type SentenceFacts = {
  readonly text: string;
  /** Runs of letters and digits. */
  readonly words: number;
  /** Number of each word that is no stop word, in order, repeats too; a `Vocabulary` numbers them. */
  readonly terms: readonly number[];
  /** Those of them with a capital, not at the head of the sentence; repeats too. */
  readonly names: readonly number[];
  /** Words with a digit. */
  readonly numbers: number;
  /** All marks of its words together, outside quotations where it says so. */
  readonly marks: number;
  /** The marks of its first word. */
  readonly headMarks: number;
  readonly quoted: boolean;
  /** Words in front of the first colon; 0 where there is none. */
  readonly colonAfter: number;
};

/** What is known of the words of a text so far. */
export type Vocabulary = {
  /** Of each word its term and its marks in one number: a text has hundreds of words, and this is quick. */
  readonly words: Map<string, number>;
  /** Of each stem its number, from 0 up. */
  readonly stems: Map<string, number>;
};

/** Marks are below this. */
const MARKS_END = 16;

export const createVocabulary = (): Vocabulary => ({ words: new Map(), stems: new Map() });

/** The term of a word plus 1, 0 for a stop word, times `MARKS_END`, and its marks. */
function lookUp({ words, stems }: Vocabulary, word: string): number {
  const known = words.get(word);
  if (known !== undefined) return known;
  const marks = MARKS.get(word) ?? 0;
  const skipped = (marks & STOP) !== 0 || word.length < 2;
  const entry = (skipped ? 0 : number(stems, word) + 1) * MARKS_END + marks;
  words.set(word, entry);
  return entry;
}

function number(stems: Map<string, number>, word: string): number {
  const stem = toStem(word);
  const known = stems.get(stem);
  if (known !== undefined) return known;
  stems.set(stem, stems.size);
  return stems.size - 1;
}

type Reading = {
  -readonly [Key in keyof SentenceFacts]: SentenceFacts[Key] extends readonly number[]
    ? number[]
    : SentenceFacts[Key];
} & { quoting: boolean };

/** Reads a sentence once, character by character. */
export function readSentence(text: string, vocabulary: Vocabulary): SentenceFacts {
  const small = text.toLowerCase();
  const lower = small.length === text.length ? small : text;
  const reading = begin(text);
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (!isLetter(code)) {
      readSign(reading, code);
      at++;
      continue;
    }
    const from = at;
    do at++;
    while (at < text.length && !isWide(code) && isInWord(text.charCodeAt(at)));
    const entry = lookUp(vocabulary, lower.slice(from, at));
    readWord(reading, entry, code);
  }
  return reading;
}

function begin(text: string): Reading {
  return {
    text,
    words: 0,
    terms: [],
    names: [],
    numbers: 0,
    marks: 0,
    headMarks: 0,
    quoted: false,
    colonAfter: 0,
    quoting: false,
  };
}

/** A first person in a quotation is somebody else's. */
function readWord(reading: Reading, entry: number, first: number): void {
  const marks = entry % MARKS_END;
  if (reading.words === 0) reading.headMarks = marks;
  reading.words++;
  reading.marks |= reading.quoting ? marks & ~FIRST_PERSON : marks;
  if (isDigit(first)) reading.numbers++;
  const term = Math.floor(entry / MARKS_END) - 1;
  if (term < 0) return;
  reading.terms.push(term);
  if (reading.words > 1 && isUpper(first)) reading.names.push(term);
}

function readSign(reading: Reading, code: number): void {
  switch (code) {
    case 0x22:
    case 0x201c:
    case 0x201d:
      reading.quoted = true;
      reading.quoting = code === 0x22 ? !reading.quoting : code === 0x201c;
      return;
    case 0x3a:
      if (reading.colonAfter === 0) reading.colonAfter = reading.words;
  }
}

/** Letters and digits; beyond ASCII whatever is no sign, blank or control. */
const isLetter = (code: number): boolean =>
  code < 128
    ? isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 122)
    : code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && !isSign(code);
const isSign = (code: number): boolean =>
  (code >= 0x2000 && code <= 0x2bff) ||
  (code >= 0x3000 && code <= 0x303f) ||
  (code >= 0xff00 && code <= 0xff0f);
/** Scripts without blanks: each character counts as a word. */
const isWide = (code: number): boolean => code > 0x2e80;
const isInWord = (code: number): boolean => isLetter(code) && !isWide(code);
