import { existsSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { openStore } from '#store/open.ts';
import { systemClock } from '../../src/clock.ts';
import { makeFeed, makeFollow } from '../store/wire-news.ts';
import { temporaryFolders } from '../support/folders.ts';
import { withStore } from '../support/store-process.ts';
import { run } from './bench.ts';

const folder = temporaryFolders();

const KEY = 'slack:T1:C1:digest:morning:2026-11-22' as DeliveryKey;

/** Writes all the time, and says so each time a delivery is planned. */
const BUSY = `
  const place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
  const due = systemClock.now();
  const make = (at) => ({
    key: 'slack:T1:C1:digest:morning:' + at, place, kind: 'digest', subject: 'morning', at, due,
  });
  await opened.store.places.set('a', { mentions: 'off' });
  await opened.journal.note({ kind: 'change', place, at: due, facts: { what: '/newsdesk help' } });
  await opened.deliveries.plan([make('2026-11-22')]);
  await opened.wire.record(${JSON.stringify(makeFeed('a'))}, []);
  await opened.wire.changeFollows('slack:T1', () => [${JSON.stringify(makeFollow('a'))}]);
  say('planned');
  for (let count = 0; ; count += 1) await opened.deliveries.plan([make('more ' + count)]);`;

test('backup copies a store while a bot writes in it, and the copy opens as a store', async () => {
  const live = folder();
  const file = join(folder(), 'copy.sqlite');
  const bot = withStore(live, BUSY);
  await bot.hear();
  const { code, output, notes } = await run(['backup', file], {
    environment: { NEWSDESK_DATA: live },
  });
  await bot.kill();
  expect([code, notes]).toEqual([0, '']);
  expect(output).toMatch(/^Wrote .*copy\.sqlite: 0 digests, [\d,]+ deliver(y|ies), \d+\.\d MB\.\n/);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(existsSync(`${file}-wal`)).toBe(false);

  const restored = folder();
  renameSync(file, join(restored, 'newsdesk.sqlite'));
  const { store, deliveries, wire, journal, close } = openStore(restored, systemClock);
  expect(await store.places.get('a')).toEqual({ mentions: 'off' });
  expect(await deliveries.read(KEY)).toMatchObject({ state: 'pending', subject: 'morning' });
  const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
  const since = systemClock.now().subtract({ hours: 1 });
  expect(await journal.read({ place, kind: 'change' }, since)).toMatchObject([
    { facts: { what: '/newsdesk help' } },
  ]);
  expect(await wire.feeds()).toEqual([makeFeed('a')]);
  expect(await wire.allFollows()).toEqual([{ scope: 'slack:T1', follows: [makeFollow('a')] }]);
  await close();
});

test('backup writes over nothing', async () => {
  const live = folder();
  const bot = withStore(live, `say('open');`);
  await bot.hear();
  const taken = join(folder(), 'taken');
  writeFileSync(taken, 'precious');
  const there = await run(['backup', taken], { environment: { NEWSDESK_DATA: live } });
  expect(there).toMatchObject({ code: 2, notes: expect.stringContaining('is there already') });
  expect(statSync(taken).size).toBe(8);
  await bot.kill();
});

test.each([
  [[], {}, 'needs the name of one file'],
  [['a', 'b'], {}, 'needs the name of one file'],
  [['a'], { DATABASE_URL: 'postgres://x' }, 'use pg_dump'],
  [['a'], { NEWSDESK_DATA: '/nowhere' }, 'there is no store to copy'],
])('backup %j with %j is refused', async (words, environment, reason) => {
  const ran = await run(['backup', ...words], { environment });
  expect(ran).toMatchObject({ code: 2, output: '', notes: expect.stringContaining(reason) });
});

test('backup of a damaged store says so, and leaves no half a copy', async () => {
  const [live, to] = [folder(), folder()];
  writeFileSync(join(live, 'newsdesk.sqlite'), 'no database'.repeat(1_000));
  const file = join(to, 'copy.sqlite');
  const ran = await run(['backup', file], { environment: { NEWSDESK_DATA: live } });
  expect(ran).toMatchObject({ code: 1, notes: expect.stringContaining('the store is damaged') });
  expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
});

test('backup into a folder that is not there says so', async () => {
  const live = folder();
  const { close } = openStore(live, systemClock);
  await close();
  const ran = await run(['backup', join(live, 'none', 'copy')], {
    environment: { NEWSDESK_DATA: live },
  });
  expect(ran).toMatchObject({ code: 2, notes: expect.stringContaining('there is no folder for') });
});
