import { beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Deliveries } from '#core/ports.ts';
import { openMemoryStore } from '#store/open.ts';
import { drivenClock } from '../support/clock.ts';

const key = 'slack:T1:C1:digest:now:1' as DeliveryKey;
let deliveries: Deliveries;
beforeEach(() => {
  ({ deliveries } = openMemoryStore(drivenClock()));
});

describe('a delivery', () => {
  test('is planned once', async () => {
    expect([await deliveries.plan(key), await deliveries.plan(key)]).toEqual(['added', 'already']);
  });

  test('is claimed by one of two who try at once', async () => {
    await deliveries.plan(key);
    const claims = await Promise.all([deliveries.claim(key, 0), deliveries.claim(key, 0)]);
    expect(claims).toEqual([true, false]);
  });

  test('that was never planned is claimed by nobody', async () => {
    expect(await deliveries.claim(key, 0)).toBe(false);
  });

  test.each([
    { kind: 'sent', ref: '1.2' },
    { kind: 'refused', reason: 'is_archived' },
  ] as const)('settled as %j is not claimed again', async (posted) => {
    await deliveries.plan(key);
    await deliveries.claim(key, 0);
    await deliveries.settle(key, posted);
    expect(await deliveries.claim(key, 1)).toBe(false);
    expect(await deliveries.plan(key)).toBe('already');
  });

  test('of unknown outcome stays open to the next attempt, and to no other', async () => {
    await deliveries.plan(key);
    await deliveries.claim(key, 0);
    await deliveries.settle(key, { kind: 'unknown', reason: 'timeout' });
    expect([await deliveries.claim(key, 0), await deliveries.claim(key, 1)]).toEqual([false, true]);
  });
});
