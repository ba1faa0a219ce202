import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { openStore } from '#store/open.ts';
import { STORE_FILE } from '#store/store-file.ts';
import { systemClock } from '../../src/clock.ts';
import { drivenClock } from '../support/clock.ts';
import { temporaryFolders } from '../support/folders.ts';
import { withStore } from '../support/store-process.ts';
import { runRecorder } from './engine.ts';

const folder = temporaryFolders();

const KEY = 'slack:T1:C1:digest:morning:1' as DeliveryKey;
const DELIVERY = {
  key: KEY,
  place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  kind: 'digest',
  subject: 'morning',
  at: '1',
} as const;

/** A delivery that is claimed, and whose process dies before it is settled. */
const DYING = `
  const delivery = { ...${JSON.stringify(DELIVERY)}, due: systemClock.now() };
  opened.jobs.work('deliver', async (id) => {
    await opened.deliveries.claim(id, 0, ['story']);
    say('claimed');
    await new Promise(() => {});
  }, { atOnce: 1 });
  await opened.deliveries.plan([delivery]);`;

test('what a killed process was about to do is done at once by the next one', async () => {
  const path = folder();
  const bot = withStore(path, DYING);
  expect(await bot.hear()).toBe('claimed');
  await bot.kill();
  const opened = openStore(path, systemClock);
  const runs = runRecorder();
  opened.jobs.work('deliver', async (id) => void runs.record(id), { atOnce: 1 });
  await runs.seen(KEY);
  expect(await opened.deliveries.read(KEY)).toMatchObject({
    state: 'sending',
    attempt: 1,
    stories: ['story'],
  });
  await opened.close();
});

test('settled rows are swept after 40 days, at the start and in between; open ones stay', async () => {
  const path = folder();
  const clock = drivenClock();
  const open = () => openStore(path, clock);
  const key = (at: string) => `slack:T1:C1:digest:morning:${at}` as DeliveryKey;
  const plan = (deliveries: ReturnType<typeof open>['deliveries'], at: string) =>
    deliveries.plan([{ ...DELIVERY, key: key(at), at, due: clock.now() }]);
  const first = open();
  for (const at of ['1', '2', 'open']) await plan(first.deliveries, at);
  await first.deliveries.settle(key('1'), { kind: 'sent', ref: '1' });
  clock.advance({ hours: 24 * 20 });
  await first.deliveries.settle(key('2'), { kind: 'skipped', reason: 'late' });
  clock.advance({ hours: 24 * 20 + 1 });
  await first.close();

  const second = open();
  const states = async () =>
    Promise.all(
      ['1', '2', 'open'].map(async (at) => (await second.deliveries.read(key(at)))?.state),
    );
  expect(await states()).toEqual([undefined, 'skipped', 'pending']);
  clock.advance({ hours: 24 * 20 });
  await plan(second.deliveries, '3');
  expect(await states()).toEqual([undefined, undefined, 'pending']);
  await second.close();
});

test('a store from before deliveries had a place keeps its settings', async () => {
  const path = folder();
  const old = new DatabaseSync(join(path, STORE_FILE));
  old.exec(`create table keyv (key text primary key, value text not null, expires integer)
    without rowid;
    insert into keyv values ('places:a', '{"value":{"mentions":"off"}}', null);
    create table deliveries (key text primary key, state text not null) without rowid;
    insert into deliveries values ('slack:T1:C1:mention:a:b', 'sent')`);
  old.close();
  const { store, deliveries, close } = openStore(path, systemClock);
  expect(await store.places.get('a')).toEqual({ mentions: 'off' });
  expect(await deliveries.plan([{ ...DELIVERY, due: systemClock.now() }])).toEqual(['added']);
  await close();
});

test('a store of a later Newsdesk is refused, and left as it is', () => {
  const path = folder();
  const later = new DatabaseSync(join(path, STORE_FILE));
  later.exec('pragma user_version = 99');
  later.close();
  expect(() => openStore(path, systemClock)).toThrow(/written by a later Newsdesk.*NEWSDESK_DATA/);
  expect(() => openStore(path, systemClock)).toThrow(/later Newsdesk/);
});
