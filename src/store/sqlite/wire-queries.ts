import type { Feed, NewsItem, WireItem } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import { ITEM, type ItemRow, NEWS, type NewsRow, toItem, toNewsItem } from '../wire-row.ts';
import type { Database } from './database.ts';
import { readInParts } from './parts.ts';

type FeedQueries = Pick<WireStore, 'feed' | 'feeds' | 'feedsAt'>;

export function toFeedQueries({ sql, guarded }: Database): FeedQueries {
  const one = sql.prepare('select feed from wire_feeds where id = ?');
  const all = sql.prepare('select feed from wire_feeds where id > ? order by id limit ?');
  const atHost = sql.prepare(
    'select feed from wire_feeds where host = ? and id > ? order by id limit ?',
  );
  const feeds = (work: () => unknown) => (guarded(work) as readonly FeedRow[]).map(toFeed);
  return {
    async feed(id) {
      const row = guarded(() => one.get(id)) as FeedRow | undefined;
      return row && toFeed(row);
    },
    feeds: () => readInParts((limit, after?: Feed) => feeds(() => all.all(after?.id ?? '', limit))),
    feedsAt: (host) =>
      readInParts((limit, after?: Feed) => feeds(() => atHost.all(host, after?.id ?? '', limit))),
  };
}

type FeedRow = { readonly feed: string };

const toFeed = ({ feed }: FeedRow): Feed => JSON.parse(feed);

/** Past every instant there is. */
const NEVER = Number.MAX_SAFE_INTEGER;

type ItemQueries = Pick<WireStore, 'itemsOf' | 'textOf' | 'newest'>;

export function toItemQueries({ sql, guarded }: Database): ItemQueries {
  const ofFeed = sql.prepare(`select ${ITEM} from wire_items
    where feed = ? and (first_seen, id) > (?, ?) order by first_seen, id limit ?`);
  const newest = sql.prepare(`select ${NEWS} from wire_items
    where (published, id) < (?, ?) order by published desc, id desc limit ?`);
  const text = sql.prepare('select text from wire_items where id = ?');
  newest.setReturnArrays(true);
  return {
    itemsOf: (feed) =>
      readInParts((limit, after?: WireItem) => {
        const seen = after?.firstSeen.epochMilliseconds ?? -NEVER;
        const rows = guarded(() => ofFeed.all(feed, seen, after?.headline.id ?? '', limit));
        return (rows as unknown as readonly ItemRow[]).map(toItem);
      }),
    newest: (limit, after) =>
      readInParts((wanted, last: NewsItem | undefined = after) => {
        const published = last?.headline.published.epochMilliseconds ?? NEVER;
        const rows = guarded(() => newest.all(published, last?.headline.id ?? '', wanted));
        return (rows as unknown as readonly Values[]).map((values) => toNewsItem(toRow(values)));
      }, limit),
    async textOf(id) {
      const row = guarded(() => text.get(id)) as Pick<ItemRow, 'text'> | undefined;
      return row?.text ?? undefined;
    },
  };
}

/** What stands in the columns of NEWS: 100,000 arrays take a third less time to read than objects. */
type Values = readonly [
  ...[id: string, feed: string, title: string, published: number],
  ...[source: Maybe, topic: Maybe, url: Maybe, seen: number, backlog: 0 | 1],
  ...[story: Maybe, text: Maybe],
];

type Maybe = string | null;

const toRow = ([id, feed, title, published, source, ...more]: Values): NewsRow => {
  const [topic, url, first_seen, backlog, story, text] = more;
  return {
    ...{ id, feed, title, published, source, topic },
    ...{ url, first_seen, backlog, story, text },
  };
};
