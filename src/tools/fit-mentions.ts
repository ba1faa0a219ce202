import { UsageError } from '#core/errors.ts';
import { ITEM_SIGNS, LEARNED } from '#core/language/mention/gate.ts';
import { readLexiconData } from '#feeds/lexicon.ts';
import { fitLogistic, type Observation, weigh } from './mentions/logistic.ts';
import { FOLDS, type Row, readSamples, type Sample } from './mentions/samples.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

const PULL = 1;
/** Each round chooses by the weights of the last one which headline of a message is learned from. */
const ROUNDS = 4;
/** How often each kind counts: a wrong reply is dear, but there are many more lines that may get one. */
const COUNTS = { named: 3, recased: 1, work: 0.5, chat: 0.15, quiet: 3 } as const;
/** Wrong replies to a thousand lines of work chat that are borne, by the number of headlines. */
const BORNE = new Map([
  [17, 0.17],
  [1_000, 0.65],
  [10_000, 1.7],
]);

/**
 * Fits the weights of the gate of mentions and prints them as src/core/language/mention/gate-weights.json.
 * DIR holds `seed-headlines.jsonl`, `seed-dev.jsonl`, `chat.jsonl`, and `headlines-N`, `mentions-N` and `named-N` for 17, 1,000 and 10,000 headlines.
 */
export async function fitMentions({ words, output, notes }: Bench): Promise<ExitCode> {
  const { data } = readOptions(words, { data: { type: 'string' } }).values;
  if (data === undefined) throw new UsageError('--data is missing: give the folder of chat.jsonl');
  const samples = await Array.fromAsync(readSamples(data, readLexiconData()));
  const judged = samples.filter(({ kind }) => kind !== 'recased');
  const scores = new Map<Sample, readonly number[]>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = learn(samples.filter((sample) => sample.fold !== fold));
    for (const sample of judged.filter((each) => each.fold === fold)) {
      scores.set(
        sample,
        sample.rows.map(({ values }) => weigh(weights, values)),
      );
    }
    notes.write(`fold ${fold + 1} of ${FOLDS} is fitted\n`);
  }
  const replyFrom = thresholdOf(scores);
  const about = {
    what: 'logistic regression over the signs of signs.ts and gate.ts',
    learnedFrom: `${samples.length} messages of --data, each before its set of headlines`,
    ...{ pull: PULL, rounds: ROUNDS, counts: COUNTS, folds: FOLDS },
    crossValidated: [...BORNE.keys()].map((size) => judge(size, scores, replyFrom)),
  };
  output.write(`${JSON.stringify({ about, replyFrom, ...named(learn(samples)) })}\n`);
  return 0;
}

function learn(samples: readonly Sample[]): readonly number[] {
  let weights: readonly number[] | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    weights = fitLogistic(
      samples.flatMap((sample) => toObservations(sample, weights)),
      PULL,
    );
  }
  return weights ?? [];
}

/** The right headline that fits best, or the wrong one that does where none is right. */
function toObservations(
  { kind, rows }: Sample,
  weights: readonly number[] | undefined,
): readonly Observation[] {
  const so = kind === 'named' || kind === 'recased';
  const worth = ({ values, rank }: Row): number => (weights ? weigh(weights, values) : rank);
  const [best] = rows.filter(({ right }) => right === so).sort((a, b) => worth(b) - worth(a));
  return best === undefined ? [] : [{ values: best.values, so, weight: COUNTS[kind] }];
}

type Scores = ReadonlyMap<Sample, readonly number[]>;

const isOf =
  (kind: Sample['kind'], size: number) =>
  ([sample]: readonly [Sample, unknown]): boolean =>
    sample.kind === kind && sample.size === size;

/** The least log-odds that keep wrong replies within what is borne for every size. */
function thresholdOf(scores: Scores): number {
  const least = [...BORNE].map(([size, borne]) => {
    const lines = [...scores].filter(isOf('work', size));
    const highest = lines.map(([, each]) => Math.max(...each)).sort((a, b) => b - a);
    return highest[Math.floor((borne * lines.length) / 1_000)] ?? 0;
  });
  return Math.ceil(Math.max(...least) * 20) / 20;
}

function judge(size: number, scores: Scores, replyFrom: number): object {
  const answers = [...scores].filter(isOf('named', size)).map((each) => answerOf(each, replyFrom));
  const wrong = [...scores]
    .filter(isOf('work', size))
    .filter((each) => answerOf(each, replyFrom) !== undefined).length;
  const lines = [...scores].filter(isOf('work', size)).length;
  const share = (count: number, all: number): number => Number((count / all).toFixed(4));
  return {
    headlines: size,
    recall: share(answers.filter((answer) => answer !== undefined).length, answers.length),
    right: share(answers.filter((answer) => answer?.right === true).length, answers.length),
    wrongInAThousand: share(1_000 * wrong, lines),
  };
}

function answerOf(
  [{ rows }, scores]: readonly [Sample, readonly number[]],
  replyFrom: number,
): Row | undefined {
  const worth = (at: number): number => (rows[at]?.rank ?? 0) + (scores[at] ?? 0);
  const passed = [...scores.keys()].filter((at) => (scores[at] ?? 0) >= replyFrom);
  const [best] = passed.sort((a, b) => worth(b) - worth(a));
  return best === undefined ? undefined : rows[best];
}

function named(weights: readonly number[]): object {
  const spots = Object.keys(LEARNED.spot);
  const entries = (signs: readonly string[], from: number) =>
    signs.map((sign, at) => [sign, Number((weights[from + at] ?? 0).toFixed(2))]);
  return {
    spot: Object.fromEntries(entries(spots, 0)),
    item: Object.fromEntries(entries(ITEM_SIGNS, spots.length)),
  };
}
