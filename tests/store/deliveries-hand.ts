import { expect } from 'vitest';
import type { Delivery, Settlement } from '#core/desk/delivery.ts';
import { type DeliveryKey, deliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import { type Engine, runRecorder, secondsAfter } from './engine.ts';

export const HOUR = 3_600;
export const channel: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
export const thread: Place = { ...channel, thread: '1700000000.1' };
export const elsewhere: Place = { ...channel, channel: 'C2' };

export const SETTLED: readonly Settlement[] = [
  { kind: 'sent', ref: '1.2' },
  { kind: 'refused', reason: 'is_archived' },
  { kind: 'skipped', reason: 'late' },
  { kind: 'unresolved', reason: 'no scope' },
];

export type Hand = ReturnType<typeof createHand>;

/** Puts deliveries into an engine, by when they are of their kind, and looks at what became of them. */
export function createHand(engine: Engine) {
  const runs = runRecorder();
  let working = false;
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
  const claimed = async (at: string, changes: Partial<Delivery> & { stories?: string[] } = {}) => {
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
  return { make, planned, claimed, stateOf, jobsAfter };
}
