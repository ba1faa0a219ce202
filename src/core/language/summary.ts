import type { Article } from '../news/news.ts';
import { toStorySentences } from './news-text.ts';
import { chooseSentences } from './sentence-ranker.ts';

/** An article of fewer sentences is told by its first ones. */
const FEWEST_RANKED = 5;
/** More sentences than this are asked for to have the whole text in its sentences. */
const MOST_IN_SUMMARY = 10;
/** UTF-16 units: no newspaper has a longer article, and a summary must not wait for one that is. */
const LONGEST_READ = 100_000;

type Readable = Pick<Article, 'title' | 'paragraphs'>;

/** By the paragraphs they are of: an article is told many times, and never changes. */
const made = new WeakMap<readonly string[], Map<string, readonly string[]>>();

/**
 * The `count` sentences that tell an article's story, exactly as they stand there and in their order; one
 * sentence is the first, since that is what reporters write it for. Linear in the text's length.
 */
export function summarize(article: Readable, count: number): readonly string[] {
  const known = made.get(article.paragraphs) ?? new Map<string, readonly string[]>();
  const key = `${count} ${article.title}`;
  const summary = known.get(key) ?? toSummary(article, count);
  made.set(article.paragraphs, known.set(key, summary));
  return summary;
}

function toSummary(article: Readable, count: number): readonly string[] {
  const paragraphs =
    count > MOST_IN_SUMMARY ? article.paragraphs : toBeginning(article.paragraphs, LONGEST_READ);
  const placed = toStorySentences({ title: article.title, paragraphs });
  const sentences = placed.map(({ text }) => text);
  if (count === 1 || sentences.length <= count || sentences.length < FEWEST_RANKED)
    return sentences.slice(0, count);
  return chooseSentences({ title: article.title, placed }, count).map(
    (index) => sentences[index] as string,
  );
}

/** The paragraphs that begin in the first `length` units, the last one cut there. */
function toBeginning(paragraphs: readonly string[], length: number): readonly string[] {
  const kept: string[] = [];
  let left = length;
  for (const paragraph of paragraphs) {
    if (left <= 0) break;
    kept.push(paragraph.slice(0, left));
    left -= paragraph.length;
  }
  return kept;
}
