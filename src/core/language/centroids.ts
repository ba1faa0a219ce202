import type { Vector } from './vectors.ts';

/** The sum of vectors, and the square of its length. */
export type Centroid = { readonly sum: ReadonlyMap<string, number>; readonly square: number };

/** A centroid, and its cosine to what was asked for, 0 to 1. */
export type Near = { readonly centroid: Centroid; readonly likeness: number };

/** Centroids that are found by the terms they share. */
export type Centroids = {
  /** A new one, of nothing as yet. */
  found(): Centroid;
  add(centroid: Centroid, weights: ReadonlyMap<string, number>): void;
  remove(centroid: Centroid, weights: ReadonlyMap<string, number>): void;
  /** Takes it out of the index. */
  drop(centroid: Centroid): void;
  /** The one of the greatest cosine to a vector. */
  nearest(vector: Vector): Near | undefined;
  /** The other one of about the greatest cosine: by the terms that weigh most. */
  neighbourOf(centroid: Centroid): Near | undefined;
};

type CentroidOptions = {
  /** Told how many centroids were looked at, to count the work. */
  readonly onSteps?: ((steps: number) => void) | undefined;
};

type Sum = { readonly sum: Map<string, number>; square: number };

/** So many places of terms are looked up for a search: the rarest terms first, as they say most. */
const MOST_STEPS = 4_000;
/** So many of the most promising are compared by all terms, where some terms were too common to look up. */
const MOST_COMPARED = 32;
/** So many terms of a centroid are compared with others: what a story is about, not what was said once. */
const HEAVIEST = 64;
/** What is left of a weight that was taken off again is rounding. */
const NOTHING = 1e-9;

export function createCentroids({ onSteps }: CentroidOptions = {}): Centroids {
  const places = new Map<string, Set<Sum>>();
  const change = (centroid: Sum, vector: Vector, sign: 1 | -1): void => {
    for (const [term, weight] of vector) {
      const before = centroid.sum.get(term) ?? 0;
      const after = before + sign * weight;
      centroid.square += after * after - before * before;
      centroid.sum.set(term, after);
      if (before === 0) enter(places, term, centroid);
      else if (after < NOTHING) leave(places, term, centroid);
    }
  };
  const search = (weights: Vector, self?: Sum): Near | undefined => {
    const scores = toScores(weights, places);
    onSteps?.(scores.steps);
    if (self !== undefined) scores.found.delete(self);
    return nearestOf(finish(scores));
  };
  return {
    found: (): Sum => ({ sum: new Map(), square: 0 }),
    add: (centroid, vector) => change(centroid as Sum, vector, 1),
    remove: (centroid, vector) => change(centroid as Sum, vector, -1),
    drop(centroid) {
      for (const term of centroid.sum.keys()) leave(places, term, centroid as Sum);
    },
    nearest: (vector) => search(vector),
    neighbourOf(centroid) {
      const near = search(heaviest(centroid.sum), centroid as Sum);
      return near && { ...near, likeness: near.likeness / Math.sqrt(centroid.square) };
    },
  };
}

const heaviest = (sum: Vector): Vector =>
  sum.size <= HEAVIEST
    ? sum
    : new Map([...sum].sort(([, one], [, other]) => other - one).slice(0, HEAVIEST));

function enter(places: Map<string, Set<Sum>>, term: string, centroid: Sum): void {
  const there = places.get(term);
  if (there === undefined) places.set(term, new Set([centroid]));
  else there.add(centroid);
}

function leave(places: Map<string, Set<Sum>>, term: string, centroid: Sum): void {
  centroid.sum.delete(term);
  const there = places.get(term);
  there?.delete(centroid);
  if (there?.size === 0) places.delete(term);
}

type Scores = {
  readonly found: Map<Sum, number>;
  /** Terms that were too common to look up. */
  readonly left: readonly (readonly [string, number])[];
  readonly steps: number;
};

function toScores(to: Vector, places: ReadonlyMap<string, ReadonlySet<Sum>>): Scores {
  const sizeOf = (term: string): number => places.get(term)?.size ?? 0;
  const terms = [...to].sort(([a], [b]) => sizeOf(a) - sizeOf(b));
  const found = new Map<Sum, number>();
  let steps = 0;
  for (const [index, [term, weight]] of terms.entries()) {
    if (steps + sizeOf(term) > MOST_STEPS) return { found, left: terms.slice(index), steps };
    for (const centroid of places.get(term) ?? []) {
      steps++;
      found.set(centroid, (found.get(centroid) ?? 0) + weight * (centroid.sum.get(term) ?? 0));
    }
  }
  return { found, left: [], steps };
}

const cosine = (score: number, { square }: Centroid): number =>
  square > NOTHING ? score / Math.sqrt(square) : 0;

/** Adds what the common terms say, to those that lead without them. */
function finish({ found, left }: Scores): Iterable<readonly [Sum, number]> {
  if (left.length === 0) return found;
  return [...found]
    .sort(([a, one], [b, other]) => cosine(other, b) - cosine(one, a))
    .slice(0, MOST_COMPARED)
    .map(([centroid, score]) => [
      centroid,
      left.reduce((sum, [term, weight]) => sum + weight * (centroid.sum.get(term) ?? 0), score),
    ]);
}

function nearestOf(scores: Iterable<readonly [Sum, number]>): Near | undefined {
  let best: Near | undefined;
  for (const [centroid, score] of scores) {
    const likeness = cosine(score, centroid);
    if (best === undefined || likeness > best.likeness) best = { centroid, likeness };
  }
  return best;
}

/** The cosine of a vector to a centroid, 0 to 1. */
export function likenessTo(centroid: Centroid, vector: Vector): number {
  let score = 0;
  for (const [term, weight] of vector) score += weight * (centroid.sum.get(term) ?? 0);
  return cosine(score, centroid);
}
