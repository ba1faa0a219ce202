import type { WireItem } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import { storable, toStorableJson } from '../text.ts';
import { ITEM, toItemRow } from '../wire-row.ts';
import type { Query } from './database.ts';
import { SCHEMA } from './tables.ts';

const FEEDS = `${SCHEMA}.wire_feeds`;
const ITEMS = `${SCHEMA}.wire_items`;

const PUT_FEED = `insert into ${FEEDS} (id, host, feed) values ($1, $2, $3)
  on conflict (id) do update set host = excluded.host, feed = excluded.feed`;

/**
 * Takes as many numbers as `count` says. The row is locked until the commit, which makes the order of the
 * numbers that of the commits, as no sequence would.
 */
export const draw = (count: string): string =>
  `update ${SCHEMA}.wire_changes set highest = highest + ${count} returning highest - ${count} as before`;

/**
 * One statement, so that the lock on the numbers never waits for a process: one that loses its network in
 * a transaction of several would hold it until the server notices, for two hours.
 */
const RECORD = `with feed as (${PUT_FEED}), drawn as (${draw('$5::integer')})
  insert into ${ITEMS} (${ITEM}, text, change)
  select ${ITEM}, text, before + nth from drawn, jsonb_to_recordset($4::jsonb) as r (id text,
    feed text, title text, published bigint, source text, topic text, url text, author text,
    image text, first_seen bigint, backlog smallint, marks text, story text, text text, nth integer)
  order by nth
  on conflict (id) do update set (feed, title, published, source, topic, url, author, image, marks,
    text, change) = (excluded.feed, excluded.title, excluded.published, excluded.source,
    excluded.topic, excluded.url, excluded.author, excluded.image, excluded.marks, excluded.text,
    excluded.change)`;

/** Rows are locked in the order of their ids, here as in `record`: two writers cannot wait for each other. */
const FILE = `with filed as (
    select id, r.story from ${ITEMS} join unnest($1::text[], $2::text[]) as r (id, story) using (id)
    order by id for update of wire_items)
  update ${ITEMS} as i set story = filed.story from filed where i.id = filed.id`;

/** Items at a time: a statement must end within its time. */
const PART = 5_000;

const EXPIRE = `with gone as (
    select id from ${ITEMS} as i where first_seen < $1 and not exists (
      select from ${FEEDS} as f where f.id = i.feed and f.feed -> 'listed' ? i.id)
    limit ${PART} for update skip locked)
  delete from ${ITEMS} as i using gone where i.id = gone.id returning i.id`;

type ItemWrites = Pick<WireStore, 'record' | 'file' | 'expire'>;

export const toItemWrites = (query: Query): ItemWrites => ({
  async record(feed, items) {
    const values = [feed.id, feed.host, toStorableJson(feed)];
    if (items.length === 0) await query(PUT_FEED, values);
    else await query(RECORD, [...values, ...toRows(items)]);
  },
  async file(stories) {
    await query(FILE, [[...stories.keys()], [...stories.values()].map(storable)]);
  },
  async expire(before) {
    let count = 0;
    for (let deleted = PART; deleted === PART; count += deleted)
      deleted = (await query(EXPIRE, [before.epochMilliseconds])).length;
    return count;
  },
});

/** One statement cannot write a row twice: of an item that comes twice the last is taken. */
function toRows(items: readonly WireItem[]): readonly [rows: string, count: number] {
  const rows = new Map(items.map((item) => [item.headline.id, toItemRow(item)]));
  const sorted = [...rows.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [JSON.stringify(sorted.map((row, index) => ({ ...row, nth: index + 1 }))), sorted.length];
}
