import {
  type ArticleFacts,
  type Placed,
  type RankedSentence,
  readArticle,
} from './article-facts.ts';
import { PAIR_FEATURES, type Pair, SENTENCE_FEATURES } from './ranking-features.ts';
import weights from './ranking-weights.json' with { type: 'json' };
import { createComparer } from './term-vectors.ts';

/** What an article tells in its first so many sentences is chosen from; behind them comes background. */
export const CANDIDATES = 24;
/** More sentences than this are no summary: they are chosen by their rank alone. */
const MOST_TOGETHER = 10;

type Story = { readonly title: string; readonly placed: readonly Placed[] };

/** The indexes of the `count` sentences that tell the story best, in their order. */
export function chooseSentences({ title, placed }: Story, count: number): readonly number[] {
  const together = count <= MOST_TOGETHER;
  const article = readArticle(title, placed, together ? CANDIDATES : placed.length);
  const ranks = article.sentences.map((sentence) => rankOf(sentence, article));
  const chosen = together ? chooseTogether(ranks, toWorths(article), count) : highest(ranks, count);
  return chosen.toSorted((a, b) => a - b);
}

type Weighted<Feature> = readonly (readonly [feature: Feature, weight: number])[];

const SENTENCE_WEIGHTS = toWeighted(SENTENCE_FEATURES, weights.sentence);
const PAIR_WEIGHTS = toWeighted(PAIR_FEATURES, weights.pair);

function toWeighted<Feature>(
  features: Readonly<Record<string, Feature>>,
  values: Readonly<Record<string, number>>,
): Weighted<Feature> {
  return Object.entries(features).map(([name, feature]) => [feature, values[name] ?? 0]);
}

function rankOf(sentence: RankedSentence, article: ArticleFacts): number {
  let rank = 0;
  for (const [feature, weight] of SENTENCE_WEIGHTS) rank += weight * feature(sentence, article);
  return rank;
}

function highest(ranks: readonly number[], count: number): readonly number[] {
  return [...ranks.keys()].sort((a, b) => at(ranks, b) - at(ranks, a)).slice(0, count);
}

/** What each sentence adds to its rank with each other. */
type Worths = readonly (readonly number[])[];

const toWorths = (article: ArticleFacts): Worths =>
  toPairs(article).map((pairs) => pairs.map(worthOf));

/** Each ranked sentence of an article with each. */
export function toPairs({ sentences, vectors }: ArticleFacts): readonly (readonly Pair[])[] {
  const compare = createComparer(vectors);
  return sentences.map((one) =>
    compare(one.index, 0, sentences.length).map((likeness, other) => ({
      likeness,
      distance: Math.abs(one.index - other),
      words: one.facts.words + (sentences[other]?.facts.words ?? 0),
    })),
  );
}

function worthOf(pair: Pair): number {
  let worth = 0;
  for (const [feature, weight] of PAIR_WEIGHTS) worth += weight * feature(pair);
  return worth;
}

/** The best pair, and then one sentence after the other that goes best with those that are there. */
function chooseTogether(ranks: readonly number[], worths: Worths, count: number) {
  const chosen = bestPair(ranks, worths);
  while (chosen.length < Math.min(count, ranks.length)) {
    const worth = (index: number): number =>
      at(ranks, index) +
      chosen.reduce((sum, other) => sum + at(worths[index], other), 0) / chosen.length;
    const left = [...ranks.keys()].filter((index) => !chosen.includes(index));
    chosen.push(left.reduce((best, index) => (worth(index) > worth(best) ? index : best)));
  }
  return chosen;
}

function bestPair(ranks: readonly number[], worths: Worths): number[] {
  let pair: number[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (let one = 0; one < ranks.length; one++) {
    for (let other = one + 1; other < ranks.length; other++) {
      const worth = at(ranks, one) + at(ranks, other) + at(worths[one], other);
      if (worth > most) [pair, most] = [[one, other], worth];
    }
  }
  return pair;
}

const at = (values: readonly number[] | undefined, index: number): number => values?.[index] ?? 0;
