import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openMemoryStore, openStore } from '#store/open.ts';
import { drivenClock } from '../support/clock.ts';
import { recordingLog } from '../support/log.ts';
import type { Engine } from './engine.ts';

/** The embedded engine on no disk, with a clock of its own. */
export const openInMemory = async (): Promise<Engine> => {
  const { clock, log, ...time } = createTime();
  return { ...openMemoryStore(clock, { log }), log, ...time };
};

/** The embedded engine in a folder that is gone with it. */
export const openOnDisk = async (): Promise<Engine> => {
  const { clock, log, ...time } = createTime();
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-store-'));
  const opened = openStore(folder, clock, { log });
  return {
    ...opened,
    log,
    ...time,
    async close() {
      await opened.close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** A clock to drive, a log to read. */
export function createTime() {
  const clock = drivenClock();
  return {
    clock,
    log: recordingLog(),
    now: async () => clock.now(),
    async pass(duration: Temporal.DurationLike) {
      clock.advance(duration);
      // One turn for whoever slept, one for the look that gathers them.
      await setImmediate();
      await setImmediate();
    },
  };
}
