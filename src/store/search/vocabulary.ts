import { distance } from './distance.ts';
import { createLetterMasks } from './letter-masks.ts';

/** The words of an index, with how many items have each. */
export type Vocabulary = {
  count(term: string): number;
  /** One item more, or one fewer, has the term. */
  note(term: string, by: 1 | -1): void;
  /** Terms that some slips make of this one or it of them, the nearest and most frequent first. */
  near(term: string, options: { readonly slips: number; readonly limit: number }): readonly Near[];
};

export type Near = { readonly term: string; readonly slips: number };

/** Words that no item has any more are forgotten when there are more of them than this and than of the others. */
const SWEEP_FROM = 1_000;

export function createVocabulary(): Vocabulary {
  const places = new Map<string, number>();
  const masks = createLetterMasks();
  let terms: string[] = [];
  let counts: number[] = [];
  let gone = 0;
  const put = (term: string, count: number): number => {
    const at = terms.length;
    places.set(term, at);
    terms.push(term);
    counts.push(count);
    masks.set(at, term);
    return at;
  };
  const sweep = (): void => {
    const left = terms.map((term, at) => [term, counts[at] ?? 0] as const);
    [terms, counts, gone] = [[], [], 0];
    places.clear();
    masks.clear();
    for (const [term, count] of left) if (count > 0) put(term, count);
  };
  return {
    count: (term) => counts[places.get(term) ?? -1] ?? 0,
    note(term, by) {
      const at = places.get(term) ?? put(term, 0);
      counts[at] = Math.max(0, (counts[at] ?? 0) + by);
      if (by < 0 && counts[at] === 0) gone += 1;
      if (gone > SWEEP_FROM && gone > terms.length / 2) sweep();
    },
    near: (term, { slips, limit }) =>
      masks
        .near(term, slips)
        .filter((at) => (counts[at] ?? 0) > 0 && terms[at] !== term)
        .map((at) => ({ at, term: terms[at] ?? '', slips: distance(term, terms[at] ?? '', slips) }))
        .filter((other) => other.slips <= slips)
        .sort((a, b) => a.slips - b.slips || (counts[b.at] ?? 0) - (counts[a.at] ?? 0))
        .slice(0, limit),
  };
}
