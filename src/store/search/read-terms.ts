import { toTerms } from './terms.ts';

/** A longer term is none that anybody looks for (UTF-16 units). */
export const LONGEST_TERM = 256;

/** A term by its letters (UTF-16 units), which stand there only until the next one is read. */
export type Spelling = { readonly letters: Uint16Array; length: number };

export const createSpelling = (): Spelling => ({
  letters: new Uint16Array(LONGEST_TERM),
  length: 0,
});

export function spell(term: string, spelling: Spelling): void {
  for (let at = 0; at < term.length; at += 1) spelling.letters[at] = term.charCodeAt(at);
  spelling.length = term.length;
}

/** What a character is that is neither letter nor digit of ASCII. */
const APART = 0;
/** It may hold two parts of a word together: `jd.com`, `s&p`, `o'neill`, `1,000`, `a$5`. */
const JOINS = 1;
const NOT_ASCII = 2;

/** Letters and digits are what they are folded to. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase().charCodeAt(0);
  return /[.&',$]/.test(character) ? JOINS : APART;
});

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < KINDS.length) return KINDS[code] as number;
  return at < text.length ? NOT_ASCII : APART;
}

/**
 * Tells `take` the terms that `toTerms` gives, without those over the longest. Nearly every word is a run of plain
 * letters, and it takes as long to make a string of one as to do all the rest with it. What is not so plain
 * is left to `toTerms` up to the next blank: no word goes over one.
 */
export function createTermReader(take: (spelling: Spelling) => void): (text: string) => void {
  const spelling = createSpelling();
  const takeOne = (length: number): void => {
    spelling.length = length;
    if (length > 0 && length <= LONGEST_TERM) take(spelling);
  };
  const takeAll = (text: string): void => {
    for (const { term } of toTerms(text)) {
      spell(term, spelling);
      takeOne(term.length);
    }
  };
  const readOne = (text: string, start: number): number => {
    let at = start;
    let kind = kindAt(text, at);
    for (; kind > NOT_ASCII; kind = kindAt(text, at)) {
      spelling.letters[at - start] = kind;
      at += 1;
    }
    if (kind === APART || (kind === JOINS && !isInside(text, start, at))) {
      takeOne(at - start);
      return at + 1;
    }
    const end = endOfPiece(text, at);
    takeAll(text.slice(start, end));
    return end;
  };
  return (text) => {
    for (let at = 0; at < text.length; ) at = readOne(text, at);
  };
}

/** A sign that stands behind a letter and before one. */
const isInside = (text: string, start: number, at: number): boolean =>
  at > start && kindAt(text, at + 1) > JOINS;

function endOfPiece(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) > 0x20) at += 1;
  return at;
}
