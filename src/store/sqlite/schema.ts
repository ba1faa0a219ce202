import type { DatabaseSync } from 'node:sqlite';

/** What `pragma user_version` says of a file with these tables; 0 is a file before there was a version. */
export const VERSION = 1;

const TABLES = `
  create table if not exists keyv (
    key text primary key, value text not null, expires integer
  ) without rowid;
  create index if not exists keyv_expires on keyv (expires) where expires is not null;

  create table if not exists deliveries (
    key text primary key,
    channel text not null,
    place text not null,
    kind text not null,
    subject text not null,
    at text not null,
    due integer not null,
    detail text,
    state text not null check (
      state in ('pending', 'sending', 'sent', 'refused', 'skipped', 'unresolved')
    ),
    attempt integer not null default 0,
    stories text not null default '[]',
    ref text,
    reason text,
    planned_at integer not null,
    tried_at integer,
    settled_at integer
  );
  create index if not exists deliveries_subject on deliveries (subject, due);
  create index if not exists deliveries_channel on deliveries (channel, due);
  create index if not exists deliveries_settled on deliveries (settled_at)
    where settled_at is not null;

  create table if not exists jobs (
    kind text not null,
    id text not null,
    due integer not null,
    attempt integer not null default 0,
    round integer not null default 0,
    primary key (kind, id)
  ) without rowid;
  create index if not exists jobs_due on jobs (kind, due);

  create table if not exists wire_feeds (
    id text primary key,
    host text not null,
    feed text not null
  );
  create index if not exists wire_feeds_host on wire_feeds (host, id);

  create table if not exists wire_items (
    id text primary key,
    feed text not null,
    title text not null,
    published integer not null,
    source text,
    topic text,
    url text,
    author text,
    image text,
    first_seen integer not null,
    backlog integer not null,
    marks text not null,
    story text,
    change integer not null unique,
    text text
  );
  create index if not exists wire_items_published on wire_items (published, id);
  create index if not exists wire_items_feed on wire_items (feed, first_seen, id);

  create table if not exists wire_follows (
    scope text primary key,
    follows text not null,
    change integer not null unique
  );

  create table if not exists wire_changes (
    id integer primary key check (id = 1),
    highest integer not null
  );
  insert or ignore into wire_changes values (1, 0);

  create table if not exists journal (
    id integer primary key,
    kind text not null,
    channel text not null,
    place text not null,
    at integer not null,
    facts text not null
  );
  create index if not exists journal_channel on journal (channel, kind, at);
  create index if not exists journal_at on journal (kind, at);
`;

/** Makes the tables where they are missing. A file of a later Newsdesk is refused. */
export function prepareSchema(sql: DatabaseSync): void {
  const version = Number(sql.prepare('pragma user_version').get()?.user_version);
  if (version > VERSION)
    throw new Error(
      'this store was written by a later Newsdesk: start that one, or give this one a folder of its own with NEWSDESK_DATA',
    );
  // Its deliveries had no place and no due; keyv has not changed.
  if (version < VERSION) sql.exec('drop table if exists deliveries');
  sql.exec(TABLES);
  sql.exec(`pragma user_version = ${VERSION}`);
}
