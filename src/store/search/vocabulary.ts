import { distance } from './distance.ts';
import { createLetterMasks } from './letter-masks.ts';
import { createSpelling, type Spelling, spell } from './read-terms.ts';
import { createTermTable } from './term-table.ts';

/** The words of an index, with how many items have each. */
export type Vocabulary = {
  count(term: string): number;
  /** Terms that some slips make of this one or it of them, the nearest and most frequent first. */
  near(term: string, options: { readonly slips: number; readonly limit: number }): readonly Near[];
};

export type Near = { readonly term: string; readonly slips: number };

/** A vocabulary as it is written: terms are numbers there. */
export type WrittenVocabulary = Vocabulary & {
  number(spelling: Spelling): number;
  /** So many items more have each of these terms, or fewer: a term that none has is forgotten. */
  change(numbers: Iterable<number>, by: 1 | -1): void;
  /** So many items more have a term. */
  put(term: string, items: number): void;
};

export function createVocabulary(): WrittenVocabulary {
  const masks = createLetterMasks();
  const counts: number[] = [];
  const table = createTermTable((at, term) => {
    counts[at] = 0;
    masks.set(at, term);
  });
  const spelling = createSpelling();
  const countAt = (at: number): number => counts[at] ?? 0;
  return {
    count: (term) => countAt(table.find(term)),
    number: table.number,
    change(numbers, by) {
      for (const at of numbers) {
        counts[at] = countAt(at) + by;
        if (counts[at] === 0) table.forget(at);
      }
    },
    put(term, items) {
      spell(term, spelling);
      const at = table.number(spelling);
      counts[at] = countAt(at) + items;
    },
    near: (term, { slips, limit }) =>
      masks
        .near(term, slips)
        .map((at) => ({ at, term: table.term(at) ?? '' }))
        .filter((other) => countAt(other.at) > 0 && other.term !== term)
        .map((other) => ({ ...other, slips: distance(term, other.term, slips) }))
        .filter((other) => other.slips <= slips)
        .sort((a, b) => a.slips - b.slips || countAt(b.at) - countAt(a.at))
        .slice(0, limit),
  };
}
