import type { NewsItem } from './feed.ts';
import { type Headline, isArticle } from './news.ts';
import type { SearchItem } from './ports.ts';

/** An item with all of its text in one, as the indexes read it. */
export type Readable = SearchItem;

/** Of what a feed says under a headline, the beginning is indexed (UTF-16 units): some feeds send whole articles. */
const BEGINNING = 500;

export const toReadable = (item: Headline): Readable => ({
  ...item,
  text: isArticle(item) ? item.paragraphs.join('\n') : undefined,
});

export const toReadableWire = ({ headline, text }: NewsItem): Readable => ({
  ...headline,
  text: text === undefined ? undefined : beginningOf(text),
});

/** Up to the last whole word. */
function beginningOf(text: string): string {
  if (text.length <= BEGINNING) return text;
  const blank = text.lastIndexOf(' ', BEGINNING);
  return copyOf(text.slice(0, blank < BEGINNING / 2 ? BEGINNING : blank).toWellFormed());
}

/** V8 keeps all of a text for as long as a slice of it is kept; a copy is by itself. */
const copyOf = (text: string): string => JSON.parse(JSON.stringify(text));
