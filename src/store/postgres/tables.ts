import type { Query } from './database.ts';

/** The schema of everything but the jobs, so that a database can be shared with others. */
export const SCHEMA = 'newsdesk';

/** Settled rows older than this are gone: long after any occurrence can come due again. */
const KEPT = '40 days';

/** Any number; all that set up tables take the same lock. */
const SETUP_LOCK = 4_107_221_108;

/**
 * Keys sort and match byte by byte, so that the index serves a prefix in every locale. Instants of the wire are
 * epoch milliseconds: what feeds call a date may be further off than a timestamp reaches. A hash index takes a
 * host of any length.
 */
const TABLES = `
  create schema if not exists ${SCHEMA};
  create table if not exists ${SCHEMA}.keyv (
    key varchar(255) collate "C" primary key,
    value text
  );
  create table if not exists ${SCHEMA}.deliveries (
    key text collate "C" primary key,
    platform text not null,
    workspace text not null,
    channel text not null,
    thread text,
    direct boolean not null,
    kind text not null,
    subject text not null,
    at text not null,
    due timestamptz not null,
    detail jsonb,
    state text not null default 'pending' check
      (state in ('pending', 'sending', 'sent', 'refused', 'skipped', 'unresolved')),
    attempt integer not null default 0,
    planned_at timestamptz not null default now(),
    tried_at timestamptz,
    settled_at timestamptz,
    ref text,
    reason text,
    stories text[] not null default '{}'
  );
  create index if not exists deliveries_place on ${SCHEMA}.deliveries (platform, workspace, channel);
  create index if not exists deliveries_subject on ${SCHEMA}.deliveries (subject);
  create index if not exists deliveries_settled on ${SCHEMA}.deliveries (settled_at)
    where settled_at is not null;
  create table if not exists ${SCHEMA}.processes (
    id uuid primary key,
    seen_at timestamptz not null
  );
  create table if not exists ${SCHEMA}.wire_feeds (
    id text collate "C" primary key,
    host text not null,
    feed jsonb not null
  );
  create index if not exists wire_feeds_host on ${SCHEMA}.wire_feeds using hash (host);
  create table if not exists ${SCHEMA}.wire_items (
    id text collate "C" primary key,
    feed text collate "C" not null,
    title text not null,
    published bigint not null,
    source text,
    topic text,
    url text,
    author text,
    image text,
    first_seen bigint not null,
    backlog smallint not null,
    marks text not null,
    story text,
    change bigint not null unique,
    text text
  );
  create index if not exists wire_items_published on ${SCHEMA}.wire_items (published, id);
  create index if not exists wire_items_feed on ${SCHEMA}.wire_items (feed);
  create index if not exists wire_items_first_seen on ${SCHEMA}.wire_items (first_seen);
  create table if not exists ${SCHEMA}.wire_follows (
    scope text collate "C" primary key,
    follows jsonb not null,
    change bigint not null unique
  );
  create table if not exists ${SCHEMA}.wire_changes (
    id integer primary key check (id = 1),
    highest bigint not null
  );
  insert into ${SCHEMA}.wire_changes values (1, 0) on conflict do nothing;
  create table if not exists ${SCHEMA}.journal (
    id bigint generated always as identity primary key,
    kind text not null,
    channel text collate "C" not null,
    place text not null,
    at bigint not null,
    facts text not null
  );
  create index if not exists journal_channel on ${SCHEMA}.journal (channel, kind, at);
  create index if not exists journal_at on ${SCHEMA}.journal (kind, at);`;

/** Holds until the transaction ends: of several processes that start at once, one sets up at a time. */
export async function awaitSetup(query: Query): Promise<void> {
  await query("set local statement_timeout = '60s'");
  await query('select pg_advisory_xact_lock($1)', [SETUP_LOCK]);
}

export async function createTables(query: Query): Promise<void> {
  await query(TABLES);
}

/**
 * Deletes what has had its time. @keyv/postgres leaves what expired until somebody asks for it; Keyv
 * writes the instant (epoch milliseconds) as the last thing of a value, which need be no JSON to Postgres:
 * it takes no \u0000.
 */
export async function sweep(query: Query): Promise<void> {
  await query(`delete from ${SCHEMA}.deliveries where settled_at < now() - interval '${KEPT}'`);
  await query(`delete from ${SCHEMA}.keyv
    where substring(value from '"expires":(\\d+)\\}$')::numeric < extract(epoch from now()) * 1000`);
  await query(`delete from ${SCHEMA}.processes where seen_at < now() - interval '1 day'`);
}
