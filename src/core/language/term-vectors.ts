/** The sentences of a document as sparse vectors: of each its terms once, with their weight. */
export type TermVectors = {
  /** Where the terms of each sentence begin in `terms` and `weights`; one more than there are sentences. */
  readonly starts: Int32Array;
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  /** Length of each vector, never 0. */
  readonly norms: Float64Array;
  /** In how many sentences each term stands. */
  readonly spread: Int32Array;
  /** How often each term stands in the document. */
  readonly often: Int32Array;
};

/** Counts the terms of each sentence; a term weighs the more the fewer sentences have it. */
export function toVectors(lists: readonly (readonly number[])[], distinct: number): TermVectors {
  const total = lists.reduce((sum, { length }) => sum + length, 0);
  const vectors = {
    starts: new Int32Array(lists.length + 1),
    terms: new Int32Array(total),
    weights: new Float64Array(total),
    norms: new Float64Array(lists.length),
    spread: new Int32Array(distinct),
    often: new Int32Array(distinct),
  };
  const places = new Int32Array(distinct).fill(-1);
  let end = 0;
  lists.forEach((list, sentence) => {
    const from = end;
    vectors.starts[sentence] = from;
    for (const term of list) {
      vectors.often[term] = at(vectors.often, term) + 1;
      let place = at(places, term);
      if (place < from) {
        place = end++;
        places[term] = place;
        vectors.terms[place] = term;
        vectors.spread[term] = at(vectors.spread, term) + 1;
      }
      vectors.weights[place] = at(vectors.weights, place) + 1;
    }
  });
  vectors.starts[lists.length] = end;
  weigh(vectors, lists.length);
  return vectors;
}

function weigh({ starts, terms, weights, norms, spread }: TermVectors, sentences: number): void {
  for (let sentence = 0; sentence < sentences; sentence++) {
    let squares = 0;
    for (let place = at(starts, sentence); place < at(starts, sentence + 1); place++) {
      const weight = at(weights, place) * Math.log(1 + sentences / at(spread, at(terms, place)));
      weights[place] = weight;
      squares += weight * weight;
    }
    norms[sentence] = Math.sqrt(squares) || 1;
  }
}

/** A vector with a place for every term: the sum of sentences, to compare others with. */
export type Dense = { readonly values: Float64Array; readonly norm: number };

/** The sum of the vectors of the sentences from `from` to before `to`. */
export function sumOf(vectors: TermVectors, from: number, to: number): Dense {
  const values = new Float64Array(vectors.spread.length);
  for (let place = at(vectors.starts, from); place < at(vectors.starts, to); place++) {
    const term = at(vectors.terms, place);
    values[term] = at(values, term) + at(vectors.weights, place);
  }
  let squares = 0;
  for (const value of values) squares += value * value;
  return { values, norm: Math.sqrt(squares) || 1 };
}

/** From 0, nothing in common, to 1, the same words. */
export function cosine(vectors: TermVectors, sentence: number, { values, norm }: Dense): number {
  let product = 0;
  for (let place = at(vectors.starts, sentence); place < at(vectors.starts, sentence + 1); place++)
    product += at(vectors.weights, place) * at(values, at(vectors.terms, place));
  return product / (norm * at(vectors.norms, sentence));
}

/** Likeness of sentence `one` to each from `from` to before `to`. */
type Comparer = (one: number, from: number, to: number) => readonly number[];

/** One sentence after the other is spread out, in the same place: all comparisons need no more room. */
export function createComparer(vectors: TermVectors): Comparer {
  const values = new Float64Array(vectors.spread.length);
  return (one, from, to) => {
    const [start, end] = [at(vectors.starts, one), at(vectors.starts, one + 1)];
    for (let place = start; place < end; place++)
      values[at(vectors.terms, place)] = at(vectors.weights, place);
    const dense = { values, norm: at(vectors.norms, one) };
    const likeness = Array.from({ length: to - from }, (_, index) =>
      cosine(vectors, from + index, dense),
    );
    for (let place = start; place < end; place++) values[at(vectors.terms, place)] = 0;
    return likeness;
  };
}

/** A sentence that repeats another stands no further behind it. */
const MEMORY = 24;

/** Of each of the first `count` sentences the likeness to the most alike of those before it. */
export function toEarlierLikeness(vectors: TermVectors, count: number): readonly number[] {
  const compare = createComparer(vectors);
  return Array.from({ length: count }, (_, index) =>
    Math.max(0, ...compare(index, Math.max(0, index - MEMORY), index)),
  );
}

/** The number at an index that is known to be there. */
export const at = (numbers: Int32Array | Float64Array, index: number): number =>
  numbers[index] as number;
