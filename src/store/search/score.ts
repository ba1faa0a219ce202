import type { Variant, Wanted } from './query.ts';
import { toTerms } from './terms.ts';

/** What the index gives for an item that has some of the words. */
export type Hit = {
  readonly id: string;
  readonly title: string;
  /** Epoch milliseconds. */
  readonly published: number;
};

/** A title that says much beside what is looked for comes after one that does not, where both have the same of it. */
const LENGTH_WEIGHT = 0.002;
/** A shorter word says little of what a title is about. */
export const TELLING = 4;

type Corpus = {
  readonly size: number;
  /** How many items have a term. */
  count(term: string): number;
};

/** The hits, best first: what has the words as they were typed in its title, the rarer the word the more. */
export function rankHits(
  hits: readonly Hit[],
  wanted: readonly Wanted[],
  corpus: Corpus,
): readonly Hit[] {
  const weighed = wanted.map((word) => ({ ...word, rarity: rarityOf(word, corpus) }));
  const scores = new Map(hits.map((hit) => [hit, scoreOf(hit, weighed)]));
  return hits.toSorted(
    (a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || b.published - a.published,
  );
}

type Weighed = Wanted & { readonly rarity: number };

/** Of the word in all of its forms: which of them an item has says nothing of how telling the word is. */
function rarityOf({ variants }: Wanted, { size, count }: Corpus): number {
  const all = variants.reduce((sum, { term, open }) => sum + (open ? 0 : count(term)), 0);
  return Math.log(1 + size / (all + 1));
}

function scoreOf({ title }: Hit, wanted: readonly Weighed[]): number {
  const terms = toTerms(title).map(({ term }) => term);
  const joined = ` ${terms.join(' ')} `;
  const found = wanted.reduce((sum, { variants, rarity }) => {
    const weights = variants.filter((variant) => isIn(variant, joined)).map(({ weight }) => weight);
    return sum + rarity * Math.max(0, ...weights);
  }, 0);
  const telling = terms.filter(({ length }) => length >= TELLING).length;
  return found / (1 + LENGTH_WEIGHT * telling);
}

const isIn = ({ term, open }: Variant, joined: string): boolean =>
  joined.includes(open ? ` ${term}` : ` ${term} `);
