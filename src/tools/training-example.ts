import { readArticle } from '#core/language/article-facts.ts';
import { toStorySentences } from '#core/language/news-text.ts';
import { PAIR_FEATURES, SENTENCE_FEATURES } from '#core/language/ranking-features.ts';
import { CANDIDATES, canOpen, toPairs } from '#core/language/sentence-ranker.ts';
import { type Example, eachPair, type Widths } from './ranker-fit.ts';
import { createRouge, toRougeWords } from './rouge.ts';
import type { Sample } from './samples.ts';

/** What a sample teaches, and the worth of its first two sentences, which is to be beaten. */
export type Lesson = Example & {
  readonly lead: number;
  /** Which of its sentences a summary may open with. */
  readonly openings: readonly boolean[];
};

export const WIDTHS: Widths = {
  sentence: Object.keys(SENTENCE_FEATURES).length,
  pair: Object.keys(PAIR_FEATURES).length,
};

/** Makes a lesson of a sample: the worth of a pair is its ROUGE-1, the mean over the references. */
export function toLesson({ source, title, text, refs, lead }: Sample): Lesson {
  const placed = toStorySentences({ title, paragraphs: [text] });
  const article = readArticle(title, placed, CANDIDATES);
  const sentences = article.sentences.length;
  const worthOf = createWorth(refs);
  const words = article.sentences.map(({ facts }) => toRougeWords(facts.text));
  const rewards: number[] = [];
  eachPair(sentences, (_, one, other) => {
    rewards.push(worthOf([...(words[one] ?? []), ...(words[other] ?? [])]));
  });
  const first = lead ?? placed.map((sentence) => sentence.text);
  return {
    source,
    sentences,
    features: Float64Array.from(
      article.sentences.flatMap((sentence) =>
        Object.values(SENTENCE_FEATURES).map((feature) => feature(sentence, article)),
      ),
    ),
    pairFeatures: Float64Array.from(
      toPairs(article).flatMap((pair) =>
        Object.values(PAIR_FEATURES).map((feature) => feature(pair)),
      ),
    ),
    rewards: Float64Array.from(rewards),
    openings: article.sentences.map(({ index }) => canOpen(article, index)),
    lead: worthOf(first.slice(0, 2).flatMap(toRougeWords)),
  };
}

function createWorth(refs: Sample['refs']): (words: readonly string[]) => number {
  const scores = refs.map((reference) => createRouge(reference.flatMap(toRougeWords), 1));
  return (words) => scores.reduce((sum, score) => sum + score(words), 0) / scores.length;
}
