import { existsSync, renameSync, rmSync } from 'node:fs';
import { open as openFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SearchIndex } from '#core/news/ports.ts';
import type { Log } from '#core/ports.ts';
import { type OpenSearch, openSearch } from './open.ts';

/** A search index whose file the next start finds, if it is closed. */
export type KeptSearch = SearchIndex & { close(): Promise<void> };

/** The name of an index that was closed, and of one that is in use or was left by a process that did not end well. */
const CLOSED = 'search.sqlite';
const IN_USE = 'search-in-use.sqlite';

/**
 * Opens the index that lies in a folder, or makes it there; the folder is this process's alone. An index that
 * was not closed is not trusted but made anew, and so is one that cannot be read. Where the folder takes no
 * file, and when the disk fails later, it goes on in memory: then it has to be filled again (`hasLost`). `mostPages`: as of openSearch.
 */
export function openKeptSearch(folder: string, log: Log, mostPages?: number): KeptSearch {
  const [closed, inUse] = [join(folder, CLOSED), join(folder, IN_USE)];
  const opened = openIn({ closed, inUse, mostPages }, log);
  let isInFile = opened !== undefined;
  let index = opened ?? openSearch();
  let hasLost = false;
  const moveToMemory = (error: unknown): void => {
    log.error({ err: error }, 'search index lost: it is made again in memory');
    isInFile = false;
    hasLost = true;
    discard(index, inUse);
    index = openSearch();
  };
  /** What fails in a file is done again in memory. */
  const steady = <Result>(work: (index: OpenSearch) => Result): Result => {
    try {
      return work(index);
    } catch (error) {
      if (!isInFile) throw error;
      moveToMemory(error);
      return work(index);
    }
  };
  return {
    add: (items) => steady(({ add }) => add(items)),
    remove: (ids) => steady(({ remove }) => remove(ids)),
    dropRest: () => steady(({ dropRest }) => dropRest()),
    find: (words, options) => steady(({ find }) => find(words, options)),
    suggest: (words, options) => steady(({ suggest }) => suggest(words, options)),
    complete: (typed, options) => steady(({ complete }) => complete(typed, options)),
    hasLost() {
      const lost = hasLost;
      hasLost = false;
      return lost;
    },
    async close() {
      try {
        index.close();
        if (isInFile) await keep(inUse, closed);
      } catch (error) {
        log.warn({ err: error }, 'search index not kept: the next start makes it again');
      }
    },
  };
}

type Where = {
  readonly closed: string;
  readonly inUse: string;
  readonly mostPages: number | undefined;
};

function openIn({ closed, inUse, mostPages }: Where, log: Log): OpenSearch | undefined {
  try {
    rmSync(inUse, { force: true });
    if (!existsSync(closed)) return openSearch(inUse, mostPages);
    renameSync(closed, inUse);
    return openOrMake(inUse, log, mostPages);
  } catch (error) {
    log.warn({ err: error }, 'search index in memory: the folder takes no file for it');
    return undefined;
  }
}

function openOrMake(path: string, log: Log, mostPages?: number): OpenSearch {
  try {
    return openSearch(path, mostPages);
  } catch (error) {
    log.info({ err: error }, 'search index made anew');
    rmSync(path, { force: true });
    return openSearch(path, mostPages);
  }
}

/** Milliseconds; whoever stops has five seconds in all. */
const PATIENCE = 1_000;

/** Only what has reached the disk in time is given the name that is trusted. */
async function keep(from: string, to: string): Promise<void> {
  const file = await openFile(from, 'r+');
  const synced = file.sync().finally(() => file.close());
  await Promise.race([
    synced,
    sleep(PATIENCE, undefined, { ref: false }).then(() => {
      throw new Error('the disk takes too long');
    }),
  ]);
  await rename(from, to);
}

function discard(index: OpenSearch, path: string): void {
  try {
    index.close();
  } catch {
    // It is thrown away.
  }
  rmSync(path, { force: true });
}
