import { writeFile } from 'node:fs/promises';
import { UsageError } from '#core/errors.ts';
import { PAIR_FEATURES, SENTENCE_FEATURES } from '#core/language/ranking-features.ts';
import { crossValidate, FOLDS, type Gain, type Report, toReport } from './cross-validation.ts';
import { createProgress } from './progress.ts';
import { BALANCE, fitRanker, RIDGE, SOFTNESS, STEPS } from './ranker-fit.ts';
import { readOptions } from './read-options.ts';
import { readSamples, type Sample } from './samples.ts';
import type { Bench, ExitCode } from './tool.ts';
import { type Lesson, toLesson, WIDTHS } from './training-example.ts';

const SEED = 1;

/**
 * Fits the weights of the sentence ranker to articles with summaries, tells what they gain on articles they
 * were not fitted to, and writes them. The same folder gives the same weights.
 */
export async function train(bench: Bench): Promise<ExitCode> {
  const { data, weights: file } = readOptions(bench.words, {
    data: { type: 'string' },
    weights: { type: 'string' },
  }).values;
  if (data === undefined) throw new UsageError('train needs --data DIR, a folder to learn from');
  if (file === undefined)
    throw new UsageError('train needs --weights FILE, where they are written');
  const samples = await readSamples(data);
  if (samples.length < FOLDS) throw new UsageError(`${data} has fewer than ${FOLDS} articles`);
  const { lessons, report } = learn(samples, bench);
  const weights = toWeights(fitRanker(lessons, WIDTHS));
  await writeFile(
    file,
    `${JSON.stringify({ record: toRecord(samples, report), ...weights }, null, 2)}\n`,
  );
  bench.output.write(`${JSON.stringify(report)}\n`);
  return 0;
}

type Learned = { readonly lessons: readonly Lesson[]; readonly report: Report };

function learn(samples: readonly Sample[], { notes, environment }: Bench): Learned {
  const total = samples.length + FOLDS;
  const progress = createProgress(notes, { label: 'train', total, environment });
  const lessons = samples.map((sample) => {
    progress.advance(1, 'articles read');
    return toLesson(sample);
  });
  const gains: Gain[] = [];
  for (const fold of crossValidate(lessons, SEED)) {
    gains.push(...fold);
    progress.advance(1, 'folds');
    progress.step(`fold of ${fold.length} articles gains ${toReport(fold).gain}`);
  }
  progress.end();
  return { lessons, report: toReport(gains) };
}

/** All that says where the weights come from; no text of what they were fitted to. */
const toRecord = (samples: readonly Sample[], report: Report): object => ({
  fitted: Temporal.Now.plainDateISO('UTC').toString(),
  articles: Object.fromEntries(
    [...Map.groupBy(samples, ({ source }) => source)].map(([source, { length }]) => [
      source,
      length,
    ]),
  ),
  objective:
    'cross entropy between the softmax of ROUGE-1 over all pairs of sentences and that of their scores',
  ridge: RIDGE,
  softness: SOFTNESS,
  balance: BALANCE,
  steps: STEPS,
  folds: FOLDS,
  seed: SEED,
  crossValidated: report,
});

function toWeights(fitted: Float64Array): object {
  const named = (features: object, from: number): object =>
    Object.fromEntries(
      Object.keys(features).map((name, index) => [name, rounded(fitted[from + index] ?? 0)]),
    );
  return {
    sentence: named(SENTENCE_FEATURES, 0),
    pair: named(PAIR_FEATURES, WIDTHS.sentence),
  };
}

const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;
