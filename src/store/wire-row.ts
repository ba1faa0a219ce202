import type { WireItem } from '#core/news/feed.ts';
import type { KeptInstant } from '#core/news/news.ts';
import { storable, toStorableJson } from './text.ts';

/** An item as its table has it on every engine, but for its text. */
export type ItemRow = {
  readonly id: string;
  readonly feed: string;
  readonly title: string;
  /** Epoch milliseconds; Postgres gives its large numbers as text. */
  readonly published: number | string;
  readonly source: string | null;
  readonly topic: string | null;
  readonly url: string | null;
  readonly author: string | null;
  readonly image: string | null;
  readonly first_seen: number | string;
  readonly backlog: 0 | 1;
  /** A JSON array. */
  readonly marks: string;
  readonly story: string | null;
  /** Left out where nobody asked for it. */
  readonly text?: string | null;
};

/** The columns of an item without its text. */
export const ITEM =
  'id, feed, title, published, source, topic, url, author, image, first_seen, backlog, marks, story';

export const toItem = (row: ItemRow): WireItem => ({
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
  author: row.author ?? undefined,
  image: row.image ?? undefined,
  firstSeen: toKeptInstant(row.first_seen),
  backlog: row.backlog === 1,
  marks: JSON.parse(row.marks),
  story: row.story ?? undefined,
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
