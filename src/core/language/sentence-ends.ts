import { COUNTED, LEADING, SAYING, STARTERS, TRAILING, WORDS_TOO } from './abbreviations.ts';
import { type Characters, isBlank, isDigit, isLower, isUpper } from './characters.ts';

/** A full stop, question or exclamation mark, and what stands around it; all are offsets into the text. */
export type Mark = {
  readonly text: Characters;
  /** Where the sentence begins that may end here. */
  readonly start: number;
  /** Where the block of text ends. */
  readonly end: number;
  /** The first of the marks: `?!` and `...` are a run of them. */
  readonly first: number;
  /** Behind the last of them. */
  readonly after: number;
  /** Behind the quotation marks, brackets and footnote numbers that close there. */
  readonly close: number;
  /** The first character that is no blank behind `close`. */
  readonly next: number;
  /** Whether a straight quotation mark is open in front of it. */
  readonly quoting: boolean;
};

const FULL_STOP = 46;
const STRAIGHT_QUOTE = 34;
const codes = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const MARKS = codes('.!?…。！？．｡');
/** They end a sentence whatever follows, and no blank comes after them. */
const WIDE = codes('。！？．｡');
const CLOSING = codes('"\'”’)]}»」』）');
const OPENING = codes('"\'`“‘([{«¿¡„「『（');
const MONEY = codes('$£€¥#@');
/** No abbreviation, name or domain that matters is longer: a bound for every look around. */
const LONGEST_WORD = 24;
const LONGEST_TOKEN = 48;

const BULLETS = codes('•‣⁃▪◦●');
/** What a list item begins with. */
export const isBullet = (code: number): boolean => code > 0x2000 && BULLETS.has(code);

/** Every character of a text is asked: most are answered without looking anything up. */
export const isMark = (code: number): boolean =>
  code === FULL_STOP || code === 33 || code === 63 || (code > 0x2000 && MARKS.has(code));

/** Reads what stands around the mark at `first`. */
export function readMark(mark: Pick<Mark, 'text' | 'start' | 'end' | 'first' | 'quoting'>): Mark {
  const { text, end, first } = mark;
  const after = spacedDots({ text, end, first: skip(text, { from: first, end, when: isMark }) });
  const close = closing(mark, after);
  return { ...mark, after, close, next: skip(text, { from: close, end, when: isBlank }) };
}

type Stretch = {
  readonly from: number;
  readonly end: number;
  readonly when: (code: number) => boolean;
};

function skip(text: Characters, { from, end, when }: Stretch): number {
  let at = from;
  while (at < end && when(text.charCodeAt(at))) at++;
  return at;
}

/** `. . .` is one run of marks. */
function spacedDots({ text, end, first }: Pick<Mark, 'text' | 'end' | 'first'>): number {
  let at = first;
  while (at + 1 < end && isBlank(text.charCodeAt(at)) && text.charCodeAt(at + 1) === FULL_STOP)
    at = skip(text, { from: at + 1, end, when: isMark });
  return at;
}

/** A straight quotation mark with no blank on either side closes only what is open: `end."Then`. */
function closing({ text, end, quoting }: Pick<Mark, 'text' | 'end' | 'quoting'>, after: number) {
  let at = after;
  while (at < end && (CLOSING.has(text.charCodeAt(at)) || isTurned(text, at))) {
    const opens = text.charCodeAt(at) === STRAIGHT_QUOTE && !quoting;
    if (opens && at + 1 < end && isUpper(text.charCodeAt(at + 1))) break;
    at++;
  }
  return footnote({ text, end, from: at });
}

/** `end.“ Then`: a mark that opens, with a blank behind it, was meant to close. */
const isTurned = (text: Characters, at: number): boolean =>
  (text.charCodeAt(at) === 0x201c || text.charCodeAt(at) === 0x2018) &&
  isBlank(text.charCodeAt(at + 1));

/** `martyr.[1] The` */
function footnote({ text, end, from }: { text: Characters; end: number; from: number }): number {
  if (text.charCodeAt(from) !== 91) return from;
  const digits = skip(text, { from: from + 1, end: Math.min(end, from + 5), when: isDigit });
  return digits > from + 1 && text.charCodeAt(digits) === 93 ? digits + 1 : from;
}

/** Whether a sentence ends at this mark. */
export function endsSentence(mark: Mark): boolean {
  const { text, first, close, next } = mark;
  const code = text.charCodeAt(first);
  if (WIDE.has(code)) return true;
  if (next === close) return lacksBlank(mark);
  const head = skip(text, { from: next, end: mark.end, when: (each) => OPENING.has(each) });
  const following = text.charCodeAt(head);
  if (isLower(following)) return false;
  if (!isUpper(following) && !beginsAnyway(following)) return false;
  if (code !== FULL_STOP) return !isAttributed(mark, head);
  return mark.after - first > 1 ? afterDots(mark, head) : afterWord(mark, head);
}

/** Digits, sums of money, and letters of scripts that know no capitals. */
const beginsAnyway = (code: number): boolean =>
  isDigit(code) || MONEY.has(code) || (code > 0x590 && code < 0x2000) || code > 0x2e80;

/** Three dots with blanks between them stand for words left out; a fourth is the full stop. */
function afterDots({ text, first, after }: Mark, head: number): boolean {
  const spaced = isBlank(text.charCodeAt(first + 1));
  return isUpper(text.charCodeAt(head)) && !(spaced && after - first < 7);
}

/** `“Really?” Mr Smith asked`: names, at most three, and a word of saying. */
function isAttributed({ text, after, close, end }: Mark, head: number): boolean {
  if (close === after) return false;
  let at = head;
  for (let names = 0; names < 4; names++) {
    const word = wordFrom(text, at, end);
    if (SAYING.has(word)) return names > 0;
    if (word === '' || !isUpper(word.charCodeAt(0))) return false;
    at += word.length + 1;
  }
  return false;
}

function afterWord(mark: Mark, head: number): boolean {
  const { text, start, first, after, close } = mark;
  const from = wordStart(text, { from: first, start });
  const word = text.slice(from, first);
  if (isListNumber(word) && from - start === bulletLength(text, start)) return false;
  if (word === '' || close > after) return true;
  const starter = STARTERS.has(wordFrom(text, head, mark.end));
  if (isInitials(word)) return starter && endsAfterInitials(mark, head, word);
  return endsAfterAbbreviation(word, { starter, digit: isDigit(text.charCodeAt(head)) });
}

type Following = { readonly starter: boolean; readonly digit: boolean };

function endsAfterAbbreviation(word: string, { starter, digit }: Following): boolean {
  const lower = word.toLowerCase();
  if (LEADING.has(lower)) return false;
  if (COUNTED.has(lower) && digit) return false;
  if (!TRAILING.has(lower) || (word === lower && WORDS_TOO.has(lower))) return true;
  return starter;
}

/** `J`, `U.S`, `p.m`: single letters with full stops between them. */
function isInitials(word: string): boolean {
  if (word.length % 2 === 0) return false;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (at % 2 === 1 ? code !== FULL_STOP : !isUpper(code) && !isLower(code)) return false;
  }
  return true;
}

/** `World War I. He`, `in the U.S. The`; but `J. A. Lowe`, where A is a name. */
function endsAfterInitials({ text }: Mark, head: number, word: string): boolean {
  const next = text.charCodeAt(head + 1);
  return !(isBlank(next) || next === FULL_STOP) || (word.length > 1 && isBlank(next));
}

/** Of the bullet that a list item begins with, and the blank behind it. */
function bulletLength(text: Characters, start: number): number {
  if (!isBullet(text.charCodeAt(start))) return 0;
  return isBlank(text.charCodeAt(start + 1)) ? 2 : 1;
}

const isListNumber = (word: string): boolean =>
  word.length <= 3 &&
  (isDigit(word.charCodeAt(0)) || (word.length === 1 && isLower(word.charCodeAt(0))));

/** Text from pages lacks blanks: `profit.The`. Never inside an address, a file name or a number. */
function lacksBlank(mark: Mark): boolean {
  const { text, first, after, close, end } = mark;
  const head = skip(text, { from: close, end, when: (each) => OPENING.has(each) });
  if (!isUpper(text.charCodeAt(head)) || !isLower(text.charCodeAt(head + 1))) {
    return false;
  }
  const from = wordStart(text, { from: first, start: mark.start });
  const word = text.slice(from, first);
  if (after - first > 1 || text.charCodeAt(first) !== FULL_STOP) return word !== '';
  const tail = word.charCodeAt(word.length - 1);
  if (close > after || head > close) return true;
  if (word.length < 2 || !(isLower(tail) || isDigit(tail))) return false;
  return !LEADING.has(word.toLowerCase()) && !isAddress(mark, from);
}

const ADDRESS = codes('@/:_\\=');

/** `Jane.Doe@example.com`, `www.example.Org`, `Main.java` */
function isAddress({ text, first, end }: Mark, from: number): boolean {
  const limit = Math.min(end, first + LONGEST_TOKEN);
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (at > first && isBlank(code)) return false;
    if (ADDRESS.has(code)) return true;
    if (code === FULL_STOP && at !== first && isLower(text.charCodeAt(at + 1))) return true;
  }
  return false;
}

/** Where the word begins that ends at `from`. */
function wordStart(text: Characters, { from, start }: { from: number; start: number }): number {
  let at = from;
  const limit = Math.max(start, from - LONGEST_WORD);
  while (at > limit && isWordCode(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The word that begins at `from`; cut where it is long. */
function wordFrom(text: Characters, from: number, end: number): string {
  const limit = Math.min(end, from + LONGEST_WORD);
  const to = skip(text, { from, end: limit, when: (code) => isLetter(code) || isApostrophe(code) });
  return text.slice(from, to).replace('’', "'");
}

const isLetter = (code: number): boolean => isUpper(code) || isLower(code);
const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;
/** Letters, digits, and `.`, `&`, `'`, `’`, `-`, `°` inside a word. */
const isWordCode = (code: number): boolean =>
  isLetter(code) ||
  isDigit(code) ||
  code === FULL_STOP ||
  code === 38 ||
  code === 45 ||
  code === 0xb0 ||
  isApostrophe(code);
