import { distance } from './distance.ts';
import { createLetterMasks } from './letter-masks.ts';

/** The words of an index, with how many items have each. */
export type Vocabulary = {
  count(term: string): number;
  /** One item more has these terms; gives their numbers, by which they are taken out again. */
  add(terms: Iterable<string>): readonly number[];
  drop(numbers: readonly number[]): void;
  /** Terms that some slips make of this one or it of them, the nearest and most frequent first. */
  near(term: string, options: { readonly slips: number; readonly limit: number }): readonly Near[];
};

export type Near = { readonly term: string; readonly slips: number };

export function createVocabulary(): Vocabulary {
  const places = new Map<string, number>();
  const masks = createLetterMasks();
  const terms: string[] = [];
  const counts: number[] = [];
  /** Numbers of terms that no item has any more. */
  const free: number[] = [];
  const put = (term: string): number => {
    const at = free.pop() ?? terms.length;
    places.set(term, at);
    terms[at] = term;
    counts[at] = 0;
    masks.set(at, term);
    return at;
  };
  const forget = (at: number): void => {
    places.delete(terms[at] ?? '');
    terms[at] = '';
    free.push(at);
  };
  return {
    count: (term) => counts[places.get(term) ?? -1] ?? 0,
    add(said) {
      const numbers = [...said].map((term) => places.get(term) ?? put(term));
      for (const at of numbers) counts[at] = (counts[at] ?? 0) + 1;
      return numbers;
    },
    drop(numbers) {
      for (const at of numbers) {
        counts[at] = (counts[at] ?? 0) - 1;
        if (counts[at] === 0) forget(at);
      }
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
