import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Delivery, Settlement } from '#core/desk/delivery.ts';
import { type DeliveryKey, deliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import { deliveriesProperties } from './deliveries-properties.ts';
import { deliveriesInThreads } from './deliveries-threads.ts';
import { type Engine, type OpenEngine, runRecorder, secondsAfter } from './engine.ts';

const HOUR = 3_600;
const channel: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const thread: Place = { ...channel, thread: '1700000000.1' };
const elsewhere: Place = { ...channel, channel: 'C2' };

const SETTLED: readonly Settlement[] = [
  { kind: 'sent', ref: '1.2' },
  { kind: 'refused', reason: 'is_archived' },
  { kind: 'skipped', reason: 'late' },
  { kind: 'unresolved', reason: 'no scope' },
];

/** What every Deliveries engine has to do. `open` gives a new, empty engine each time. */
export function deliveriesSuite(name: string, open: OpenEngine): void {
  describe(`the deliveries on ${name}`, () => {
    let engine: Engine;
    let runs: ReturnType<typeof runRecorder>;
    let working: boolean;
    beforeEach(async () => {
      engine = await open();
      runs = runRecorder();
      working = false;
    });
    afterEach(() => engine.close());

    const make = async (at: string, changes: Partial<Delivery> = {}): Promise<Delivery> => {
      const { place, subject } = { place: channel, subject: 'morning', ...changes };
      const key = deliveryKey(place, { kind: 'digest', subject, at });
      const due = await secondsAfter(engine, HOUR);
      return { key, place, kind: 'digest', subject, at, due, ...changes };
    };
    const planned = async (at: string, changes: Partial<Delivery> = {}): Promise<DeliveryKey> => {
      const delivery = await make(at, changes);
      await engine.deliveries.plan([delivery]);
      return delivery.key;
    };
    const claimed = async (
      at: string,
      changes: Partial<Delivery> & { stories?: string[] } = {},
    ) => {
      const { stories = [], ...rest } = changes;
      const key = await planned(at, rest);
      expect(await engine.deliveries.claim(key, 0, stories)).toBe(true);
      return key;
    };
    const stateOf = async (key: DeliveryKey) => (await engine.deliveries.read(key))?.state;
    /** Lets these hours pass; the ids of the jobs that have come due since the test began. */
    const jobsAfter = async (hours: number): Promise<readonly string[]> => {
      if (!working) engine.jobs.work('deliver', async (id) => void runs.record(id), { atOnce: 4 });
      working = true;
      await engine.pass({ hours });
      const end = `end ${hours}`;
      await engine.jobs.enqueue({ kind: 'deliver', id: end, due: await engine.now() });
      await runs.seen(end);
      return runs.ids.filter((id) => !id.startsWith('end')).sort();
    };

    describe('planning', () => {
      test('tells what is new from what waits and from what is settled', async () => {
        const old = await planned('1');
        await engine.deliveries.settle(old, { kind: 'skipped', reason: 'late' });
        await planned('2');
        const all = [await make('1'), await make('2'), await make('3')];
        expect(await engine.deliveries.plan(all)).toEqual(['already', 'moved', 'added']);
        expect(await engine.deliveries.plan([])).toEqual([]);
      });

      test.each([
        channel,
        thread,
        { ...channel, platform: 'discord', channel: '@7', direct: true } as const,
      ])('writes down all there is about it, at %j', async (place) => {
        const delivery = await make('2026-11-22', { place, detail: { name: "O'Brien: {}" } });
        await engine.deliveries.plan([delivery]);
        const row = { ...delivery, state: 'pending', attempt: 0, stories: [] };
        expect(await engine.deliveries.read(delivery.key)).toEqual(row);
      });

      test('what waits again takes the new place, due and detail', async () => {
        const first = await make('1', { detail: { a: '1' } });
        const moved = { ...first, place: thread, due: first.due.add({ hours: 1 }) };
        const { detail: _, ...second } = moved;
        await engine.deliveries.plan([first]);
        await engine.deliveries.plan([second]);
        const row = { ...second, state: 'pending', attempt: 0, stories: [] };
        expect(await engine.deliveries.read(first.key)).toEqual(row);
      });

      test('enqueues a job for each, due with it', async () => {
        const keys = [await planned('1'), await planned('2')];
        await planned('3', { due: await secondsAfter(engine, 9 * HOUR) });
        expect(await jobsAfter(2)).toEqual(keys);
      });

      test('again moves the job too', async () => {
        const key = await planned('1');
        await planned('2');
        await planned('2', { due: await secondsAfter(engine, 9 * HOUR) });
        expect(await jobsAfter(2)).toEqual([key]);
      });

      test('takes a thousand at once', async () => {
        const all = await Promise.all(
          Array.from({ length: 1_000 }, (_, index) => make(`${index}`)),
        );
        const outcomes = await engine.deliveries.plan(all);
        expect(new Set(outcomes)).toEqual(new Set(['added']));
        expect(outcomes).toHaveLength(1_000);
        expect(await stateOf(all[999]?.key as DeliveryKey)).toBe('pending');
      });

      test('does not read what was never planned', async () => {
        expect(await engine.deliveries.read('nothing' as DeliveryKey)).toBeUndefined();
      });
    });

    describe('a claim', () => {
      test('is given to one of two who try at once, and written down', async () => {
        const before = await engine.now();
        const key = await planned('1');
        const claims = ['a', 'b'].map((story) => engine.deliveries.claim(key, 0, [story]));
        const won = await Promise.all(claims);
        expect([...won].sort()).toEqual([false, true]);
        const row = await engine.deliveries.read(key);
        const stories = [won[0] ? 'a' : 'b'];
        expect(row).toMatchObject({ state: 'sending', attempt: 1, stories });
        const tried = row?.triedAt?.epochMilliseconds;
        expect(tried).toBeGreaterThanOrEqual(before.epochMilliseconds);
        expect(tried).toBeLessThanOrEqual((await engine.now()).epochMilliseconds);
      });

      test('of what was never planned is refused', async () => {
        expect(await engine.deliveries.claim('nothing' as DeliveryKey, 0, [])).toBe(false);
      });

      test('of unknown outcome is open to the next attempt, and to no other', async () => {
        const key = await claimed('1');
        const claims = [];
        for (const attempt of [0, 2, 1, 1])
          claims.push(await engine.deliveries.claim(key, attempt, ['s']));
        expect(claims).toEqual([false, false, true, false]);
        expect(await engine.deliveries.read(key)).toMatchObject({ attempt: 2, stories: ['s'] });
      });
    });

    describe('settling', () => {
      test.each(SETTLED)('as %j is final', async (settlement) => {
        const key = await claimed('1', { stories: ['s'] });
        await engine.deliveries.settle(key, settlement);
        const row = await engine.deliveries.read(key);
        const { kind, ...rest } = settlement;
        expect(row).toMatchObject({ state: kind, ...rest, attempt: 1, stories: ['s'] });
        expect(row?.settledAt).toBeInstanceOf(Temporal.Instant);
        for (const other of SETTLED) await engine.deliveries.settle(key, other);
        const due = await engine.now();
        await engine.deliveries.settle(key, { kind: 'later', due, reason: 'ratelimited' });
        expect(await engine.deliveries.claim(key, 1, [])).toBe(false);
        expect(await engine.deliveries.plan([await make('1')])).toEqual(['already']);
        expect(await engine.deliveries.read(key)).toEqual(row);
      });

      test('needs no claim', async () => {
        const key = await planned('1');
        await engine.deliveries.settle(key, { kind: 'skipped', reason: 'nothing new' });
        expect(await engine.deliveries.read(key)).toMatchObject({ state: 'skipped', attempt: 0 });
        await engine.deliveries.settle('nothing' as DeliveryKey, { kind: 'sent', ref: '1' });
        expect(await engine.deliveries.read('nothing' as DeliveryKey)).toBeUndefined();
      });

      test('for later makes it wait again, with its job and what it was claimed with', async () => {
        const key = await claimed('1', { stories: ['s'] });
        const due = await secondsAfter(engine, 5 * HOUR);
        await engine.deliveries.settle(key, { kind: 'later', due, reason: 'ratelimited' });
        const row = await engine.deliveries.read(key);
        const again = { state: 'pending', attempt: 1, due, reason: 'ratelimited', stories: ['s'] };
        expect(row).toMatchObject(again);
        expect(row?.settledAt).toBeUndefined();
        expect(await jobsAfter(2)).toEqual([]);
        expect(await jobsAfter(4)).toEqual([key]);
        expect(await engine.deliveries.claim(key, 0, [])).toBe(false);
        expect(await engine.deliveries.claim(key, 1, [])).toBe(true);
        await engine.deliveries.settle(key, { kind: 'sent', ref: '1.2' });
        expect(await engine.deliveries.read(key)).not.toHaveProperty('reason');
      });
    });

    test('cancelling a subject deletes what still waits, with its jobs, and nothing else', async () => {
      const [sent, sending] = [await claimed('1'), await claimed('2')];
      await engine.deliveries.settle(sent, { kind: 'sent', ref: '1.2' });
      const waiting = await planned('3');
      const other = await planned('3', { subject: 'evening' });
      await engine.deliveries.cancel('morning');
      const states = await Promise.all([sent, sending, waiting, other].map(stateOf));
      expect(states).toEqual(['sent', 'sending', undefined, 'pending']);
      const jobs = await jobsAfter(2);
      expect(jobs).toContain(other);
      expect(jobs).not.toContain(waiting);
      expect(await engine.deliveries.plan([await make('3')])).toEqual(['added']);
    });

    test('of two that would tell a place one story, one claims it and the other goes without', async () => {
      const { deliveries } = engine;
      const row = async (at: string, place: Place = channel) => {
        const key = await planned(at, { place });
        return { key, place, attempt: 0 };
      };
      const [first, second, third] = [await row('1'), await row('2'), await row('3')];
      const [inThread, other] = [await row('4', thread), await row('5', elsewhere)];
      const claims = [first, second].map((each) => deliveries.claimUntold(each, ['a', each.key]));
      const won = await Promise.all(claims);
      expect(won.filter(Boolean)).toHaveLength(1);
      const [winner, loser] = won[0] ? [first, second] : [second, first];
      expect(await stateOf(loser.key)).toBe('pending');
      expect(await deliveries.claimUntold(loser, ['b'])).toBe(true);
      expect(await deliveries.claimUntold(loser, ['c'])).toBe(false);
      expect(await deliveries.claimUntold(inThread, ['a'])).toBe(true);
      expect(await deliveries.claimUntold(other, ['a'])).toBe(true);
      await deliveries.settle(winner.key, { kind: 'refused', reason: 'is_archived' });
      await deliveries.settle(inThread.key, { kind: 'skipped', reason: 'late' });
      expect(await deliveries.claimUntold(third, ['a'])).toBe(true);
      expect((await deliveries.read(third.key))?.stories).toEqual(['a']);
    });

    test('what a place was told is all that was sent there, or may have been', async () => {
      for (const settlement of SETTLED) {
        const key = await claimed(settlement.kind, { stories: [settlement.kind, 'twice'] });
        await engine.deliveries.settle(key, settlement);
      }
      await claimed('doubt', { stories: ['sending'] });
      const later = await claimed('later', { stories: ['later'] });
      const due = await secondsAfter(engine, HOUR);
      await engine.deliveries.settle(later, { kind: 'later', due, reason: 'ratelimited' });
      await claimed('in a thread', { place: thread, stories: ['thread'] });
      await claimed('elsewhere', { place: elsewhere, stories: ['elsewhere'] });
      const told = async (place: Place) => [...(await engine.deliveries.told(place))].sort();
      expect(await told(channel)).toEqual(['sending', 'sent', 'thread', 'twice', 'unresolved']);
      expect(await told(thread)).toEqual(['thread']);
      expect(await told({ ...channel, workspace: 'T2' })).toEqual([]);
    });

    test('what is recent of a subject or a place comes latest due first, at most 50', async () => {
      const start = await engine.now();
      const due = await secondsAfter(engine, HOUR);
      const many = await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          make(`${index}`, { subject: 'many', due: due.add({ seconds: index }) }),
        ),
      );
      await engine.deliveries.plan(many);
      const mine = await planned('1', { place: thread });
      const other = await planned('1', { place: elsewhere });
      const recent = async (of: Parameters<typeof engine.deliveries.recent>[0]) =>
        (await engine.deliveries.recent(of, start)).map(({ key }) => key);
      const latest = many.slice(10).reverse();
      expect(await recent({ subject: 'many' })).toEqual(latest.map(({ key }) => key));
      expect(await recent({ place: thread })).toEqual([mine]);
      expect(await recent({ place: elsewhere })).toEqual([other]);
      expect(await recent({ place: channel })).toHaveLength(50);
      const future = await secondsAfter(engine, HOUR);
      expect(await engine.deliveries.recent({ subject: 'many' }, future)).toEqual([]);
    });

    test('what was sent since then is told apart from what was not sent', async () => {
      const start = await engine.now();
      for (const settlement of SETTLED) {
        const key = await claimed(settlement.kind);
        await engine.deliveries.settle(key, settlement);
      }
      const sent = await engine.deliveries.sentSince(start);
      expect(sent.map(({ state, ref }) => [state, ref])).toEqual([['sent', '1.2']]);
      expect(await engine.deliveries.sentSince(await secondsAfter(engine, HOUR))).toEqual([]);
    });

    deliveriesInThreads(() => engine);
    deliveriesProperties(() => engine);
  });
}
