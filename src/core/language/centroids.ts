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

type Sum = {
  readonly sum: Map<string, number>;
  square: number;
  /** The number of the search that found it last, and what it had there. */
  search: number;
  score: number;
};
/** The centroids that have a term, and what it weighs there. */
type Places = Map<string, Map<Sum, number>>;

/** So many places of terms are looked up for a search: the rarest terms first, as they say most. */
const MOST_STEPS = 1_500;
/** Where some terms were too common to look up, those are compared by all that have this share of the best score. */
const PROMISING = 0.6;
const MOST_PROMISING = 100;
/** So many terms of a centroid are compared with others: what a story is about, not what was said once. */
const HEAVIEST = 64;
/** What is left of a weight that was taken off again is rounding. */
const NOTHING = 1e-9;

export function createCentroids({ onSteps }: CentroidOptions = {}): Centroids {
  const places: Places = new Map();
  let searches = 0;
  const change = (centroid: Sum, weights: Vector, sign: 1 | -1): void => {
    for (const [term, weight] of weights) {
      const before = centroid.sum.get(term) ?? 0;
      const after = before + sign * weight;
      centroid.square += after * after - before * before;
      if (after < NOTHING) leave(places, term, centroid);
      else enter(places, { term, centroid, weight: after });
    }
  };
  const search = (weights: Vector, self?: Sum): Near | undefined => {
    const scores = toScores(weights, places, ++searches);
    onSteps?.(scores.steps);
    return nearestOf(scores, self);
  };
  return {
    found: (): Sum => ({ sum: new Map(), square: 0, search: 0, score: 0 }),
    add: (centroid, weights) => change(centroid as Sum, weights, 1),
    remove: (centroid, weights) => change(centroid as Sum, weights, -1),
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

type Place = { readonly term: string; readonly centroid: Sum; readonly weight: number };

function enter(places: Places, { term, centroid, weight }: Place): void {
  centroid.sum.set(term, weight);
  const there = places.get(term);
  if (there === undefined) places.set(term, new Map([[centroid, weight]]));
  else there.set(centroid, weight);
}

function leave(places: Places, term: string, centroid: Sum): void {
  centroid.sum.delete(term);
  const there = places.get(term);
  there?.delete(centroid);
  if (there?.size === 0) places.delete(term);
}

type Scores = {
  readonly found: readonly Sum[];
  /** Terms that were too common to look up. */
  readonly left: readonly Wanted[];
  readonly steps: number;
};

type Wanted = {
  readonly term: string;
  readonly weight: number;
  readonly there: ReadonlyMap<Sum, number>;
};

function toScores(to: Vector, places: Places, search: number): Scores {
  const terms = wantedOf(to, places);
  const found: Sum[] = [];
  let steps = 0;
  for (const [index, wanted] of terms.entries()) {
    if (steps > 0 && steps + wanted.there.size > MOST_STEPS) {
      return { found, left: terms.slice(index), steps };
    }
    steps += lookUp(wanted, search, found);
  }
  return { found, left: [], steps };
}

/** Those that some centroid has, the rarest first. */
function wantedOf(to: Vector, places: Places): readonly Wanted[] {
  const terms: Wanted[] = [];
  for (const [term, weight] of to) {
    const there = places.get(term);
    if (there !== undefined) terms.push({ term, weight, there });
  }
  return terms.sort((a, b) => a.there.size - b.there.size);
}

/** Adds what a term says to the scores, and gives how many places it looked at. */
function lookUp({ weight, there }: Wanted, search: number, found: Sum[]): number {
  let steps = 0;
  for (const [centroid, heft] of there) {
    if (centroid.search !== search) {
      centroid.search = search;
      centroid.score = 0;
      found.push(centroid);
    }
    centroid.score += weight * heft;
    steps++;
    if (steps === MOST_STEPS) break;
  }
  return steps;
}

function nearestOf({ found, left }: Scores, self: Sum | undefined): Near | undefined {
  const others = found.filter((centroid) => centroid !== self);
  if (left.length === 0) return bestOf(others);
  const leading = bestOf(others);
  if (leading === undefined) return undefined;
  const promising = others
    .filter((centroid) => cosine(centroid.score, centroid) >= PROMISING * leading.likeness)
    .slice(0, MOST_PROMISING);
  for (const centroid of promising)
    for (const { term, weight } of left) centroid.score += weight * (centroid.sum.get(term) ?? 0);
  return bestOf(promising);
}

function bestOf(found: readonly Sum[]): Near | undefined {
  let best: Near | undefined;
  for (const centroid of found) {
    const likeness = cosine(centroid.score, centroid);
    if (best === undefined || likeness > best.likeness) best = { centroid, likeness };
  }
  return best;
}

const cosine = (score: number, { square }: Centroid): number =>
  square > NOTHING ? score / Math.sqrt(square) : 0;

/** The cosine of a vector to a centroid, 0 to 1. */
export function likenessTo(centroid: Centroid, vector: Vector): number {
  let score = 0;
  for (const [term, weight] of vector) score += weight * (centroid.sum.get(term) ?? 0);
  return cosine(score, centroid);
}
