import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { toStoreError } from '#store/store-error.ts';
import { STORE_FILE } from '#store/store-file.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A store that is only looked at, whoever else uses it. */
export type Looked = {
  ask(sql: string): Promise<readonly Row[]>;
  /** What stands before the name of every table. */
  readonly schema: string;
  close(): Promise<void>;
};

/** What a store is opened by. */
export type Where = { readonly data: string; readonly database?: string };

/** Milliseconds. The deadline of the doctor is later, so that it can be said what did not answer. */
const PATIENCE = 2_000;

/** Opens a store to read in it; nothing where there is none yet. Rejects with a StoreError. */
export async function lookInto({ data, database }: Where): Promise<Looked | undefined> {
  if (database === undefined) return lookIntoFile(join(data, STORE_FILE));
  const postgres = await connect(database);
  const [found] = await postgres.query("select to_regclass('newsdesk.wire_follows') as found");
  if (found?.found) return { schema: 'newsdesk.', ask: postgres.query, close: postgres.close };
  await postgres.close();
  return undefined;
}

/** Connects to Postgres and makes no table there. */
export async function connect(database: string) {
  const [{ createDatabase }, { systemClock }] = await Promise.all([
    import('#store/postgres/database.ts'),
    import('../../clock.ts'),
  ]);
  const nothing = () => undefined;
  return createDatabase(database, {
    clock: systemClock,
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    connections: 2,
    connectTimeout: PATIENCE,
    queryTimeout: PATIENCE,
  });
}

function lookIntoFile(path: string): Looked | undefined {
  if (!existsSync(path)) return undefined;
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw toStoreError(error);
    }
  };
  // One that is opened to read only leaves the files of the write-ahead log behind where no bot runs.
  const sql = guarded(() => new DatabaseSync(path, { timeout: 1_000 }));
  sql.exec('pragma query_only = on');
  return {
    schema: '',
    ask: async (text) => guarded(() => sql.prepare(text).all()),
    close: async () => sql.close(),
  };
}
