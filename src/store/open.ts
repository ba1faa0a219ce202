import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Jobs } from '#core/jobs.ts';
import type { Journal } from '#core/journal.ts';
import type { WireStore } from '#core/news/ports.ts';
import type { Clock, Deliveries, Log, Processes, Store } from '#core/ports.ts';
import { toStore } from './namespaces.ts';
import { ownFolder } from './owner.ts';
import { type Database, openDatabase } from './sqlite/database.ts';
import { createDeliveries } from './sqlite/deliveries.ts';
import { createJobTable } from './sqlite/job-table.ts';
import { createJobs, type JobTimes } from './sqlite/jobs.ts';
import { createJournal } from './sqlite/journal.ts';
import { SqliteKeyv } from './sqlite/keyv.ts';
import { createWire } from './sqlite/wire.ts';
import { toStoreError } from './store-error.ts';
import { STORE_FILE } from './store-file.ts';

export type OpenStore = {
  readonly store: Store;
  readonly deliveries: Deliveries;
  readonly jobs: Jobs;
  readonly wire: WireStore;
  readonly journal: Journal;
  readonly processes: Processes;
  /** Lets the jobs under way finish, then closes everything. */
  close(): Promise<void>;
};

export type OpenOptions = {
  /** Where failed jobs are told. @default nowhere */
  readonly log?: Log;
  readonly times?: Partial<JobTimes>;
};

/**
 * Opens the embedded store under a folder, which is made where it is missing. Throws a
 * FolderInUseError that names the process that has it, or a StoreError that says what is wrong.
 */
export function openStore(folder: string, clock: Clock, options: OpenOptions = {}): OpenStore {
  const owner = takeFolder(folder);
  try {
    const open = openEngine(openDatabase(join(folder, STORE_FILE)), clock, options);
    return {
      ...open,
      async close() {
        await open.close();
        owner.release();
      },
    };
  } catch (error) {
    owner.release();
    throw error;
  }
}

/** The same store on no disk, for tools and tests. */
export const openMemoryStore = (clock: Clock, options: OpenOptions = {}): OpenStore =>
  openEngine(openDatabase(), clock, options);

function takeFolder(folder: string): { release(): void } {
  try {
    // It holds the tokens of workspaces.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return ownFolder(join(folder, 'owner.sqlite'));
  } catch (error) {
    throw toStoreError(error);
  }
}

/** The engine over any open database. */
export function openEngine(database: Database, clock: Clock, options: OpenOptions = {}): OpenStore {
  const table = createJobTable(database);
  const jobs = createJobs(table, { clock, ...options });
  return {
    store: toStore(new SqliteKeyv(database), new SqliteKeyv(database, { lasting: false })),
    deliveries: createDeliveries(database, table, clock),
    jobs,
    wire: createWire(database),
    journal: createJournal(database),
    processes: { live: () => 1 },
    async close() {
      await jobs.close();
      await database.close();
    },
  };
}
