import { describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { channel, type Hand, HOUR, thread } from './deliveries-hand.ts';
import { type Engine, secondsAfter } from './engine.ts';

/** What planning a delivery does, the first time and again. */
export function deliveriesPlanning(engine: () => Engine, hand: () => Hand): void {
  describe('planning', () => {
    test('tells what is new from what waits and from what is settled', async () => {
      const old = await hand().planned('1');
      await engine().deliveries.settle(old, { kind: 'skipped', reason: 'late' });
      await hand().planned('2');
      const all = [await hand().make('1'), await hand().make('2'), await hand().make('3')];
      expect(await engine().deliveries.plan(all)).toEqual(['already', 'moved', 'added']);
      expect(await engine().deliveries.plan([])).toEqual([]);
    });

    test.each([
      channel,
      thread,
      { ...channel, platform: 'discord', channel: '@7', direct: true } as const,
    ])('writes down all there is about it, at %j', async (place) => {
      const delivery = await hand().make('2026-11-22', { place, detail: { name: "O'Brien: {}" } });
      await engine().deliveries.plan([delivery]);
      const row = { ...delivery, state: 'pending', attempt: 0, stories: [] };
      expect(await engine().deliveries.read(delivery.key)).toEqual(row);
    });

    test('what waits again takes the new place, due and detail', async () => {
      const first = await hand().make('1', { detail: { a: '1' } });
      const moved = { ...first, place: thread, due: first.due.add({ hours: 1 }) };
      const { detail: _, ...second } = moved;
      await engine().deliveries.plan([first]);
      await engine().deliveries.plan([second]);
      const row = { ...second, state: 'pending', attempt: 0, stories: [] };
      expect(await engine().deliveries.read(first.key)).toEqual(row);
    });

    test('enqueues a job for each, due with it', async () => {
      const keys = [await hand().planned('1'), await hand().planned('2')];
      await hand().planned('3', { due: await secondsAfter(engine(), 9 * HOUR) });
      expect(await hand().jobsAfter(2)).toEqual(keys);
    });

    test('again moves the job too', async () => {
      const key = await hand().planned('1');
      await hand().planned('2');
      await hand().planned('2', { due: await secondsAfter(engine(), 9 * HOUR) });
      expect(await hand().jobsAfter(2)).toEqual([key]);
    });

    test('takes a thousand at once', async () => {
      const all = await Promise.all(
        Array.from({ length: 1_000 }, (_, index) => hand().make(`${index}`)),
      );
      const outcomes = await engine().deliveries.plan(all);
      expect(new Set(outcomes)).toEqual(new Set(['added']));
      expect(outcomes).toHaveLength(1_000);
      expect(await hand().stateOf(all[999]?.key as DeliveryKey)).toBe('pending');
    });

    test('does not read what was never planned', async () => {
      expect(await engine().deliveries.read('nothing' as DeliveryKey)).toBeUndefined();
    });
  });
}
