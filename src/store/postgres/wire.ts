import type { Feed } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import { type NumberedItem, toChanges } from '../wire-changes.ts';
import { ITEM, type ItemRow, NEWS, type NewsRow, toItem, toNewsItem } from '../wire-row.ts';
import type { Database, Query, Row } from './database.ts';
import { SCHEMA } from './tables.ts';
import { toFollowList, toFollowQueries } from './wire-follows.ts';
import { toItemWrites } from './wire-writes.ts';

/** The wire in tables of its own; an instant is kept in whole milliseconds. */
export const createWire = (database: Database): WireStore => ({
  ...toFeedQueries(database.query),
  ...toItemQueries(database.query),
  ...toItemWrites(database.query),
  ...toFollowQueries(database),
  ...toChangeQueries(database.query),
});

type FeedQueries = Pick<WireStore, 'feed' | 'feeds' | 'feedsAt'>;

function toFeedQueries(query: Query): FeedQueries {
  const feeds = async (which: string, values: readonly string[] = []) => {
    const rows = await query(`select feed from ${SCHEMA}.wire_feeds ${which}`, values);
    return rows.map(({ feed }) => feed as Feed);
  };
  return {
    feed: async (id) => (await feeds('where id = $1', [id]))[0],
    feeds: () => feeds('order by id'),
    feedsAt: (host) => feeds('where host = $1 order by id', [host]),
  };
}

const ITEMS = `${SCHEMA}.wire_items`;

const OF_FEED = `select ${ITEM} from ${ITEMS} where feed = $1 order by first_seen, id`;

const NEWEST = `select ${NEWS} from ${ITEMS} where (published, id) < ($1, $2)
  order by published desc, id desc limit $3`;

const MISSING = `select id from unnest($1::text[]) as asked (id)
  where not exists (select from ${ITEMS} as i where i.id = asked.id)`;

/** Past every instant there is. */
const NEVER = Number.MAX_SAFE_INTEGER;

type ItemQueries = Pick<WireStore, 'itemsOf' | 'textOf' | 'newest' | 'missing'>;

function toItemQueries(query: Query): ItemQueries {
  return {
    itemsOf: async (feed) => ((await query(OF_FEED, [feed])) as readonly ItemRow[]).map(toItem),
    async newest(limit, after) {
      const published = after?.headline.published.epochMilliseconds ?? NEVER;
      const rows = await query(NEWEST, [published, after?.headline.id ?? '', limit]);
      return (rows as readonly NewsRow[]).map(toNewsItem);
    },
    async textOf(id) {
      const [row] = await query(`select text from ${ITEMS} where id = $1`, [id]);
      return (row?.text ?? undefined) as string | undefined;
    },
    missing: async (ids) => (await query(MISSING, [ids])).map(({ id }) => String(id)),
  };
}

const HIGHEST = `select highest from ${SCHEMA}.wire_changes`;

const CHANGED_ITEMS = `select ${NEWS}, change from ${ITEMS}
  where change > $1 and change <= $2 order by change limit $3`;

const CHANGED_FOLLOWS = `select scope, follows from ${SCHEMA}.wire_follows
  where change > $1 and change <= $2 order by change`;

const toChangeQueries = (query: Query): Pick<WireStore, 'mark' | 'changes'> =>
  toChanges({
    async highest() {
      const [row] = await query(HIGHEST);
      return Number(row?.highest);
    },
    items: async ({ behind, upTo }, limit) =>
      (await query(CHANGED_ITEMS, [behind, upTo, limit])) as readonly (Row & NumberedItem)[],
    follows: async ({ behind, upTo }) =>
      (await query(CHANGED_FOLLOWS, [behind, upTo])).map(toFollowList),
  });
