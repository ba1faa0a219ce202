import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFlush } from '#store/sqlite/flush.ts';
import { temporaryFolders } from '../support/folders.ts';

const folder = temporaryFolders();

test('whoever waits for a sync is told when it fails, and so is the next', async () => {
  // The null device has nothing to sync: fsync(2) says EINVAL.
  const { flush, close } = createFlush('/dev/null');
  const waiting = await Promise.allSettled([flush(), flush(), flush()]);
  expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(flush()).rejects.toThrow();
  await close();
});

test('a file is closed only after the syncs that are under way', async () => {
  const path = join(folder(), 'file');
  writeFileSync(path, 'text');
  const { flush, close } = createFlush(path);
  const ended: string[] = [];
  const flushes = [flush(), flush()].map((each) => each.then(() => ended.push('flush')));
  await close();
  await Promise.all(flushes);
  expect(ended).toEqual(['flush', 'flush']);
});
