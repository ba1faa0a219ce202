/** A text as weights of its terms, of length 1; empty where it has no term. */
export type Vector = ReadonlyMap<string, number>;

/** How many of the texts at hand have a term: what is rare says more. */
export type TermCounts = {
  add(terms: Iterable<string>): void;
  remove(terms: Iterable<string>): void;
  /** The inverse document frequency of a term, above 0. */
  weightOf(term: string): number;
};

type CountOptions = {
  /** The share of texts, 0 to 1, that have a term in general; 0 where it is not known. */
  readonly background?: ((term: string) => number) | undefined;
  /** So many texts the background stands for: with few texts at hand it decides. @default 1000 */
  readonly backgroundTexts?: number | undefined;
};

const LEAST_WEIGHT = 0.05;
/** Below 1 it holds the rarest words down, so that more than one must be shared. */
const DAMPING = 0.7;

/** Counts terms of the texts that are at hand; a text that is removed is counted no more. */
export function createTermCounts(options: CountOptions = {}): TermCounts {
  const { background = () => 0, backgroundTexts = 1_000 } = options;
  const counts = new Map<string, number>();
  let texts = 0;
  const change = (terms: Iterable<string>, by: 1 | -1): void => {
    texts += by;
    for (const term of terms) {
      const count = (counts.get(term) ?? 0) + by;
      if (count > 0) counts.set(term, count);
      else counts.delete(term);
    }
  };
  return {
    add: (terms) => change(terms, 1),
    remove: (terms) => change(terms, -1),
    weightOf(term) {
      const having = 1 + (counts.get(term) ?? 0) + background(term) * backgroundTexts;
      return Math.max(LEAST_WEIGHT, Math.log((texts + backgroundTexts) / having)) ** DAMPING;
    },
  };
}

/** Makes weights a vector of length 1. */
export function toVector(weights: ReadonlyMap<string, number>): Vector {
  let square = 0;
  for (const weight of weights.values()) square += weight * weight;
  if (square === 0) return new Map();
  const length = Math.sqrt(square);
  return new Map([...weights].map(([term, weight]) => [term, weight / length]));
}
