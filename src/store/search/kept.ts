import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '#core/ports.ts';
import { isBusy } from '../store-error.ts';
import { type OpenSearch, openSearch } from './open.ts';

const FILE = 'search.sqlite';
const NO_FILE = 'search index in memory: the folder takes no file for it';
const IN_USE = 'search index in memory: another process has the one in the folder';

/**
 * Opens the index that lies in a folder, or makes it there. One that cannot be read is made anew. Where the folder
 * takes no file, where another process has it, and when the disk fails later, it goes on in memory: in the last case
 * it has to be filled again (`hasLost`). `mostPages`: as of openSearch.
 */
export function openKeptSearch(folder: string, log: Log, mostPages?: number): OpenSearch {
  const path = join(folder, FILE);
  const opened = openIn(folder, log, mostPages);
  let isInFile = opened !== undefined;
  let index = opened ?? openSearch();
  let hasLost = false;
  const moveToMemory = (error: unknown): void => {
    log.error({ err: error }, 'search index lost: it is made again in memory');
    isInFile = false;
    hasLost = true;
    discard(index, path);
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
    close() {
      try {
        index.close();
      } catch (error) {
        log.warn({ err: error }, 'search index not closed: the next start adds what is missing');
      }
    },
  };
}

function openIn(folder: string, log: Log, mostPages?: number): OpenSearch | undefined {
  try {
    // The engine that has the folder made it; what shares a database has none so far.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return openOrMake(join(folder, FILE), log, mostPages);
  } catch (error) {
    log.warn({ err: error }, isBusy(error) ? IN_USE : NO_FILE);
    return undefined;
  }
}

function openOrMake(path: string, log: Log, mostPages?: number): OpenSearch {
  try {
    return openSearch(path, mostPages);
  } catch (error) {
    if (isBusy(error)) throw error;
    log.info({ err: error }, 'search index made anew');
    removeFile(path);
    return openSearch(path, mostPages);
  }
}

/** With what SQLite keeps beside it: a log of another file would be taken for one of the new. */
function removeFile(path: string): void {
  for (const beside of ['', '-wal', '-journal']) rmSync(`${path}${beside}`, { force: true });
}

function discard(index: OpenSearch, path: string): void {
  try {
    index.close();
  } catch {
    // It is thrown away.
  }
  removeFile(path);
}
