import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { OpenStore } from '#store/open.ts';
import { openPostgres } from '#store/postgres/open.ts';
import { StoreError } from '#store/store-error.ts';
import { systemClock } from '../../src/clock.ts';
import { recordingLog } from '../support/log.ts';
import {
  PASSWORD,
  postgresNote,
  restartNote,
  startPostgres,
  type TestPostgres,
} from '../support/postgres.ts';
import { startSilentProxy } from '../support/silent-proxy.ts';
import { runRecorder } from './engine.ts';
import { makeFeed, makeFollow, makeItem } from './wire-news.ts';

const now = systemClock.now;

describe.skipIf(restartNote !== '')(`while Postgres is away${restartNote}`, () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());

  const open = async (log = recordingLog()): Promise<OpenStore> =>
    openPostgres(await server.database(), {
      clock: systemClock,
      log,
      times: { poll: 20, firstPause: 50 },
    });

  test('every call rejects with what is wrong, and all works again when it is back', async () => {
    const log = recordingLog();
    const { store, deliveries, jobs, wire, close } = await open(log);
    const runs = runRecorder();
    jobs.work('deliver', async (id) => void runs.record(id), { atOnce: 2 });
    await store.places.set('a', { mentions: 'off' });
    await jobs.enqueue({ kind: 'deliver', id: 'later', due: now().add({ milliseconds: 1_500 }) });
    await server.stop();
    for (const call of [
      () => store.places.get('a'),
      () => store.places.set('b', { mentions: 'off' }),
      () => Array.fromAsync(store.places.entries()),
      () => deliveries.plan([]),
      () => deliveries.sentSince(now()),
      () => jobs.enqueue({ kind: 'deliver', id: 'lost', due: now() }),
      () => wire.changes(0, 9),
      () => wire.record(makeFeed('a'), [makeItem('1')]),
      () => wire.changeFollows('slack:T1', () => [makeFollow('a')]),
    ]) {
      const refused = await call().catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(StoreError);
      expect(String(refused)).toMatch(/Postgres at 127\.0\.0\.1:\d+\/\w+ does not answer/);
      expect(inspect(refused, { depth: 9, showHidden: true })).not.toContain(PASSWORD);
    }
    await server.start();
    await runs.seen('later');
    expect(await store.places.get('a')).toEqual({ mentions: 'off' });
    expect(await store.places.get('b')).toBeUndefined();
    expect(await wire.changes(0, 9)).toEqual({ items: [], follows: [], mark: 0 });
    await jobs.enqueue({ kind: 'deliver', id: 'now', due: now() });
    await runs.seen('now');
    expect(runs.ids).toEqual(['later', 'now']);
    await close();
    expect(log.lines.map(({ message }) => message)).toEqual(['database away', 'database back']);
    expect(JSON.stringify(log.lines)).not.toContain(PASSWORD);
  });

  test('a run that ends meanwhile is over, and is not repeated', async () => {
    const { jobs, close } = await open();
    const runs = runRecorder();
    const gate = Promise.withResolvers<void>();
    jobs.work(
      'deliver',
      async (id) => {
        runs.record(id);
        if (id === 'long') await gate.promise;
        return undefined;
      },
      { atOnce: 1 },
    );
    await jobs.enqueue({ kind: 'deliver', id: 'long', due: now() });
    await runs.seen('long');
    await jobs.enqueue({ kind: 'deliver', id: 'next', due: now() });
    await server.stop();
    gate.resolve();
    await server.start();
    await runs.seen('next');
    expect(runs.ids).toEqual(['long', 'next']);
    await close();
  });

  test('a store can be closed', async () => {
    const { jobs, close } = await open();
    jobs.work('deliver', async () => undefined, { atOnce: 1 });
    await server.stop();
    await close();
    await server.start();
  });
});

describe.skipIf(postgresNote !== '')(`an address that does not work${postgresNote}`, () => {
  let server: TestPostgres;
  let good: URL;
  beforeAll(async () => {
    server = await startPostgres();
    good = new URL(await server.database());
  });
  afterAll(() => server.close());

  test.each([
    ['no address', () => `${PASSWORD}, please`, /no address of a Postgres database/],
    ['another kind', () => `mysql://me:${PASSWORD}@127.0.0.1/x`, /no address of a Postgres/],
    ['nobody there', () => changed({ port: '1' }), /127\.0\.0\.1:1\/.*ECONNREFUSED/],
    ['no such host', () => changed({ hostname: 'x.invalid' }), /no such host|ENOTFOUND|EAI_AGAIN/],
    ['wrong password', () => changed({ password: `${PASSWORD}x` }), /correct DATABASE_URL/],
    ['no password', () => changed({ password: '' }), /correct DATABASE_URL/],
    ['no such database', () => changed({ pathname: '/none' }), /no such database/],
  ])('is told without its password: %s', async (_what, address, sentence) => {
    const log = recordingLog();
    const refused = await openPostgres(address(), { clock: systemClock, log }).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(StoreError);
    expect(String(refused)).toMatch(sentence);
    expect(inspect([refused, log.lines], { depth: 9, showHidden: true })).not.toContain(PASSWORD);
  });

  test('that falls silent is not waited for, and works again when it speaks', async () => {
    const proxy = await startSilentProxy(Number(good.port));
    const options = { clock: systemClock, log: recordingLog(), queryTimeout: 500 };
    const url = changed({ port: String(proxy.port) });
    const { store, close } = await openPostgres(url, { ...options, connectTimeout: 500 });
    await store.places.set('a', { mentions: 'off' });
    proxy.silence();
    await expect(store.places.get('a')).rejects.toThrow(/does not answer/);
    await expect(store.places.get('a')).rejects.toThrow(/does not answer/);
    proxy.mend();
    // A connection that was cut just now may still be handed out once.
    await vi.waitFor(async () => expect(await store.places.get('a')).toEqual({ mentions: 'off' }));
    await close();
    await proxy.close();
  });

  const changed = (
    changes: Partial<Pick<URL, 'hostname' | 'port' | 'password' | 'pathname'>>,
  ): string => Object.assign(new URL(good), changes).href;
});
