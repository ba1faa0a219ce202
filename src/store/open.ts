import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock, Deliveries, Store } from '#core/ports.ts';
import { createDeliveries } from './deliveries.ts';
import { toStore } from './namespaces.ts';
import { ownFolder } from './owner.ts';
import { SqliteKeyv } from './sqlite-keyv.ts';

export type OpenStore = {
  readonly store: Store;
  readonly deliveries: Deliveries;
  close(): void;
};

/**
 * Opens the embedded store under a folder, which is made where it is missing. Throws a
 * FolderInUseError that names the process that has it, or SQLite's own error.
 */
export function openStore(folder: string, clock: Clock): OpenStore {
  mkdirSync(folder, { recursive: true });
  const owner = ownFolder(join(folder, 'owner.sqlite'));
  try {
    const open = openDatabase(new DatabaseSync(join(folder, 'newsdesk.sqlite')), clock);
    return {
      ...open,
      close() {
        open.close();
        owner.release();
      },
    };
  } catch (error) {
    owner.release();
    throw error;
  }
}

/** The same store on no disk, for tools and tests. */
export const openMemoryStore = (clock: Clock): OpenStore =>
  openDatabase(new DatabaseSync(':memory:'), clock);

/** FULL: what is committed before a post must survive a power cut, or it is posted twice. */
function openDatabase(database: DatabaseSync, clock: Clock): OpenStore {
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  const keyv = new SqliteKeyv(database);
  keyv.sweep(clock.now().epochMilliseconds);
  return {
    store: toStore(keyv),
    deliveries: createDeliveries(database, clock),
    close: () => database.close(),
  };
}
