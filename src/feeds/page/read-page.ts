import type { Body, ReadPage } from '../body.ts';
import { decode } from '../read/decode.ts';
import { readArticle } from './article.ts';
import { readOutline } from './outline.ts';

/** Reads a web page: its article, and the feeds that it names. */
export function readPage(body: Body): ReadPage {
  const html = decode(body);
  const { title, feeds, nestsTooDeep } = readOutline(html, body.url);
  const article = nestsTooDeep ? undefined : readArticle(html);
  return {
    title: article?.title ?? title,
    paragraphs: article?.paragraphs ?? [],
    feeds,
  };
}
