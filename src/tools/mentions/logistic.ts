/** What was seen of one thing, and whether it was so. */
export type Observation = {
  readonly values: readonly number[];
  readonly so: boolean;
  /** How many times it counts. */
  readonly weight: number;
};

const ITERATIONS = 25;
const CLOSE_ENOUGH = 1e-4;
/** Log-odds beyond this are certain. */
const CERTAIN = 30;

/** Weights of a logistic regression with L2 `pull`, by Newton's method; the first value, the bias, is not pulled. */
export function fitLogistic(observations: readonly Observation[], pull: number): readonly number[] {
  const count = observations[0]?.values.length ?? 0;
  const weights = new Array<number>(count).fill(0);
  for (let round = 0; round < ITERATIONS; round += 1) {
    const { gradient, curvature } = slopesAt(weights, observations, pull);
    const step = solve(curvature, gradient);
    step.forEach((change, at) => {
      weights[at] = (weights[at] ?? 0) - change;
    });
    if (Math.max(...step.map(Math.abs)) < CLOSE_ENOUGH) break;
  }
  return weights;
}

export const weigh = (weights: readonly number[], values: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);

function slopesAt(
  weights: readonly number[],
  observations: readonly Observation[],
  pull: number,
): { readonly gradient: number[]; readonly curvature: number[][] } {
  const pulls = weights.map((_, at) => (at === 0 ? pull / 1_000 : pull));
  const gradient = weights.map((weight, at) => weight * (pulls[at] ?? 0));
  const curvature = pulls.map((each, at) => pulls.map((_, other) => (at === other ? each : 0)));
  for (const { values, so, weight } of observations) {
    const odds = Math.max(-CERTAIN, Math.min(CERTAIN, weigh(weights, values)));
    const chance = 1 / (1 + Math.exp(-odds));
    addTo(gradient, values, weight * (chance - (so ? 1 : 0)));
    values.forEach((value, at) => {
      if (value !== 0) addTo(curvature[at] ?? [], values, weight * chance * (1 - chance) * value);
    });
  }
  return { gradient, curvature };
}

function addTo(sums: number[], values: readonly number[], factor: number): void {
  for (let at = 0; at < sums.length; at += 1) {
    sums[at] = (sums[at] ?? 0) + factor * (values[at] ?? 0);
  }
}

/** Solves A x = b by elimination; A is symmetric and positive definite, so no row has to be changed for another. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  rows.forEach((pivot, at) => {
    for (const below of rows.slice(at + 1)) {
      addTo(below, pivot, -(below[at] ?? 0) / (pivot[at] ?? 1));
    }
  });
  const solution = new Array<number>(rows.length).fill(0);
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? [];
    const known = weigh(row.slice(at + 1, -1), solution.slice(at + 1));
    solution[at] = ((row.at(-1) ?? 0) - known) / (row[at] ?? 1);
  }
  return solution;
}
