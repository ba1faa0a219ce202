import { eachPair, fitRanker, toScores } from './ranker-fit.ts';
import { type Lesson, WIDTHS } from './training-example.ts';

export const FOLDS = 5;
/** So few sentences are told by the first two, with no ranking. */
const FEWEST_RANKED = 5;

/** ROUGE-1 of a lesson's two sentences over that of its first two, times 100. */
export type Gain = { readonly source: string; readonly gain: number };

/** Fits on all folds but one and measures on that one, for each of them in turn. */
export function* crossValidate(
  lessons: readonly Lesson[],
  seed: number,
): Generator<readonly Gain[]> {
  const folds = toFolds(lessons.length, seed);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fitRanker(
      lessons.filter((_, index) => folds[index] !== fold),
      WIDTHS,
    );
    yield lessons
      .filter((_, index) => folds[index] === fold)
      .map((lesson) => ({ source: lesson.source, gain: gainOf(lesson, weights) }));
  }
}

/** What the weights gain on one lesson. */
function gainOf(lesson: Lesson, weights: Float64Array): number {
  if (lesson.sentences < 2) return 0;
  const pair = lesson.sentences < FEWEST_RANKED ? 0 : bestPair(lesson, weights);
  return 100 * ((lesson.rewards[pair] ?? 0) - lesson.lead);
}

function bestPair(lesson: Lesson, weights: Float64Array): number {
  const scores = toScores(lesson, weights, WIDTHS);
  let best = 0;
  eachPair(lesson.sentences, (pair, opening) => {
    if (lesson.openings[opening] && (scores[pair] ?? 0) > (scores[best] ?? 0)) best = pair;
  });
  return best;
}

/** A fold for each place, equal in size, shuffled by a seed (Fisher and Yates, with a linear congruence). */
export function toFolds(count: number, seed: number): readonly number[] {
  const folds = Array.from({ length: count }, (_, index) => index % FOLDS);
  let state = seed >>> 0;
  for (let last = count - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [folds[last], folds[other]] = [folds[other] ?? 0, folds[last] ?? 0];
  }
  return folds;
}

/** The mean gain with its 95 % interval, and the mean of each source. */
export type Report = {
  readonly gain: number;
  readonly low: number;
  readonly high: number;
  readonly macro: number;
  readonly sources: Readonly<Record<string, number>>;
};

export function toReport(gains: readonly Gain[]): Report {
  const bySource = Map.groupBy(gains, ({ source }) => source);
  const sources = [...bySource].map(([source, some]) => [source, mean(some)] as const);
  const gain = mean(gains);
  const variance = gains.reduce((sum, each) => sum + (each.gain - gain) ** 2, 0) / gains.length;
  const margin = 1.96 * Math.sqrt(variance / gains.length);
  return {
    gain: rounded(gain),
    low: rounded(gain - margin),
    high: rounded(gain + margin),
    macro: rounded(sources.reduce((sum, [, value]) => sum + value, 0) / sources.length),
    sources: Object.fromEntries(sources.map(([source, value]) => [source, rounded(value)])),
  };
}

const mean = (gains: readonly Gain[]): number =>
  gains.reduce((sum, { gain }) => sum + gain, 0) / gains.length;

const rounded = (value: number): number => Math.round(value * 100) / 100;
