import type { DeliveryRow } from '#core/desk/delivery.ts';
import type { Due, JobKind } from '#core/jobs.ts';
import type { Entry } from '#core/journal.ts';
import type { WireStore } from '#core/news/ports.ts';
import { storable } from '../text.ts';
import { stopBoss } from './boss.ts';
import { createDatabase, type DatabaseOptions, type Query } from './database.ts';
import { createJobs } from './jobs.ts';
import { takeEntries } from './journal.ts';
import { countProcesses } from './processes.ts';
import { toColumns } from './rows.ts';
import { setUp } from './set-up.ts';
import { SCHEMA } from './tables.ts';
import { createWire } from './wire.ts';

/** A row of another engine, with the one thing that nobody else asks for. */
export type MovedRow = DeliveryRow & { readonly plannedAt: Temporal.Instant };

/** As Keyv stores it: the namespace in the key, the expiry in the value. */
export type MovedEntry = { readonly key: string; readonly value: string };

/** Takes in the store of another engine, in parts of any size and as often as one likes. */
export type Intake = {
  /** How many bots work on this database at the moment. */
  live(): Promise<number>;
  entries(entries: readonly MovedEntry[]): Promise<void>;
  /** A row that has come further here stays as it is. Resolves to how many were written. */
  deliveries(rows: readonly MovedRow[]): Promise<number>;
  jobs(kind: JobKind, jobs: readonly Due[]): Promise<void>;
  readonly wire: WireStore;
  /** What is noted here already is not noted again. */
  journal(entries: readonly Entry[]): Promise<void>;
  close(): Promise<void>;
};

const ENTRIES = `insert into ${SCHEMA}.keyv (key, value)
  select * from unnest($1::text[], $2::text[])
  on conflict (key) do update set value = excluded.value`;

const COLUMNS = `key, platform, workspace, channel, thread, direct, kind, subject, at, due, detail,
  state, attempt, planned_at, tried_at, settled_at, ref, reason, stories`;

const DELIVERIES = `insert into ${SCHEMA}.deliveries as d (${COLUMNS})
  select ${COLUMNS} from jsonb_to_recordset($1::jsonb) as r (key text, platform text, workspace text,
    channel text, thread text, direct boolean, kind text, subject text, at text, due timestamptz,
    detail jsonb, state text, attempt integer, planned_at timestamptz, tried_at timestamptz,
    settled_at timestamptz, ref text, reason text, stories text[])
  on conflict (key) do update set
    (platform, workspace, channel, thread, direct, due, detail, state, attempt, planned_at,
      tried_at, settled_at, ref, reason, stories)
    = (excluded.platform, excluded.workspace, excluded.channel, excluded.thread, excluded.direct,
      excluded.due, excluded.detail, excluded.state, excluded.attempt, excluded.planned_at,
      excluded.tried_at, excluded.settled_at, excluded.ref, excluded.reason, excluded.stories)
    where d.attempt <= excluded.attempt and (d.state = 'pending'
      or d.state = 'sending' and excluded.state not in ('pending', 'sending'))
  returning key`;

/** Opens a Postgres database to be filled. Rejects with a PostgresError. */
export async function openIntake(url: string, options: DatabaseOptions): Promise<Intake> {
  const database = createDatabase(url, options);
  const { query, transaction } = database;
  try {
    const boss = await setUp(database, options.log);
    const jobs = createJobs(database, { ...options, boss });
    return {
      live: () => countProcesses(query),
      async entries(entries) {
        await query(ENTRIES, [entries.map(({ key }) => key), entries.map(({ value }) => value)]);
      },
      deliveries: (rows) => takeRows(query, rows),
      jobs: (kind, due) => transaction((within) => jobs.add(within, kind, due)),
      wire: createWire(database),
      journal: (entries) => takeEntries(query, entries),
      async close() {
        await stopBoss(boss);
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function takeRows(query: Query, rows: readonly MovedRow[]): Promise<number> {
  const columns = rows.map((row) => ({
    ...toColumns(row),
    state: row.state,
    attempt: row.attempt,
    planned_at: row.plannedAt.toString(),
    tried_at: row.triedAt?.toString(),
    settled_at: row.settledAt?.toString(),
    ref: row.ref,
    reason: row.reason === undefined ? undefined : storable(row.reason),
    stories: row.stories,
  }));
  return (await query(DELIVERIES, [JSON.stringify(columns)])).length;
}
