import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './store-error.ts';

/** Another process works on this folder; the message names it. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError';
}

/**
 * Takes a folder for this process alone until `release`, or until the process ends, however it ends.
 * The lock is an open transaction on a small database of its own: the kernel drops it with the
 * process, and a second process can still read in it whose it is. (An exclusive lock on the data
 * itself would also keep a backup from reading.)
 */
export function ownFolder(path: string): { release(): void } {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    begin(database);
    database.exec('create table if not exists owner (pid integer, since text)');
    database.exec('delete from owner');
    const since = Temporal.Now.instant().toString({ smallestUnit: 'second' });
    database.prepare('insert into owner values (?, ?)').run(process.pid, since);
    database.exec('commit');
    begin(database);
  } catch (error) {
    const holder = isBusy(error) ? nameOwner(database) : undefined;
    database.close();
    throw holder === undefined ? error : new FolderInUseError(holder, { cause: error });
  }
  return { release: () => database.close() };
}

const begin = (database: DatabaseSync): void => database.exec('begin immediate');

function nameOwner(database: DatabaseSync): string {
  const owner = readOwner(database);
  const who =
    owner === undefined ? 'another process' : `process ${owner.pid}, running since ${owner.since}`;
  return `another Newsdesk is using this folder (${who}). Stop it first, or give this one a folder of its own with NEWSDESK_DATA`;
}

/** In the first moment of the first start the table is not there yet. */
function readOwner(database: DatabaseSync) {
  try {
    return database.prepare('select pid, since from owner').get();
  } catch {
    return undefined;
  }
}
