import { formsOf } from './forms.ts';
import { type Term, toTerms } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A way in which a word that is looked for may be written. */
export type Variant = {
  /** One term, or several with a blank between them that have to stand side by side. */
  readonly term: string;
  /** How sure it is that this is meant, from 0 to 1. */
  readonly weight: number;
  /** Words that begin like this count too. */
  readonly open?: true;
};

/** A word that is looked for, and every way in which it is found. */
export type Wanted = { readonly term: string; readonly variants: readonly Variant[] };

/** A word that fewer items than this have may be a slip of another. */
type Doubt = number;
/** Only words that nobody has, then those that hardly anybody has, then all. */
export const DOUBTS: readonly [Doubt, Doubt, Doubt] = [1, 4, Number.POSITIVE_INFINITY];

/** More of a query is not read: nobody types so much to search (UTF-16 units, words). */
const LONGEST_QUERY = 1_000;
const MOST_WORDS = 12;

const FORM = 0.9;
const JOINED = 0.9;
const BEGINNING = 0.85;
/** By the number of slips. */
const SLIPPED = [1, 0.7, 0.4] as const;
/** Few slips fall on the first letter. */
const OTHER_BEGINNING = 0.8;
const MOST_NEAR = 8;
/** A word of fewer letters has too many neighbours; one of so many may have two slips. */
const ONE_SLIP_FROM = 3;
const TWO_SLIPS_FROM = 7;
/** Another figure is another thing, and a script without blanks has no slips of this kind. */
const EXACT = /[\p{N} ]/u;
const SHORTEST_PART = 3;
/** A word that so many items have is one that somebody has finished typing. */
const FINISHED_FROM = 40;

/** The words of a query, each once, as the index has them. A character of a script without blanks goes with its neighbours. */
export function readQuery(words: string): readonly string[] {
  const groups: { term: string; last: Term }[] = [];
  for (const token of toTerms(words.slice(0, LONGEST_QUERY))) {
    const before = groups.at(-1);
    if (before !== undefined && isWide(token.term) && before.last.end === token.start) {
      before.term += ` ${token.term}`;
      before.last = token;
    } else groups.push({ term: token.term, last: token });
  }
  return [...new Set(groups.map(({ term }) => term))].slice(0, MOST_WORDS);
}

const isWide = (term: string): boolean => (term.codePointAt(0) ?? 0) > 0x2e7f;

/** Every word with its variants; the last one may be unfinished. */
export function toWanted(
  terms: readonly string[],
  vocabulary: Vocabulary,
  doubt: Doubt,
): readonly Wanted[] {
  return terms.map((term, at) => {
    const joined = [terms.slice(Math.max(0, at - 1), at + 1), terms.slice(at, at + 2)]
      .map((pair) => pair.join(''))
      .filter((both) => both !== term && vocabulary.count(both) > 0);
    const isOpen =
      at === terms.length - 1 && vocabulary.count(term) < Math.max(FINISHED_FROM, doubt);
    const variants = [
      { term, weight: 1 },
      ...(isOpen ? [{ term, weight: BEGINNING, open: true } as const] : []),
      ...joined.map((both) => ({ term: both, weight: JOINED })),
      ...knownForms(term, vocabulary),
      ...slipsOf(term, vocabulary, doubt),
    ];
    return { term, variants };
  });
}

const knownForms = (term: string, vocabulary: Vocabulary): readonly Variant[] =>
  formsOf(term)
    .filter((form) => vocabulary.count(form) > 0)
    .map((form) => ({ term: form, weight: FORM }));

/** What was meant where the word is unknown: its neighbours, and the two words that it joins. */
function slipsOf(term: string, vocabulary: Vocabulary, doubt: Doubt): readonly Variant[] {
  const isKnown = vocabulary.count(term) > 0;
  if (vocabulary.count(term) >= doubt || term.length < ONE_SLIP_FROM || EXACT.test(term)) return [];
  const one = vocabulary.near(term, { slips: 1, limit: MOST_NEAR });
  const isLong = one.length === 0 && term.length >= TWO_SLIPS_FROM;
  const near = isLong ? vocabulary.near(term, { slips: 2, limit: MOST_NEAR }) : one;
  return [
    ...near.map((other) => ({
      term: other.term,
      weight: (SLIPPED[other.slips] ?? 0) * (other.term[0] === term[0] ? 1 : OTHER_BEGINNING),
    })),
    ...(isKnown ? [] : partsOf(term, vocabulary).map((both) => ({ term: both, weight: JOINED }))),
  ];
}

function partsOf(term: string, vocabulary: Vocabulary): readonly string[] {
  const parts: string[] = [];
  for (let cut = SHORTEST_PART; cut <= term.length - SHORTEST_PART; cut += 1) {
    const [one, other] = [term.slice(0, cut), term.slice(cut)];
    if (vocabulary.count(one) > 0 && vocabulary.count(other) > 0) parts.push(`${one} ${other}`);
  }
  return parts.slice(0, MOST_NEAR);
}

/** As FTS5 reads it. Every term is in quotation marks, so that none is syntax; terms hold letters and digits only. */
export const toMatch = (wanted: readonly Wanted[], join: 'AND' | 'OR'): string =>
  wanted.map(({ variants }) => `(${variants.map(quoted).join(' OR ')})`).join(` ${join} `);

const quoted = ({ term, open }: Variant): string => `"${term}"${open ? '*' : ''}`;
