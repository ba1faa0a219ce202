import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import {
  channel,
  createHand,
  elsewhere,
  type Hand,
  HOUR,
  SETTLED,
  thread,
} from './deliveries-hand.ts';
import { deliveriesPlanning } from './deliveries-planning.ts';
import { deliveriesProperties } from './deliveries-properties.ts';
import { deliveriesQueries } from './deliveries-queries.ts';
import { deliveriesInThreads } from './deliveries-threads.ts';
import { type Engine, type OpenEngine, secondsAfter } from './engine.ts';

/** What every Deliveries engine has to do. `open` gives a new, empty engine each time. */
export function deliveriesSuite(name: string, open: OpenEngine): void {
  describe(`the deliveries on ${name}`, () => {
    let engine: Engine;
    let hand: Hand;
    beforeEach(async () => {
      engine = await open();
      hand = createHand(engine);
    });
    afterEach(() => engine.close());

    deliveriesPlanning(
      () => engine,
      () => hand,
    );

    describe('a claim', () => {
      test('is given to one of two who try at once, and written down', async () => {
        const before = await engine.now();
        const key = await hand.planned('1');
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
        const key = await hand.claimed('1');
        const claims = [];
        for (const attempt of [0, 2, 1, 1])
          claims.push(await engine.deliveries.claim(key, attempt, ['s']));
        expect(claims).toEqual([false, false, true, false]);
        expect(await engine.deliveries.read(key)).toMatchObject({ attempt: 2, stories: ['s'] });
      });
    });

    describe('settling', () => {
      test.each(SETTLED)('as %j is final', async (settlement) => {
        const key = await hand.claimed('1', { stories: ['s'] });
        await engine.deliveries.settle(key, settlement);
        const row = await engine.deliveries.read(key);
        const { kind, ...rest } = settlement;
        expect(row).toMatchObject({ state: kind, ...rest, attempt: 1, stories: ['s'] });
        expect(row?.settledAt).toBeInstanceOf(Temporal.Instant);
        for (const other of SETTLED) await engine.deliveries.settle(key, other);
        const due = await engine.now();
        await engine.deliveries.settle(key, { kind: 'later', due, reason: 'ratelimited' });
        expect(await engine.deliveries.claim(key, 1, [])).toBe(false);
        expect(await engine.deliveries.plan([await hand.make('1')])).toEqual(['already']);
        expect(await engine.deliveries.read(key)).toEqual(row);
      });

      test('needs no claim', async () => {
        const key = await hand.planned('1');
        await engine.deliveries.settle(key, { kind: 'skipped', reason: 'nothing new' });
        expect(await engine.deliveries.read(key)).toMatchObject({ state: 'skipped', attempt: 0 });
        await engine.deliveries.settle('nothing' as DeliveryKey, { kind: 'sent', ref: '1' });
        expect(await engine.deliveries.read('nothing' as DeliveryKey)).toBeUndefined();
      });

      test('for later makes it wait again, with its job and what it was claimed with', async () => {
        const key = await hand.claimed('1', { stories: ['s'] });
        const due = await secondsAfter(engine, 5 * HOUR);
        await engine.deliveries.settle(key, { kind: 'later', due, reason: 'ratelimited' });
        const row = await engine.deliveries.read(key);
        const again = { state: 'pending', attempt: 1, due, reason: 'ratelimited', stories: ['s'] };
        expect(row).toMatchObject(again);
        expect(row?.settledAt).toBeUndefined();
        expect(await hand.jobsAfter(2)).toEqual([]);
        expect(await hand.jobsAfter(4)).toEqual([key]);
        expect(await engine.deliveries.claim(key, 0, [])).toBe(false);
        expect(await engine.deliveries.claim(key, 1, [])).toBe(true);
        await engine.deliveries.settle(key, { kind: 'sent', ref: '1.2' });
        expect(await engine.deliveries.read(key)).not.toHaveProperty('reason');
      });
    });

    test('cancelling a subject deletes what still waits, with its jobs, and nothing else', async () => {
      const [sent, sending] = [await hand.claimed('1'), await hand.claimed('2')];
      await engine.deliveries.settle(sent, { kind: 'sent', ref: '1.2' });
      const waiting = await hand.planned('3');
      const other = await hand.planned('3', { subject: 'evening' });
      await engine.deliveries.cancel('morning');
      const states = await Promise.all([sent, sending, waiting, other].map(hand.stateOf));
      expect(states).toEqual(['sent', 'sending', undefined, 'pending']);
      const jobs = await hand.jobsAfter(2);
      expect(jobs).toContain(other);
      expect(jobs).not.toContain(waiting);
      expect(await engine.deliveries.plan([await hand.make('3')])).toEqual(['added']);
    });

    test('of two that would tell a place one story, one claims it and the other goes without', async () => {
      const { deliveries } = engine;
      const row = async (at: string, place: Place = channel) => {
        const key = await hand.planned(at, { place });
        return { key, place, attempt: 0 };
      };
      const [first, second, third] = [await row('1'), await row('2'), await row('3')];
      const [inThread, other] = [await row('4', thread), await row('5', elsewhere)];
      const claims = [first, second].map((each) => deliveries.claimUntold(each, ['a', each.key]));
      const won = await Promise.all(claims);
      expect(won.filter(Boolean)).toHaveLength(1);
      const [winner, loser] = won[0] ? [first, second] : [second, first];
      expect(await hand.stateOf(loser.key)).toBe('pending');
      expect(await deliveries.claimUntold(loser, ['b'])).toBe(true);
      expect(await deliveries.claimUntold(loser, ['c'])).toBe(false);
      expect(await deliveries.claimUntold(inThread, ['a'])).toBe(true);
      expect(await deliveries.claimUntold(other, ['a'])).toBe(true);
      await deliveries.settle(winner.key, { kind: 'refused', reason: 'is_archived' });
      await deliveries.settle(inThread.key, { kind: 'skipped', reason: 'late' });
      expect(await deliveries.claimUntold(third, ['a'])).toBe(true);
      expect((await deliveries.read(third.key))?.stories).toEqual(['a']);
    });

    deliveriesQueries(
      () => engine,
      () => hand,
    );
    deliveriesInThreads(() => engine);
    deliveriesProperties(() => engine);
  });
}
