import type { Article } from '../news/news.ts';
import { toSentences } from './sentences.ts';

/** A "sentence" with fewer words is a caption, a byline or a heading. */
const FEWEST_WORDS = 5;

/**
 * The first `count` clean sentences of an article, exactly as they stand there. A first paragraph that
 * only repeats the title is passed over.
 */
export function summarize(article: Article, count: number): readonly string[] {
  const sentences = article.paragraphs
    .filter((paragraph) => paragraph !== article.title)
    .slice(0, count + 3)
    .flatMap(toSentences);
  const clean = sentences.filter((sentence) => sentence.split(' ').length >= FEWEST_WORDS);
  return (clean.length > 0 ? clean : sentences).slice(0, count);
}
