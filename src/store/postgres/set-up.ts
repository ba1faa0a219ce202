import type { PgBoss } from 'pg-boss';
import type { Log } from '#core/ports.ts';
import { startBoss } from './boss.ts';
import type { Database } from './database.ts';
import { awaitSetup, createTables } from './tables.ts';

/** Makes all tables where they are missing, one process at a time, and starts the queue. */
export const setUp = (database: Database, log: Log): Promise<PgBoss> =>
  database.transaction(async (query) => {
    await awaitSetup(query);
    await createTables(query);
    return startBoss(database, log);
  });
