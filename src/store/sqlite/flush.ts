import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { toStoreError } from '../store-error.ts';

const sync = promisify(fdatasync);

type Flush = {
  /** Resolves when all that was written to the file by now is on the disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

/** Syncs a file off this thread. Whoever asks while a sync runs shares the next one with all others who do. */
export function createFlush(path: string): Flush {
  // Windows syncs only what is open for writing.
  const file = openSync(path, 'r+');
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    running = sync(file);
    next = undefined;
    return running;
  };
  const flush = async (): Promise<void> => {
    next ??= running.then(begin, begin);
    try {
      await next;
    } catch (error) {
      throw toStoreError(error);
    }
  };
  return {
    flush,
    async close() {
      await Promise.allSettled([next ?? running]);
      closeSync(file);
    },
  };
}
