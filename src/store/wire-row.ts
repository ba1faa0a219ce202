import type { NewsItem, WireItem } from '#core/news/feed.ts';
import type { KeptInstant } from '#core/news/news.ts';
import { storable, toStorableJson } from './text.ts';

/** What the desk takes of an item, as its table has it on every engine. */
export type NewsRow = {
  readonly id: string;
  readonly feed: string;
  readonly title: string;
  /** Epoch milliseconds; Postgres gives its large numbers as text. */
  readonly published: number | string;
  readonly source: string | null;
  readonly topic: string | null;
  readonly url: string | null;
  readonly first_seen: number | string;
  readonly backlog: 0 | 1;
  readonly story: string | null;
  /** Left out where nobody asked for it. */
  readonly text?: string | null;
};

/** All of an item. */
export type ItemRow = NewsRow & {
  readonly author: string | null;
  readonly image: string | null;
  /** A JSON array. */
  readonly marks: string;
};

/** The columns of what the desk takes: 100,000 are read at a start. */
export const NEWS =
  'id, feed, title, published, source, topic, url, first_seen, backlog, story, text';

/** The columns of an item without its text. */
export const ITEM =
  'id, feed, title, published, source, topic, url, author, image, first_seen, backlog, marks, story';

export const toNewsItem = (row: NewsRow): NewsItem => ({
  headline: {
    id: row.id,
    title: row.title,
    published: toKeptInstant(row.published),
    source: row.source ?? undefined,
    topic: row.topic ?? undefined,
    url: row.url ?? undefined,
    feed: row.feed,
  },
  text: row.text ?? undefined,
  firstSeen: toKeptInstant(row.first_seen),
  backlog: row.backlog === 1,
  story: row.story ?? undefined,
});

export const toItem = (row: ItemRow): WireItem => ({
  ...toNewsItem(row),
  author: row.author ?? undefined,
  image: row.image ?? undefined,
  marks: JSON.parse(row.marks),
});

export const toItemRow = ({ headline, ...item }: WireItem): Required<ItemRow> => ({
  id: headline.id,
  feed: headline.feed,
  title: storable(headline.title),
  published: headline.published.epochMilliseconds,
  source: storableOrNull(headline.source),
  topic: storableOrNull(headline.topic),
  url: storableOrNull(headline.url),
  author: storableOrNull(item.author),
  image: storableOrNull(item.image),
  first_seen: item.firstSeen.epochMilliseconds,
  backlog: item.backlog ? 1 : 0,
  marks: toStorableJson(item.marks),
  story: storableOrNull(item.story),
  text: storableOrNull(item.text),
});

const storableOrNull = (text: string | undefined): string | null =>
  text === undefined ? null : storable(text);

const toKeptInstant = (milliseconds: number | string): KeptInstant => ({
  epochMilliseconds: Number(milliseconds),
});
