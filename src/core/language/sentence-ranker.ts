import {
  type ArticleFacts,
  type Placed,
  type RankedSentence,
  readArticle,
} from './article-facts.ts';
import { PAIR_FEATURES, type Pair, SENTENCE_FEATURES } from './ranking-features.ts';
import weights from './ranking-weights.json' with { type: 'json' };
import { createComparer } from './term-vectors.ts';
import { LEANING } from './word-marks.ts';

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
  const chosen = together
    ? chooseTogether({ ranks, worths: toPairs(article).map(worthOf), article }, count)
    : highest(ranks, count);
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

/** Each two of the ranked sentences: the first with the second, with the third and so on, then the second. */
export function toPairs({ sentences, vectors }: ArticleFacts): readonly Pair[] {
  const compare = createComparer(vectors);
  return sentences.flatMap((one, index) =>
    compare(index, index + 1, sentences.length).map((likeness, place): Pair => {
      const words = one.facts.words + (sentences[index + 1 + place]?.facts.words ?? 0);
      return { likeness, distance: place + 1, words };
    }),
  );
}

/** Where two sentences are among the pairs. */
function pairPlace(one: number, other: number, sentences: number): number {
  const [first, second] = one < other ? [one, other] : [other, one];
  return first * sentences - (first * (first + 1)) / 2 + second - first - 1;
}

function worthOf(pair: Pair): number {
  let worth = 0;
  for (const [feature, weight] of PAIR_WEIGHTS) worth += weight * feature(pair);
  return worth;
}

type Choice = {
  readonly ranks: readonly number[];
  /** Of each pair of sentences. */
  readonly worths: readonly number[];
  readonly article: ArticleFacts;
};

/** A summary that opens with "He" or "But" leaves the reader asking; the first sentence may, it is what it is. */
export const canOpen = ({ sentences }: ArticleFacts, index: number): boolean =>
  index === 0 || ((sentences[index]?.facts.headMarks ?? 0) & LEANING) === 0;

/** The best pair, and then one sentence after the other that goes best with those that are there. */
function chooseTogether(choice: Choice, count: number): readonly number[] {
  const { ranks, worths, article } = choice;
  const chosen = bestPair(choice);
  while (chosen.length < Math.min(count, ranks.length)) {
    const together = (index: number): number =>
      chosen.reduce((sum, other) => sum + at(worths, pairPlace(index, other, ranks.length)), 0);
    const worth = (index: number): number => at(ranks, index) + together(index) / chosen.length;
    const opening = Math.min(...chosen);
    const left = [...ranks.keys()].filter((index) => !chosen.includes(index));
    const fit = left.filter((index) => index > opening || canOpen(article, index));
    const among = fit.length > 0 ? fit : left;
    chosen.push(among.reduce((best, index) => (worth(index) > worth(best) ? index : best)));
  }
  return chosen;
}

function bestPair({ ranks, worths, article }: Choice): number[] {
  let pair: number[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (let one = 0; one < ranks.length; one++) {
    if (!canOpen(article, one)) continue;
    for (let other = one + 1; other < ranks.length; other++) {
      const together = at(worths, pairPlace(one, other, ranks.length));
      const worth = at(ranks, one) + at(ranks, other) + together;
      if (worth > most) [pair, most] = [[one, other], worth];
    }
  }
  return pair;
}

const at = (values: readonly number[], index: number): number => values[index] ?? 0;
