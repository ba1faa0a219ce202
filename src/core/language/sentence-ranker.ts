import {
  type ArticleFacts,
  likenessOf,
  type Placed,
  type RankedSentence,
  readArticle,
} from './article-facts.ts';
import { FEATURES } from './ranking-features.ts';
import weights from './ranking-weights.json' with { type: 'json' };

/** Two sentences as a summary together. */
export type Pair = {
  readonly likeness: number;
  /** 1 where one follows the other. */
  readonly distance: number;
  readonly words: number;
};

/** What two sentences add to their ranks, or take from them, when both are chosen. */
export const PAIR_FEATURES: Readonly<Record<string, (pair: Pair) => number>> = {
  likeness: ({ likeness }) => likeness,
  adjacent: ({ distance }) => (distance === 1 ? 1 : 0),
  /** Two sentences of news have about 50 words. */
  overlong: ({ words }) => Math.max(0, words - 55) / 20,
};

/** Only the sentences of highest rank are tried with each other. */
const CANDIDATES = 24;
/** More sentences than this are no summary: they are chosen by their rank alone. */
const MOST_TOGETHER = 10;

/** The indexes of the `count` sentences that tell the story best, in their order. */
export function chooseSentences(
  { title, placed }: { readonly title: string; readonly placed: readonly Placed[] },
  count: number,
): readonly number[] {
  const article = readArticle(title, placed);
  const ranks = article.sentences.map((sentence) => rankOf(sentence, article));
  const byRank = [...ranks.keys()].sort((a, b) => rank(ranks, b) - rank(ranks, a) || a - b);
  const chosen =
    count > MOST_TOGETHER
      ? byRank.slice(0, count)
      : chooseTogether(byRank.slice(0, CANDIDATES), { ranks, article, count });
  return chosen.toSorted((a, b) => a - b);
}

const SENTENCE_WEIGHTS = toWeights(FEATURES, weights.sentence);
const PAIR_WEIGHTS = toWeights(PAIR_FEATURES, weights.pair);

type Weighted<Feature> = readonly (readonly [feature: Feature, weight: number])[];

function toWeights<Feature>(
  features: Readonly<Record<string, Feature>>,
  values: Readonly<Record<string, number>>,
): Weighted<Feature> {
  return Object.entries(features).map(([name, feature]) => [feature, values[name] ?? 0]);
}

const rankOf = (sentence: RankedSentence, article: ArticleFacts): number =>
  SENTENCE_WEIGHTS.reduce((sum, [feature, weight]) => sum + weight * feature(sentence, article), 0);

type Choice = {
  readonly ranks: readonly number[];
  readonly article: ArticleFacts;
  readonly count: number;
};

/** The best pair, and then one sentence after the other that goes best with those that are there. */
function chooseTogether(candidates: readonly number[], choice: Choice): readonly number[] {
  const chosen = bestPair(candidates, choice);
  while (chosen.length < Math.min(choice.count, candidates.length)) {
    const worth = (index: number): number =>
      rank(choice.ranks, index) +
      chosen.reduce((sum, other) => sum + togetherOf(index, other, choice), 0) / chosen.length;
    const left = candidates.filter((index) => !chosen.includes(index));
    chosen.push(best(left, worth));
  }
  return chosen;
}

function bestPair(candidates: readonly number[], choice: Choice): number[] {
  let pair: number[] = [];
  let most = Number.NEGATIVE_INFINITY;
  candidates.forEach((one, place) => {
    for (const other of candidates.slice(place + 1)) {
      const ranked = rank(choice.ranks, one) + rank(choice.ranks, other);
      const worth = ranked + togetherOf(one, other, choice);
      if (worth > most) [pair, most] = [[one, other], worth];
    }
  });
  return pair;
}

function togetherOf(one: number, other: number, { article }: Choice): number {
  const pair = toPair(article, one, other);
  return PAIR_WEIGHTS.reduce((sum, [feature, weight]) => sum + weight * feature(pair), 0);
}

/** What is known of two sentences of an article, by their indexes. */
export function toPair({ sentences, vectors }: ArticleFacts, one: number, other: number): Pair {
  return {
    likeness: likenessOf(vectors, one, other),
    distance: Math.abs(one - other),
    words: (sentences[one]?.words ?? 0) + (sentences[other]?.words ?? 0),
  };
}

const rank = (ranks: readonly number[], index: number): number => ranks[index] ?? 0;

/** The first of those that are worth most. */
const best = (indexes: readonly number[], worth: (index: number) => number): number =>
  indexes.reduce((found, index) => (worth(index) > worth(found) ? index : found));
