/** A text as weights of its terms, of length 1; empty where it has no term. */
export type Vector = ReadonlyMap<string, number>;

/** How many of the latest texts have a term: what is rare says more. */
export type TermCounts = {
  add(terms: Iterable<string>): void;
  /** The inverse document frequency of a term, above 0. */
  weightOf(term: string): number;
};

type CountOptions = {
  /** The share of texts, 0 to 1, that have a term in general; 0 where it is not known. */
  readonly background?: ((term: string) => number) | undefined;
  /** So many texts the background stands for: with few texts at hand it decides. @default 1000 */
  readonly backgroundTexts?: number | undefined;
};

/** Texts that are counted together, and forgotten together. */
const GENERATION = 20_000;
const LEAST_WEIGHT = 0.05;
/** Below 1 it holds the rarest words down, so that more than one must be shared. */
const DAMPING = 0.7;

/**
 * Counts the terms of the last 20,000 to 40,000 texts: longer than stories are told, as words of a season
 * ("profit", "forecast") are known by the texts of weeks.
 */
export function createTermCounts(options: CountOptions = {}): TermCounts {
  const { background = () => 0, backgroundTexts = 1_000 } = options;
  let [older, newer] = [new Map<string, number>(), new Map<string, number>()];
  let [olderTexts, newerTexts] = [0, 0];
  return {
    add(terms) {
      if (newerTexts === GENERATION) {
        [older, newer] = [newer, new Map()];
        [olderTexts, newerTexts] = [newerTexts, 0];
      }
      newerTexts++;
      for (const term of terms) newer.set(term, (newer.get(term) ?? 0) + 1);
    },
    weightOf(term) {
      const counted = (older.get(term) ?? 0) + (newer.get(term) ?? 0);
      const having = 1 + counted + background(term) * backgroundTexts;
      const texts = olderTexts + newerTexts + backgroundTexts;
      return Math.max(LEAST_WEIGHT, Math.log(texts / having)) ** DAMPING;
    },
  };
}

/** A vector as it is kept: two lists take a third of the memory. */
export type PackedVector = {
  readonly terms: readonly string[];
  readonly weights: readonly number[];
};

export function packVector(vector: Vector): PackedVector {
  const terms = [...vector.keys()];
  // V8 keeps what `map` gives as bare numbers, and what is spread as objects.
  return { terms, weights: terms.map((term) => vector.get(term) ?? 0) };
}

export const unpackVector = ({ terms, weights }: PackedVector): Vector =>
  new Map(terms.map((term, at) => [term, weights[at] ?? 0]));

/** Makes weights a vector of length 1. */
export function toVector(weights: ReadonlyMap<string, number>): Vector {
  let square = 0;
  for (const weight of weights.values()) square += weight * weight;
  if (square === 0) return new Map();
  const length = Math.sqrt(square);
  return new Map([...weights].map(([term, weight]) => [term, weight / length]));
}
