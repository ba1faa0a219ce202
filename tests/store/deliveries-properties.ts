import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeliveryRow, Settlement } from '#core/desk/delivery.ts';
import { deliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import { type Engine, secondsAfter } from './engine.ts';

const RUNS = 25;
const place: Place = { platform: 'discord', workspace: '1', channel: '2' };

const FINAL: readonly DeliveryRow['state'][] = ['sent', 'refused', 'skipped', 'unresolved'];

type Step =
  | { readonly kind: 'plan' }
  | { readonly kind: 'claim'; readonly attempt: number }
  | { readonly kind: 'settle'; readonly as: Settlement['kind'] };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ kind: 'plan' } as const),
  fc.record({ kind: fc.constant('claim' as const), attempt: fc.nat({ max: 2 }) }),
  fc.record({
    kind: fc.constant('settle' as const),
    as: fc.constantFrom(...(['sent', 'refused', 'skipped', 'unresolved', 'later'] as const)),
  }),
);

/** Steps of each batch are taken side by side, as several workers would. */
const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

/** What holds in whatever order deliveries are planned, claimed and settled. */
export function deliveriesProperties(engine: () => Engine): void {
  test('no attempt is claimed twice, and a settled row never changes, in any order', async () => {
    let count = 0;
    const check = async (taken: readonly (readonly Step[])[]): Promise<void> => {
      const walk = await createWalk(engine(), `${count++}`);
      for (const steps of taken) await walk.takeAtOnce(steps);
    };
    await fc.assert(fc.asyncProperty(batches, check), { numRuns: RUNS });
  });
}

/** One delivery that is led through its states. */
async function createWalk({ deliveries, ...engine }: Engine, at: string) {
  const occurrence = { kind: 'digest', subject: 'any', at } as const;
  const key = deliveryKey(place, occurrence);
  const due = await secondsAfter({ deliveries, ...engine }, 3_600);
  const claims = new Set<number>();
  let settled: DeliveryRow | undefined;

  const take = async (taken: Step): Promise<void> => {
    switch (taken.kind) {
      case 'plan':
        await deliveries.plan([{ key, place, due, ...occurrence }]);
        return;
      case 'claim': {
        if (!(await deliveries.claim(key, taken.attempt, []))) return;
        expect(claims).not.toContain(taken.attempt);
        claims.add(taken.attempt);
        return;
      }
      case 'settle':
        await deliveries.settle(key, toSettlement(taken.as, due));
    }
  };
  return {
    async takeAtOnce(steps: readonly Step[]): Promise<void> {
      await Promise.all(steps.map(take));
      const row = await deliveries.read(key);
      if (settled !== undefined) expect(row).toEqual(settled);
      if (row !== undefined && FINAL.includes(row.state)) settled = row;
      expect(row?.attempt ?? 0).toBe(claims.size);
    },
  };
}

function toSettlement(kind: Settlement['kind'], due: Temporal.Instant): Settlement {
  switch (kind) {
    case 'sent':
      return { kind, ref: '1' };
    case 'later':
      return { kind, due, reason: 'ratelimited' };
    case 'refused':
    case 'skipped':
    case 'unresolved':
      return { kind, reason: 'why' };
  }
}
