import { saysNothing } from '#core/language/terms.ts';
import { DOUBTS, readQuery, toMatch, toWanted, type Wanted } from './query.ts';
import { type Hit, rankHits } from './score.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Hits that are looked at closely. */
const CANDIDATES = 60;
/** A word that more than this share of all items have, and more than so many, finds nothing by itself. */
const TOO_COMMON = 0.05;
const FEW = 100;

/** The index as its parts see it. `feeds` of a question are JSON: an array of ids. */
export type Index = {
  readonly vocabulary: Vocabulary;
  size(): number;
  /** What matches and may be seen, the shortest title first. */
  look(match: string, question: Question): readonly Hit[];
  /** The same by bm25, which costs a walk through every item that has any of the words. */
  weigh(match: string, question: Question): readonly Hit[];
};

export type Question = { readonly feeds: string; readonly limit: number };

/** Every word in its own form first, then in any form, then as a slip of another; what has most of the rarest words where nothing has all. */
export function find(index: Index, words: string, { feeds, limit }: Question): readonly Hit[] {
  const terms = readQuery(words);
  if (terms.length === 0) return [];
  const hits = new Map<string, Hit>();
  const gather = (found: readonly Hit[]): void => {
    for (const hit of found) if (!hits.has(hit.id)) hits.set(hit.id, hit);
  };
  const question = { feeds, limit: Math.max(limit, CANDIDATES) };
  const look = (wanted: readonly Wanted[]): void => {
    const found = index.look(toMatch(wanted, 'AND'), question);
    gather(found);
    if (found.length === question.limit)
      gather(index.look(`title : (${toMatch(wanted, 'AND')})`, question));
  };
  let wanted: readonly Wanted[] = [];
  for (const doubt of doubtsOf(terms, index.vocabulary)) {
    if (doubt === Number.POSITIVE_INFINITY && hits.size > 0) break;
    wanted = toWanted(terms, index.vocabulary, doubt);
    if (doubt === 1) look(wanted.map((each) => ({ ...each, variants: each.variants.slice(0, 1) })));
    look(wanted);
  }
  const rest = telling(wanted, index);
  if (hits.size === 0 && rest.length > 0) gather(index.weigh(toMatch(rest, 'OR'), question));
  return rank(hits, wanted, index).slice(0, limit);
}

/** The first doubt, and each that falls on a word which the one before it did not. */
const doubtsOf = (terms: readonly string[], { count }: Vocabulary): readonly number[] =>
  DOUBTS.filter((doubt, at) => {
    const before = DOUBTS[at - 1] ?? Number.NEGATIVE_INFINITY;
    return at === 0 || terms.some((term) => count(term) >= before && count(term) < doubt);
  });

const rank = (
  hits: ReadonlyMap<string, Hit>,
  wanted: readonly Wanted[],
  { size, vocabulary }: Index,
): readonly Hit[] =>
  rankHits([...hits.values()], wanted, { size: size(), count: vocabulary.count });

/** Without the words that are everywhere. */
function telling(wanted: readonly Wanted[], { vocabulary, size }: Index): readonly Wanted[] {
  const most = Math.max(FEW, size() * TOO_COMMON);
  return wanted.filter(({ term }) => !saysNothing(term) && vocabulary.count(term) <= most);
}
