import { DatabaseSync } from 'node:sqlite';
import { setImmediate as lap } from 'node:timers/promises';
import { toStoreError } from '../store-error.ts';
import { createFlush } from './flush.ts';
import { prepareSchema } from './schema.ts';
import { createTogether, type Together } from './together.ts';

/** One open SQLite file. What goes wrong with it comes out as a StoreError. */
export type Database = {
  readonly sql: DatabaseSync;
  guarded<Result>(work: () => Result): Result;
  /** All of it or nothing. */
  transact<Result>(work: () => Result): Result;
  readonly together: Together;
  /** Resolves when everything committed by now would survive a power cut. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

/** How long another program that writes in the file, such as a person's `sqlite3`, is waited for. */
const BUSY_TIMEOUT = 1_000;

const IN_MEMORY = ':memory:';

/** Opens a file, made where it is missing; without a path, a database on no disk. */
export function openDatabase(path: string = IN_MEMORY): Database {
  return guarded(() => {
    const sql = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
    try {
      return toDatabase(sql, path);
    } catch (error) {
      sql.close();
      throw error;
    }
  });
}

/**
 * FULL is for the first commits alone: they make the write-ahead log and sync its entry in the folder.
 * Later ones are NORMAL, which leaves the log in the system's cache, and whoever needs a commit to last
 * waits for `flush`, which syncs the log off this thread: a disk that needs 5 ms for it would otherwise
 * hold up every answer.
 */
function toDatabase(sql: DatabaseSync, path: string): Database {
  sql.exec('pragma journal_mode = wal');
  sql.exec('pragma synchronous = full');
  prepareSchema(sql);
  sql.exec('pragma synchronous = normal');
  const log = path === IN_MEMORY ? undefined : createFlush(`${path}-wal`);
  const whole: Database['transact'] = (work) => guarded(() => transact(sql, work));
  const together = createTogether(whole);
  return {
    sql,
    guarded,
    transact: whole,
    together,
    flush: async () => log?.flush(),
    async close() {
      // What was asked for in this lap is written at its end.
      await lap();
      await log?.close();
      sql.close();
    },
  };
}

function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toStoreError(error);
  }
}

function transact<Result>(sql: DatabaseSync, work: () => Result): Result {
  sql.exec('begin immediate');
  try {
    const result = work();
    sql.exec('commit');
    return result;
  } catch (error) {
    // A full disk may have rolled it back already: https://sqlite.org/lang_transaction.html
    if (sql.isTransaction) sql.exec('rollback');
    throw error;
  }
}
