import type { PgBoss } from 'pg-boss';
import type { Clock, Log } from '#core/ports.ts';
import { toStore } from '../namespaces.ts';
import type { OpenStore } from '../open.ts';
import { stopBoss } from './boss.ts';
import { createDatabase, type Database, type DatabaseOptions } from './database.ts';
import { createDeliveries } from './deliveries.ts';
import type { JobTimes } from './job-task.ts';
import { createJobs } from './jobs.ts';
import { createJournal } from './journal.ts';
import { PooledKeyv } from './keyv.ts';
import { joinProcesses } from './processes.ts';
import { setUp } from './set-up.ts';
import { sweep } from './tables.ts';
import { createWire } from './wire.ts';

export type PostgresOptions = DatabaseOptions & {
  readonly clock: Clock;
  readonly log: Log;
  readonly times?: Partial<JobTimes>;
};

/** Milliseconds between two looks for what has had its time. */
const SWEEP_EVERY = 60 * 60 * 1_000;

/**
 * Opens the store in a Postgres database, whose tables are made where they are missing; any number of
 * processes may. Rejects with a PostgresError that says what is wrong.
 */
export async function openPostgres(url: string, options: PostgresOptions): Promise<OpenStore> {
  const database = createDatabase(url, options);
  try {
    return await openEngine(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openEngine(database: Database, options: PostgresOptions): Promise<OpenStore> {
  const boss = await setUp(database, options.log);
  try {
    return await assemble(database, boss, options);
  } catch (error) {
    await stopBoss(boss);
    throw error;
  }
}

async function assemble(
  database: Database,
  boss: PgBoss,
  options: PostgresOptions,
): Promise<OpenStore> {
  const { query } = database;
  await sweep(query);
  const { processes, leave } = await joinProcesses(query);
  const sweeping = setInterval(() => void sweep(query).catch(() => undefined), SWEEP_EVERY);
  const jobs = createJobs(database, { ...options, boss });
  const keyv = new PooledKeyv(query);
  return {
    store: toStore(keyv),
    deliveries: createDeliveries(database, jobs),
    jobs,
    wire: createWire(database),
    journal: createJournal(database),
    processes,
    async close() {
      clearInterval(sweeping);
      await jobs.close();
      await leave();
      await stopBoss(boss);
      await database.close();
    },
  };
}
