import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '#core/errors.ts';
import { createLexicon, type Lexicon } from '#core/language/lexicon.ts';
import { type Model, readModel, type StoredModel, weighTitle } from '#core/language/names/model.ts';
import { likelySpans } from '#core/language/names/spans.ts';
import { readTitle, toHeadline } from '#core/language/names/title-words.ts';
import { readLexiconData, readLexiconWords } from '#feeds/lexicon.ts';
import { createRandom, fitChain } from './names/chain-fit.ts';
import { markNames, toExample } from './names/examples.ts';
import { type Marked, readPieces, toPlainCase, toTitleCase } from './names/marked.ts';
import { createNameMaker } from './names/name-maker.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

const FIT = { epochs: 12, rate: 0.08, pull: 4 };
/** Versions of each of our own headlines that have other names in them. */
const VERSIONS = 1;
const FOLDS = 5;
/** Probability from which a span counts as a name, here and in keywords.ts. */
const LEAST = 0.2;

/** A headline in the forms it is learned in; judged are the first two, in Title Case and as printed. */
type Group = readonly Marked[];

/**
 * Fits the weights of the name tagger and prints them as src/core/language/names/weights.json. Learned from
 * `headlines.jsonl` in DIR ({"title","plain","entities":[{"text"}]}) and from our own names/headlines.txt.
 */
export async function fitNames({ words, output, notes }: Bench): Promise<ExitCode> {
  const { data } = readOptions(words, { data: { type: 'string' } }).values;
  if (data === undefined)
    throw new UsageError('--data is missing: give the folder of headlines.jsonl');
  const lexicon = createLexicon(readLexiconData());
  const judged = await readJudged(data);
  const own = await readOwn();
  const scores: Score[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = readModel(learn([...without(judged, fold), ...without(own, fold)], lexicon));
    scores.push(score(within(judged, fold), model, lexicon));
    notes.write(`fold ${fold + 1} of ${FOLDS}: ${JSON.stringify(scores.at(-1))}\n`);
  }
  const about = {
    what: 'log-linear chain over numbered features (names/features.ts), weights in hundredths',
    learnedFrom: `${judged.length} headlines of --data in Title Case and as printed; ${own.length} of our own, each also in ${VERSIONS} version with other names`,
    ...FIT,
    least: LEAST,
    folds: FOLDS,
    crossValidated: mean(scores),
  };
  const { words: wordWeights, links } = learn([...judged, ...own], lexicon);
  output.write(`${JSON.stringify({ about, words: wordWeights, links })}\n`);
  return 0;
}

const inFold = (at: number, fold: number): boolean => at % FOLDS === fold;
const without = (groups: readonly Group[], fold: number): readonly Group[] =>
  groups.filter((_, at) => !inFold(at, fold));
const within = (groups: readonly Group[], fold: number): readonly Group[] =>
  groups.filter((_, at) => inFold(at, fold));

const learn = (groups: readonly Group[], lexicon: Lexicon): StoredModel =>
  fitChain(
    groups.flat().map((marked) => toExample(marked, lexicon)),
    FIT,
  );

type Judged = {
  readonly title: string;
  readonly plain: string;
  readonly entities: readonly { readonly text: string }[];
};

async function readJudged(folder: string): Promise<readonly Group[]> {
  const lines = (await readFile(join(folder, 'headlines.jsonl'), 'utf8')).trim().split('\n');
  return lines.map((line) => {
    const { title, plain, entities } = JSON.parse(line) as Judged;
    const names = entities.map(({ text }) => text);
    return [markNames(title, names), markNames(plain, names)];
  });
}

async function readOwn(): Promise<readonly Group[]> {
  const text = await readFile(new URL('names/headlines.txt', import.meta.url), 'utf8');
  const random = createRandom(7);
  const maker = createNameMaker(readLexiconWords(), random);
  const style = (): 'few' | 'many' => (random() < 0.5 ? 'few' : 'many');
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const pieces = readPieces(line);
      const versions = Array.from({ length: VERSIONS }, () =>
        toTitleCase(maker.swap(pieces), style()),
      );
      return [toTitleCase(pieces, style()), toPlainCase(pieces), ...versions];
    });
}

type Score = { readonly title: number; readonly plain: number };

/** F1 of exact names, in Title Case and as printed. */
const score = (groups: readonly Group[], model: Model, lexicon: Lexicon): Score => {
  const f1 = (form: number): number => {
    const results = groups
      .flatMap((group) => group[form] ?? [])
      .map((marked) => compare(marked, model, lexicon));
    const sum = (key: keyof Counts): number => results.reduce((all, each) => all + each[key], 0);
    return (2 * sum('hits')) / (sum('found') + sum('wanted'));
  };
  return { title: f1(0), plain: f1(1) };
};

type Counts = { readonly hits: number; readonly found: number; readonly wanted: number };

function compare({ text, names }: Marked, model: Model, lexicon: Lexicon): Counts {
  const title = readTitle(toHeadline(text), lexicon, () => undefined);
  const spans = likelySpans(weighTitle(title, model), LEAST);
  const starts = new Map(names.map(({ start, end }) => [start, end]));
  const hits = spans.filter(({ first, last }) => {
    const end = starts.get(title[first]?.start ?? -1);
    return end !== undefined && end <= (title[last]?.end ?? 0) && end > (title[last]?.start ?? 0);
  });
  return { hits: hits.length, found: spans.length, wanted: names.length };
}

const mean = (scores: readonly Score[]): Score => {
  const of = (key: keyof Score): number =>
    Number((scores.reduce((sum, each) => sum + each[key], 0) / scores.length).toFixed(4));
  return { title: of('title'), plain: of('plain') };
};
