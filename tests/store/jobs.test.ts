import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openEngine } from '#store/open.ts';
import { openDatabase } from '#store/sqlite/database.ts';
import { STORE_FILE } from '#store/store-file.ts';
import { temporaryFolders } from '../support/folders.ts';
import { createTime, openInMemory, openOnDisk } from './embedded.ts';
import { runRecorder } from './engine.ts';
import { jobsSuite } from './jobs-suite.ts';

jobsSuite('SQLite in memory', openInMemory);
jobsSuite('SQLite on disk', openOnDisk);

const folder = temporaryFolders();

describe('an embedded job that fails', () => {
  test('waits twice as long each time, for a minute at most, and not less after a restart', async () => {
    const path = join(folder(), STORE_FILE);
    const time = createTime();
    const open = () => {
      const engine = openEngine(openDatabase(path), time.clock, { log: time.log });
      engine.jobs.work('deliver', () => Promise.reject(new Error('no')), { atOnce: 1 });
      return engine;
    };
    const pauses = () => time.log.lines.map(({ data }) => (data as { pause: number }).pause);
    const first = open();
    await first.jobs.enqueue({ kind: 'deliver', id: 'a', due: time.clock.now() });
    await time.pass({ milliseconds: 0 });
    for (let failures = 2; failures <= 4; failures += 1) {
      await time.pass({ milliseconds: pauses().at(-1) ?? 0 });
      expect(pauses()).toHaveLength(failures);
    }
    await first.close();
    const second = open();
    for (let failures = 5; failures <= 9; failures += 1) {
      await time.pass({ milliseconds: (pauses().at(-1) ?? 0) - 1 });
      expect(pauses()).toHaveLength(failures - 1);
      await time.pass({ milliseconds: 1 });
    }
    await second.close();
    expect(pauses().map((pause) => pause / 1_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test('starts with short pauses again once it has succeeded', async () => {
    const engine = await openInMemory();
    const runs = runRecorder();
    engine.jobs.work(
      'deliver',
      async (id) => {
        runs.record(id);
        if (runs.count(id) === 3) return (await engine.now()).add({ seconds: 1 });
        throw new Error('no');
      },
      { atOnce: 1 },
    );
    await engine.jobs.enqueue({ kind: 'deliver', id: 'a', due: await engine.now() });
    for (const seconds of [0, 1, 2, 1, 1]) await engine.pass({ seconds });
    expect(runs.count('a')).toBe(5);
    await engine.close();
    const pauses = engine.log.lines.map(({ data }) => (data as { pause: number }).pause);
    expect(pauses).toEqual([1_000, 2_000, 1_000, 2_000]);
  });
});

test('an embedded job that comes while its run fails is not tried in a hurry', async () => {
  const engine = await openInMemory();
  const runs = runRecorder();
  engine.jobs.work(
    'deliver',
    async (id) => {
      runs.record(id);
      await engine.jobs.enqueue({ kind: 'deliver', id, due: await engine.now() });
      throw new Error('no');
    },
    { atOnce: 1 },
  );
  await engine.jobs.enqueue({ kind: 'deliver', id: 'a', due: await engine.now() });
  for (let step = 0; step < 20; step += 1) await engine.pass({ milliseconds: 1 });
  expect(runs.count('a')).toBe(1);
  await engine.close();
});
