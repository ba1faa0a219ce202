import { setImmediate } from 'node:timers/promises';
import type { WireItem } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import { storable, toStorableJson } from '../text.ts';
import { ITEM, toItemRow } from '../wire-row.ts';
import type { Database } from './database.ts';
import { inParts, PART } from './parts.ts';
import { toChangeQueries } from './wire-changes.ts';
import { type Draw, toDraw } from './wire-draw.ts';
import { toFollowQueries } from './wire-follows.ts';
import { toFeedQueries, toItemQueries } from './wire-queries.ts';

/** The wire in tables of its own; an instant is kept in whole milliseconds. */
export function createWire(database: Database): WireStore {
  const draw = toDraw(database);
  return {
    ...toFeedQueries(database),
    ...toItemQueries(database),
    ...toFollowQueries(database, draw),
    ...toChangeQueries(database),
    record: toRecord(database, draw),
    file: toFile(database),
    expire: toExpire(database),
    missing: toMissing(database),
  };
}

function toRecord({ sql, transact, flush }: Database, draw: Draw): WireStore['record'] {
  const putFeed = sql.prepare(`insert into wire_feeds (id, host, feed) values (:id, :host, :feed)
    on conflict (id) do update set host = excluded.host, feed = excluded.feed`);
  const putItem = sql.prepare(`insert into wire_items (${ITEM}, change, text)
    values (:id, :feed, :title, :published, :source, :topic, :url, :author, :image, :first_seen,
      :backlog, :marks, :story, :change, :text)
    on conflict (id) do update set feed = excluded.feed, title = excluded.title,
      published = excluded.published, source = excluded.source, topic = excluded.topic,
      url = excluded.url, author = excluded.author, image = excluded.image,
      marks = excluded.marks, change = excluded.change, text = excluded.text`);
  const putItems = (items: readonly WireItem[]): void => {
    const before = draw(items.length);
    for (const [index, item] of items.entries())
      putItem.run({ ...toItemRow(item), change: before + index + 1 });
  };
  return async (feed, items) => {
    transact(() => {
      putFeed.run({ id: feed.id, host: feed.host, feed: toStorableJson(feed) });
      // Most checks bring nothing.
      if (items.length > 0) putItems(items);
    });
    await flush();
  };
}

function toFile({ sql, transact, flush }: Database): WireStore['file'] {
  const file = sql.prepare('update wire_items set story = :story where id = :id');
  return async (stories) => {
    for await (const part of inParts([...stories]))
      transact(() => {
        for (const [id, story] of part) file.run({ id, story: storable(story) });
      });
    await flush();
  };
}

/** Feed by feed; what a power cut brings back is deleted the next time. */
function toExpire({ sql, guarded }: Database): WireStore['expire'] {
  const nextFeed = sql.prepare('select feed from wire_items where feed > ? order by feed limit 1');
  const expire = sql.prepare(`delete from wire_items where id in (
    select id from wire_items where feed = :feed and first_seen < :before and id not in (
      select value from wire_feeds, json_each(wire_feeds.feed, '$.listed')
      where wire_feeds.id = :feed)
    limit ${PART})`);
  return async (instant) => {
    const before = instant.epochMilliseconds;
    let count = 0;
    let feed = guarded(() => nextFeed.get(''))?.feed;
    while (feed !== undefined) {
      await setImmediate();
      const of = String(feed);
      const deleted = Number(guarded(() => expire.run({ feed: of, before })).changes);
      count += deleted;
      if (deleted < PART) feed = guarded(() => nextFeed.get(of))?.feed;
    }
    return count;
  };
}

function toMissing({ sql, guarded }: Database): WireStore['missing'] {
  const missing = sql.prepare(`select value as id from json_each(?)
    where not exists (select 1 from wire_items where wire_items.id = value)`);
  return async (ids) => {
    const gone: string[] = [];
    for await (const part of inParts(ids))
      for (const { id } of guarded(() => missing.all(JSON.stringify(part)))) gone.push(String(id));
    return gone;
  };
}
