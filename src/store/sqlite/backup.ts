import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { UsageError } from '#core/errors.ts';
import { StoreError, toStoreError } from '../store-error.ts';

/** What a copy holds. */
export type Copied = {
  readonly bytes: number;
  readonly subscriptions: number;
  readonly deliveries: number;
};

/** All pages in one step: a copy in several begins anew whenever the bot writes in between. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a store, in use or not, to a file that must not be there yet. What is committed when it begins
 * is in the copy, which is looked through before it gets its name.
 */
export async function backUp(source: string, file: string): Promise<Copied> {
  if (!existsSync(source)) throw new UsageError(`there is no store to copy: ${source} is missing`);
  const part = `${file}.part`;
  makeEmpty(file, part);
  try {
    await copy(source, part);
    const copied = readCopy(part);
    renameSync(part, file);
    return copied;
  } catch (error) {
    rmSync(part, { force: true });
    throw toStoreError(error);
  }
}

/** Readable by its owner alone: it holds the tokens of workspaces. */
function makeEmpty(file: string, part: string): void {
  if (existsSync(file))
    throw new UsageError(`${file} is there already: name a file that is not, or remove it`);
  try {
    closeSync(openSync(part, 'wx', 0o600));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new UsageError(`${part} is there already, of a backup that did not end: remove it`);
    if (code === 'ENOENT') throw new UsageError(`there is no folder for ${file}: make it first`);
    throw toStoreError(error);
  }
}

async function copy(source: string, part: string): Promise<void> {
  const from = new DatabaseSync(source, { readOnly: true });
  try {
    await backup(from, part, { rate: ALL_PAGES });
  } finally {
    from.close();
  }
}

function readCopy(part: string): Copied {
  const database = new DatabaseSync(part);
  try {
    // The copy is one file; in the store's own mode SQLite would put two more beside it.
    database.exec('pragma journal_mode = delete');
    const found = database.prepare('pragma quick_check(1)').get()?.quick_check;
    if (found !== 'ok') throw new StoreError('damaged', found);
    const count = (from: string): number =>
      Number(database.prepare(`select count(*) as n from ${from}`).get()?.n);
    return {
      bytes: statSync(part).size,
      subscriptions: count("keyv where key >= 'subscriptions:' and key < 'subscriptions;'"),
      deliveries: count('deliveries'),
    };
  } finally {
    database.close();
  }
}
