import type { Article } from '../news/news.ts';
import { toStorySentences } from './news-text.ts';
import { chooseSentences } from './sentence-ranker.ts';

/** An article of fewer sentences is told by its first ones. */
const FEWEST_RANKED = 5;

/**
 * The `count` sentences that tell an article's story, exactly as they stand there and in their order; one
 * sentence is the first, since that is what reporters write it for. Linear in the text's length.
 */
export function summarize(
  article: Pick<Article, 'title' | 'paragraphs'>,
  count: number,
): readonly string[] {
  const placed = toStorySentences(article);
  const sentences = placed.map(({ text }) => text);
  if (count === 1 || sentences.length <= count || sentences.length < FEWEST_RANKED)
    return sentences.slice(0, count);
  return chooseSentences({ title: article.title, placed }, count).map(
    (index) => sentences[index] as string,
  );
}
