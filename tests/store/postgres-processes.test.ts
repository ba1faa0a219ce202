import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Delivery } from '#core/desk/delivery.ts';
import { deliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import type { OpenStore } from '#store/open.ts';
import { createDatabase } from '#store/postgres/database.ts';
import { openPostgres } from '#store/postgres/open.ts';
import { joinProcesses } from '#store/postgres/processes.ts';
import { systemClock } from '../../src/clock.ts';
import { recordingLog } from '../support/log.ts';
import { asked, postgresNote, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { runRecorder } from './engine.ts';

const LEASE = 2_000;
const place: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };

function delivery(at: string): Delivery {
  const occurrence = { kind: 'digest', subject: 'morning', at } as const;
  return { key: deliveryKey(place, occurrence), place, ...occurrence, due: systemClock.now() };
}

/** Takes one job, says so, and never ends it. */
const STUCK = `
  import { openPostgres } from '#store/postgres/open.ts';
  const now = () => Temporal.Now.instant();
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const clock = { now, sleepUntil: () => new Promise(() => {}) };
  const { jobs } = await openPostgres(process.argv[1], { clock, log });
  jobs.work(process.argv[2], async (id) => {
    process.stdout.write(id);
    return new Promise(() => {});
  }, { atOnce: 1 });`;

describe.skipIf(postgresNote !== '')(`several processes on one database${postgresNote}`, () => {
  let server: TestPostgres;
  let url: string;
  let opened: OpenStore[];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    url = await server.database();
    opened = [];
  });
  afterEach(() => Promise.all(opened.map(({ close }) => close())));

  const open = async (): Promise<OpenStore> => {
    const times = { poll: 20, lease: LEASE };
    const options = { clock: systemClock, log: recordingLog(), times };
    const store = await openPostgres(url, options);
    opened.push(store);
    return store;
  };

  test('can all start at once on an empty one', async () => {
    const five = await Promise.all([open(), open(), open(), open(), open()]);
    await five[0].store.places.set('a', { mentions: 'off' });
    expect(await five[4].store.places.get('a')).toEqual({ mentions: 'off' });
  });

  test('that plan the same at once make one row and one job of each', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const all = Array.from({ length: 50 }, (_, index) => delivery(`${index}`));
    const outcomes = await Promise.all([
      one.deliveries.plan(all),
      other.deliveries.plan(all.toReversed()),
    ]);
    expect(outcomes.flat().filter((outcome) => outcome === 'added')).toHaveLength(50);
    const runs = runRecorder();
    for (const { jobs } of [one, other])
      jobs.work('deliver', async (id) => void runs.record(id), { atOnce: 8 });
    await Promise.all(all.map(({ key }) => runs.seen(key)));
    await one.jobs.enqueue({ kind: 'deliver', id: 'end', due: systemClock.now() });
    await runs.seen('end');
    expect(runs.ids).toHaveLength(51);
  });

  test('that claim the same at once are told apart', async () => {
    const all = await Promise.all([open(), open(), open()]);
    const { key } = delivery('1');
    await all[0].deliveries.plan([delivery('1')]);
    const claims = await Promise.all(all.map(({ deliveries }) => deliveries.claim(key, 0, [])));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test('that would tell one channel the same story at once tell it once', async () => {
    const [one, other] = [await open(), await open()];
    const rows = Array.from({ length: 20 }, (_, index) => delivery(`told ${index}`));
    await one.deliveries.plan(rows);
    const claims = rows.map((row, index) =>
      (index % 2 === 0 ? one : other).deliveries.claimUntold({ ...row, attempt: 0 }, ['a', row.at]),
    );
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  });

  test.each(['deliver', 'poll'] as const)(
    'take over the %s job of one that was killed, when its lease is over',
    async (kind) => {
      const alive = await open();
      await alive.jobs.enqueue({ kind, id: 'a', due: systemClock.now() });
      const child = spawn(process.execPath, ['--input-type=module', '--eval', STUCK, url, kind], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      const taken = performance.now();
      child.kill('SIGKILL');
      const runs = runRecorder();
      alive.jobs.work(kind, async (id) => void runs.record(id), { atOnce: 1 });
      await runs.seen('a');
      const took = performance.now() - taken;
      expect(took).toBeGreaterThan(LEASE - 500);
      expect(took).toBeLessThan(LEASE + 2_000);
    },
  );

  test('count those that were seen a short while ago', async () => {
    const first = await open();
    const { query, close } = createDatabase(url, { clock: systemClock, log: recordingLog() });
    const second = await joinProcesses(query, { beat: 20, live: 15_000 });
    expect(second.processes.live()).toBe(2);
    await asked(url, [
      "update newsdesk.processes set seen_at = now() - interval '16 s'",
      "insert into newsdesk.processes values (gen_random_uuid(), now() - interval '14 s')",
    ]);
    await vi.waitUntil(() => second.processes.live() === 2);
    await asked(url, ["delete from newsdesk.processes where seen_at < now() - interval '10 s'"]);
    await vi.waitUntil(() => second.processes.live() === 1);
    await second.leave();
    await close();
    expect(first.processes.live()).toBe(1);
  });
});
