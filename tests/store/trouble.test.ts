import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Delivery } from '#core/desk/delivery.ts';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { openEngine, openStore } from '#store/open.ts';
import { type Database, openDatabase } from '#store/sqlite/database.ts';
import { StoreError, type StoreFault } from '#store/store-error.ts';
import { STORE_FILE } from '#store/store-file.ts';
import { systemClock } from '../../src/clock.ts';
import { drivenClock } from '../support/clock.ts';
import { temporaryFolders } from '../support/folders.ts';
import { recordingLog } from '../support/log.ts';
import { createTime } from './embedded.ts';
import { passUntil, runRecorder } from './engine.ts';

const folder = temporaryFolders();

const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const delivery = (at: string): Delivery => ({
  key: `slack:T1:C1:digest:morning:${at}` as DeliveryKey,
  ...{ place, at, kind: 'digest', subject: 'morning', due: systemClock.now() },
  detail: { filler: 'x'.repeat(500) },
});

/** Ways to keep a store from being written, and to let it be written again. */
const TROUBLES: readonly {
  readonly fault: StoreFault;
  begin(database: Database): void;
  end(database: Database): void;
}[] = [
  {
    fault: 'full',
    begin: ({ sql }) => sql.exec('pragma max_page_count = 1'),
    end: ({ sql }) => sql.exec('pragma max_page_count = 100000'),
  },
  {
    fault: 'read-only',
    begin: ({ sql }) => sql.exec('pragma query_only = on'),
    end: ({ sql }) => sql.exec('pragma query_only = off'),
  },
];

/** Plans until the store will not take more; the count that it took. */
async function fill({ deliveries }: ReturnType<typeof openEngine>) {
  for (let count = 0; ; count += 1)
    try {
      await deliveries.plan([delivery(`${count}`)]);
    } catch (error) {
      return { count, error };
    }
}

test.each(TROUBLES)(
  'a store that is $fault says so, is read as before, and recovers',
  async (trouble) => {
    const database = openDatabase(join(folder(), STORE_FILE));
    const engine = openEngine(database, drivenClock());
    await engine.store.places.set('a', { mentions: 'off' });
    await engine.deliveries.plan([delivery('first')]);
    trouble.begin(database);

    const { count, error } = await fill(engine);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ fault: trouble.fault });
    expect(await engine.deliveries.read(delivery('first').key)).toMatchObject({ attempt: 0 });
    expect(await engine.deliveries.read(delivery(`${count}`).key)).toBeUndefined();
    expect(await engine.store.places.get('a')).toEqual({ mentions: 'off' });
    const big = engine.store.items.set('big', 'x'.repeat(100_000));
    await expect(big).rejects.toMatchObject({ fault: trouble.fault });

    trouble.end(database);
    expect(await engine.deliveries.plan([delivery(`${count}`)])).toEqual(['added']);
    await engine.close();
  },
);

test('a plan of many that does not fit on the disk plans none of them', async () => {
  const database = openDatabase(join(folder(), STORE_FILE));
  const engine = openEngine(database, drivenClock());
  database.sql.exec('pragma max_page_count = 30');
  const many = Array.from({ length: 1_000 }, (_, index) => delivery(`${index}`));
  await expect(engine.deliveries.plan(many)).rejects.toBeInstanceOf(StoreError);
  expect(
    await engine.deliveries.recent({ subject: 'morning' }, many[0]?.due ?? systemClock.now()),
  ).toEqual([]);
  expect(database.sql.prepare('select count(*) as n from jobs').get()).toEqual({ n: 0 });
  await engine.close();
});

test('a plan that fails in the middle plans nothing, and does not stand in the way of the next', async () => {
  const { deliveries, close } = openEngine(openDatabase(), drivenClock());
  const wrong = { ...delivery('2'), due: undefined } as unknown as Delivery;
  await expect(deliveries.plan([delivery('1'), wrong])).rejects.toThrow(TypeError);
  expect(await deliveries.plan([delivery('1')])).toEqual(['added']);
  await close();
});

test('jobs on a store that cannot be written fail, are logged, and do not run in a hurry', async () => {
  const { clock, log, ...time } = createTime();
  const database = openDatabase(join(folder(), STORE_FILE));
  const engine = { ...openEngine(database, clock, { log }), log, ...time };
  const runs = runRecorder();
  await engine.jobs.enqueue({ kind: 'deliver', id: 'a', due: clock.now() });
  database.sql.exec('pragma query_only = on');
  engine.jobs.work('deliver', async (id) => void runs.record(id), { atOnce: 1 });
  await runs.seen('a');
  for (let step = 0; step < 50; step += 1) await engine.pass({ milliseconds: 1 });
  expect(runs.count('a')).toBe(1);
  expect(log.lines).toEqual([
    expect.objectContaining({ level: 'error', message: 'job failed, to be tried again' }),
  ]);
  database.sql.exec('pragma query_only = off');
  await passUntil(engine, runs.seen('a', 2));
  await engine.close();
  expect(runs.count('a')).toBe(2);
});

test('a file that is no store is refused with a sentence, and kept', () => {
  const path = folder();
  writeFileSync(join(path, STORE_FILE), 'not a database'.repeat(1_000));
  const open = () => openStore(path, systemClock, { log: recordingLog() });
  expect(open).toThrow(/the store is damaged, or is no store: put a backup in its place/);
  expect(open).toThrow(StoreError);
});

test('a folder that cannot be made is refused with a sentence', () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  expect(() => openStore(join(file, 'data'), systemClock)).toThrow(
    /the store cannot be read or written: check.*ENOTDIR/,
  );
});
