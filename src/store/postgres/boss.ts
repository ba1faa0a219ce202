import { PgBoss, type Queue } from 'pg-boss';
import type { JobKind } from '#core/jobs.ts';
import type { Log } from '#core/ports.ts';
import type { Database, Query } from './database.ts';
import { isAway } from './postgres-error.ts';

/** Of pg-boss's own tables. */
const SCHEMA = 'newsdesk_jobs';

/** What pg-boss asks its statements of. */
export const toBossDatabase = (query: Query) => ({
  executeSql: async (text: string, values?: unknown[]) => ({
    rows: [...(await query(text, values))],
  }),
});

/** Of every kind one queue: of the jobs that wait in it, an id has one. */
const KINDS: readonly JobKind[] = ['deliver', 'poll'];

/** pg-boss counts retries in an integer; a job is never given up. */
const ALWAYS = 2 ** 31 - 1;

const DAY = 24 * 60 * 60;

/** A job may wait long for a process to run it; its row is there for 40 days. */
const QUEUE: Omit<Queue, 'name'> = {
  policy: 'short',
  retryLimit: ALWAYS,
  retryDelay: 0,
  retentionSeconds: 40 * DAY,
  // Ten thousand subscriptions have ten thousand jobs waiting, and that is no backlog.
  warningQueueSize: ALWAYS,
};

/**
 * pg-boss itself looks through all that wait for a key, 15 ms where they are 10,000; put like this its
 * unique index on them answers.
 */
const WAITING = `select id, start_after, singleton_key from ${SCHEMA}.job
  where name = $1 and state = 'created' and policy = 'short'
    and coalesce(singleton_key, '') = any($2::text[])`;

/** Answered by the index of pg-boss that its own fetches use. */
const DUE = `select name, count(*) as jobs from ${SCHEMA}.job where name = any($1)
  and state < 'active' and not blocked and start_after <= now() group by name`;

/** How many jobs are due and have not begun, of each kind that has some. */
export async function countDue(query: Query): Promise<ReadonlyMap<JobKind, number>> {
  const rows = await query(DUE, [KINDS]);
  return new Map(rows.map(({ name, jobs }) => [name as JobKind, Number(jobs)]));
}

export type Waiting = { readonly id: string; readonly startAfter: Date };

/** The job of an id that waits for its run. */
export async function findWaiting(
  query: Query,
  kind: JobKind,
  id: string,
): Promise<Waiting | undefined> {
  return (await findAllWaiting(query, kind, [id])).get(id);
}

/** The same for many ids. */
export async function findAllWaiting(
  query: Query,
  kind: JobKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Waiting>> {
  const rows = await query(WAITING, [kind, ids]);
  return new Map(
    rows.map(({ id, start_after, singleton_key }) => [
      String(singleton_key),
      { id: String(id), startAfter: start_after as Date },
    ]),
  );
}

/**
 * pg-boss over our own connections, its tables made or brought up to date. Of its timers only the one
 * that gives back the jobs of dead processes is in a hurry: it looks every second, one process for all.
 */
export async function startBoss(database: Database, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    db: toBossDatabase(database.query),
    schema: SCHEMA,
    schedule: false,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    flowIntervalSeconds: DAY,
    maintenanceIntervalSeconds: 60 * 60,
  });
  // What it cannot ask while Postgres is away, it asks again; the outage has its own line.
  boss.on('error', (error) => {
    if (!isAway(error)) log.error({ err: error }, 'job queue failed');
  });
  boss.on('warning', ({ message, data }) =>
    log.debug({ ...data, why: message }, 'job queue warns'),
  );
  try {
    await boss.start();
    for (const kind of KINDS) await boss.createQueue(kind, QUEUE);
    return boss;
  } catch (error) {
    await stopBoss(boss);
    throw error;
  }
}

/** Stops its timers; the connections are ours. */
export const stopBoss = (boss: PgBoss): Promise<void> =>
  boss.stop({ graceful: false, close: false });
