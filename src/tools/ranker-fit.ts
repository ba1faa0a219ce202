/** An article to learn from: all pairs of its sentences, and what each would be worth as its summary. */
export type Example = {
  readonly source: string;
  readonly sentences: number;
  /** A row of numbers for each sentence. */
  readonly features: Float64Array;
  /** A row of numbers for each pair: 0 with 1, 0 with 2, … 1 with 2, … */
  readonly pairFeatures: Float64Array;
  /** What each pair is worth, higher is better, in the same order. */
  readonly rewards: Float64Array;
};

/** How many numbers a row of each kind has. */
export type Widths = { readonly sentence: number; readonly pair: number };

/** How hard a weight is held to 0. */
export const RIDGE = 0.0005;
/** Pairs whose worth is less than this under the best are learned from too. */
export const SOFTNESS = 0.2;
/** Articles of a source that has many count less: by its number to this power. */
export const BALANCE = -0.25;
export const STEPS = 100;

/**
 * Fits the weights of a linear ranker, those of sentences first and then those of pairs: the softmax of the
 * pairs' scores is brought as near as can be to the softmax of their worths (cross entropy, which has but one
 * minimum). Each step looks at all examples, so there is no chance in it.
 */
export function fitRanker(examples: readonly Example[], widths: Widths): Float64Array {
  const weights = new Float64Array(widths.sentence + widths.pair);
  const shares = toShares(examples);
  const targets = examples.map(({ rewards }) =>
    toChances(rewards.map((reward) => reward / SOFTNESS)),
  );
  climb(weights, () => {
    const gradient = weights.map((weight) => -RIDGE * weight);
    examples.forEach((example, index) => {
      const chances = toChances(toScores(example, weights, widths));
      const target = targets[index] ?? chances;
      const share = shares[index] ?? 0;
      const pulls = chances.map((chance, pair) => share * (at(target, pair) - chance));
      addRows(gradient, { rows: example.pairFeatures, by: pulls, from: widths.sentence });
      addRows(gradient, { rows: example.features, by: onSentences(example, pulls), from: 0 });
    });
    return gradient;
  });
  return weights;
}

/** How much each example counts; all together 1. */
function toShares(examples: readonly Example[]): readonly number[] {
  const bySource = Map.groupBy(examples, ({ source }) => source);
  const raw = examples.map(({ source }) => (bySource.get(source)?.length ?? 1) ** BALANCE);
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((share) => share / sum);
}

function toChances(scores: Float64Array): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const chances = scores.map((score) => Math.exp(score - most));
  const sum = chances.reduce((a, b) => a + b, 0);
  return chances.map((chance) => chance / sum);
}

/** Adam (Kingma and Ba 2015), uphill, at a pace that falls twice. */
function climb(weights: Float64Array, toGradient: () => Float64Array): void {
  const mean = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = toGradient();
    const pace = 0.1 * (step < STEPS * 0.6 ? 1 : step < STEPS * 0.85 ? 0.3 : 0.1);
    gradient.forEach((slope, index) => {
      const first = 0.9 * at(mean, index) + 0.1 * slope;
      const second = 0.99 * at(square, index) + 0.01 * slope * slope;
      mean[index] = first;
      square[index] = second;
      const height = Math.sqrt(second / (1 - 0.99 ** step)) + 1e-9;
      weights[index] = at(weights, index) + (pace * first) / (1 - 0.9 ** step) / height;
    });
  }
}

/** The score of each pair: those of its sentences, and its own. */
export function toScores(example: Example, weights: Float64Array, widths: Widths): Float64Array {
  const own = toProducts(example.features, weights.subarray(0, widths.sentence));
  const scores = toProducts(example.pairFeatures, weights.subarray(widths.sentence));
  eachPair(example.sentences, (pair, one, other) => {
    scores[pair] = at(scores, pair) + at(own, one) + at(own, other);
  });
  return scores;
}

/** Calls with the place of each pair among all, and its two sentences. */
export function eachPair(
  sentences: number,
  call: (pair: number, one: number, other: number) => void,
): void {
  let pair = 0;
  for (let one = 0; one < sentences; one++)
    for (let other = one + 1; other < sentences; other++) call(pair++, one, other);
}

function onSentences(example: Example, pulls: Float64Array): Float64Array {
  const sums = new Float64Array(example.sentences);
  eachPair(example.sentences, (pair, one, other) => {
    sums[one] = at(sums, one) + at(pulls, pair);
    sums[other] = at(sums, other) + at(pulls, pair);
  });
  return sums;
}

function toProducts(rows: Float64Array, weights: Float64Array): Float64Array {
  const width = weights.length;
  return Float64Array.from({ length: rows.length / width }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < width; column++)
      sum += at(rows, row * width + column) * at(weights, column);
    return sum;
  });
}

type Rows = { readonly rows: Float64Array; readonly by: Float64Array; readonly from: number };

/** Adds each row times its number to the part of `sum` that begins at `from`. */
function addRows(sum: Float64Array, { rows, by, from }: Rows): void {
  const width = rows.length / by.length;
  by.forEach((factor, row) => {
    for (let column = 0; column < width; column++) {
      const place = from + column;
      sum[place] = at(sum, place) + factor * at(rows, row * width + column);
    }
  });
}

/** The number at an index that is known to be there. */
const at = (numbers: Float64Array, index: number): number => numbers[index] as number;
