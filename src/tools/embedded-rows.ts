import { join } from 'node:path';
import type { JobKind } from '#core/jobs.ts';
import type { Entry } from '#core/journal.ts';
import type { Feed, FollowList, WireItem } from '#core/news/feed.ts';
import { toEntry } from '#store/journal-row.ts';
import { ownFolder } from '#store/owner.ts';
import type { MovedEntry, MovedRow } from '#store/postgres/intake.ts';
import { openDatabase } from '#store/sqlite/database.ts';
import { type Row, toRow } from '#store/sqlite/row.ts';
import { toFollowList } from '#store/sqlite/wire-follows.ts';
import { STORE_FILE } from '#store/store-file.ts';
import { type ItemRow, toItem } from '#store/wire-row.ts';

export type MovedJob = {
  readonly kind: JobKind;
  readonly id: string;
  readonly due: Temporal.Instant;
};

/** A feed with all of its items, their texts too. */
export type MovedFeed = { readonly feed: Feed; readonly items: readonly WireItem[] };

/** All that an embedded store holds, and that nobody else may change until it is closed. */
export type EmbeddedRows = {
  readonly counts: {
    readonly entries: number;
    readonly deliveries: number;
    readonly jobs: number;
    readonly feeds: number;
    readonly items: number;
    readonly lists: number;
    readonly noted: number;
  };
  /** What has not expired. */
  entries(): Iterable<MovedEntry>;
  deliveries(): Iterable<MovedRow>;
  jobs(): Iterable<MovedJob>;
  feeds(): Iterable<MovedFeed>;
  lists(): Iterable<FollowList>;
  /** The journal, as it was written. */
  noted(): Iterable<Entry>;
  close(): Promise<void>;
};

/** Takes the folder of an embedded store. Throws a FolderInUseError while a bot runs on it. */
export function openEmbeddedRows(folder: string, now: Temporal.Instant): EmbeddedRows {
  const owner = ownFolder(join(folder, 'owner.sqlite'));
  try {
    const database = openDatabase(join(folder, STORE_FILE));
    const all = (what: string): Iterable<unknown> => database.sql.prepare(what).iterate();
    const count = (what: string): number =>
      Number(database.sql.prepare(`select count(*) as count from ${what}`).get()?.count);
    const valid = `keyv where expires is null or expires > ${now.epochMilliseconds}`;
    const itemsOf = database.sql.prepare('select * from wire_items where feed = ? order by change');
    const toMovedFeed = ({ id, feed }: FeedRow): MovedFeed => ({
      feed: JSON.parse(feed),
      items: (itemsOf.all(id) as unknown as readonly ItemRow[]).map(toItem),
    });
    return {
      counts: {
        entries: count(valid),
        deliveries: count('deliveries'),
        jobs: count('jobs'),
        feeds: count('wire_feeds'),
        items: count('wire_items'),
        lists: count('wire_follows'),
        noted: count('journal'),
      },
      entries: () => all(`select key, value from ${valid}`) as Iterable<MovedEntry>,
      deliveries: () => mapAll(all('select * from deliveries'), toMovedRow),
      jobs: () => mapAll(all('select kind, id, due from jobs'), toMovedJob),
      feeds: () => mapAll(all('select id, feed from wire_feeds'), toMovedFeed),
      lists: () => mapAll(all('select scope, follows from wire_follows'), toFollowList),
      noted: () => mapAll(all('select * from journal order by id'), toEntry),
      async close() {
        await database.close();
        owner.release();
      },
    };
  } catch (error) {
    owner.release();
    throw error;
  }
}

function* mapAll<From, To>(all: Iterable<unknown>, change: (one: From) => To): Iterable<To> {
  for (const one of all) yield change(one as From);
}

const toMovedRow = (row: Row & { readonly planned_at: number }): MovedRow => ({
  ...toRow(row),
  plannedAt: Temporal.Instant.fromEpochMilliseconds(row.planned_at),
});

type FeedRow = { readonly id: string; readonly feed: string };

type JobRow = { readonly kind: JobKind; readonly id: string; readonly due: number };

const toMovedJob = ({ kind, id, due }: JobRow): MovedJob => ({
  kind,
  id,
  due: Temporal.Instant.fromEpochMilliseconds(due),
});
