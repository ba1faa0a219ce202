import { createSparseMatrix, type SparseMatrix } from './sparse-matrix.ts';
import type { Vector } from './vectors.ts';

/** The number of a sum of vectors: a row of a matrix whose columns are terms. */
export type Centroid = number;

/** A centroid, and its cosine to what was asked for, 0 to 1. */
export type Near = { readonly centroid: Centroid; readonly likeness: number };

/** Centroids that are found by the terms they share. */
export type Centroids = {
  /** A new one, of nothing as yet. */
  found(): Centroid;
  add(centroid: Centroid, vector: Vector): void;
  remove(centroid: Centroid, vector: Vector): void;
  /** The first takes in the other, which is gone then. */
  merge(centroid: Centroid, other: Centroid): void;
  /** Its number may be that of another from here on. */
  drop(centroid: Centroid): void;
  /** The cosines of vectors to a centroid. */
  likenessesTo(centroid: Centroid, vectors: readonly Vector[]): readonly number[];
  /** True where some centroid has a term. */
  has(term: number): boolean;
  /** The one of the greatest cosine to a vector. */
  nearest(vector: Vector): Near | undefined;
  /** The other one of about the greatest cosine: by the terms that weigh most. */
  neighbourOf(centroid: Centroid): Near | undefined;
};

type CentroidOptions = {
  /** Told how many centroids were looked at, to count the work. */
  readonly onSteps?: ((steps: number) => void) | undefined;
};

/** So many places of terms are looked up for a search: the rarest terms first, as they say most. */
const MOST_STEPS = 1_500;
/** Where some terms were too common to look up, those are compared by all that have this share of the best score. */
const PROMISING = 0.6;
const MOST_PROMISING = 100;
/** So many terms of a centroid are compared with others: what a story is about, not what was said once. */
const HEAVIEST = 64;
/** A square that is less is rounding. */
const NOTHING = 1e-9;

type Index = {
  readonly matrix: SparseMatrix;
  /** By centroid: the square of its length; the number of the search that found it last, and what it had there. */
  readonly squares: number[];
  readonly searches: number[];
  readonly scores: number[];
  search: number;
};

export function createCentroids({ onSteps }: CentroidOptions = {}): Centroids {
  const matrix = createSparseMatrix();
  const squares: number[] = [];
  const index: Index = { matrix, squares, searches: [], scores: [], search: 0 };
  const free: Centroid[] = [];
  const change = (centroid: Centroid, vector: Vector, sign: 1 | -1): void => {
    squares[centroid] = (squares[centroid] ?? 0) + matrix.add(centroid, vector, sign);
  };
  const drop = (centroid: Centroid): void => {
    matrix.clear(centroid);
    free.push(centroid);
  };
  const search = (vector: Vector, self?: Centroid): Near | undefined => {
    const found = lookUp(vector, index);
    onSteps?.(found.steps);
    return nearestOf(found, index, self);
  };
  return {
    found() {
      const centroid = free.pop() ?? squares.length;
      for (const numbers of [squares, index.searches, index.scores]) numbers[centroid] = 0;
      return centroid;
    },
    add: (centroid, vector) => change(centroid, vector, 1),
    remove: (centroid, vector) => change(centroid, vector, -1),
    merge(centroid, other) {
      change(centroid, matrix.row(other), 1);
      drop(other);
    },
    drop,
    likenessesTo(centroid, vectors) {
      const { terms, weights } = matrix.row(centroid);
      const sum = new Map(terms.map((term, at) => [term, weights[at] ?? 0]));
      return vectors.map((vector) => cosine(productOf(vector, sum), squares[centroid]));
    },
    has: (term) => matrix.sizeOf(term) > 0,
    nearest: (vector) => search(vector),
    neighbourOf(centroid) {
      const near = search(heaviest(matrix.row(centroid)), centroid);
      return near && { ...near, likeness: cosine(near.likeness, squares[centroid]) };
    },
  };
}

function productOf({ terms, weights }: Vector, sum: ReadonlyMap<number, number>): number {
  let product = 0;
  for (const [at, term] of terms.entries()) product += (weights[at] ?? 0) * (sum.get(term) ?? 0);
  return product;
}

function heaviest({ terms, weights }: Vector): Vector {
  if (terms.length <= HEAVIEST) return { terms, weights };
  const places = terms.map((_, at) => at);
  places.sort((one, other) => (weights[other] ?? 0) - (weights[one] ?? 0)).splice(HEAVIEST);
  return {
    terms: places.map((at) => terms[at] ?? 0),
    weights: places.map((at) => weights[at] ?? 0),
  };
}

type Found = {
  readonly centroids: readonly Centroid[];
  /** The terms that were too common to look up. */
  readonly left: Vector;
  readonly steps: number;
};

/** Adds up what the terms of a vector say of the centroids that have them. */
function lookUp(vector: Vector, index: Index): Found {
  const { matrix, searches, scores } = index;
  const search = ++index.search;
  const { terms, weights } = rarestFirst(vector, matrix);
  const centroids: Centroid[] = [];
  let steps = 0;
  for (const [at, term] of terms.entries()) {
    const size = Math.min(matrix.sizeOf(term), MOST_STEPS);
    if (steps > 0 && steps + size > MOST_STEPS)
      return { centroids, left: { terms: terms.slice(at), weights: weights.slice(at) }, steps };
    const weight = weights[at] ?? 0;
    matrix.visit(term, MOST_STEPS, (centroid, heft) => {
      if (searches[centroid] !== search) {
        searches[centroid] = search;
        scores[centroid] = 0;
        centroids.push(centroid);
      }
      scores[centroid] = (scores[centroid] as number) + weight * heft;
    });
    steps += size;
  }
  return { centroids, left: { terms: [], weights: [] }, steps };
}

/** The terms that some centroid has. */
function rarestFirst({ terms, weights }: Vector, { sizeOf }: SparseMatrix): Vector {
  const places = terms
    .map((term, at) => ({ term, weight: weights[at] ?? 0, size: sizeOf(term) }))
    .filter(({ size }) => size > 0)
    .sort((one, other) => one.size - other.size);
  return { terms: places.map(({ term }) => term), weights: places.map(({ weight }) => weight) };
}

function nearestOf(
  { centroids, left }: Found,
  { matrix, squares, scores }: Index,
  self: Centroid | undefined,
): Near | undefined {
  const others = centroids.filter((centroid) => centroid !== self);
  const cosineOf = (centroid: Centroid): number => cosine(scores[centroid] ?? 0, squares[centroid]);
  const leading = bestOf(others, cosineOf);
  if (left.terms.length === 0 || leading === undefined) return leading;
  const promising = others
    .filter((centroid) => cosineOf(centroid) >= PROMISING * leading.likeness)
    .slice(0, MOST_PROMISING);
  for (const [at, product] of matrix.products(promising, left).entries()) {
    const centroid = promising[at] ?? 0;
    scores[centroid] = (scores[centroid] ?? 0) + product;
  }
  return bestOf(promising, cosineOf);
}

function bestOf(
  centroids: readonly Centroid[],
  likenessOf: (centroid: Centroid) => number,
): Near | undefined {
  let best: Near | undefined;
  for (const centroid of centroids) {
    const likeness = likenessOf(centroid);
    if (best === undefined || likeness > best.likeness) best = { centroid, likeness };
  }
  return best;
}

const cosine = (product: number, square = 0): number =>
  square > NOTHING ? product / Math.sqrt(square) : 0;
