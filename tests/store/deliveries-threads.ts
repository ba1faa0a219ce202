import { expect, test } from 'vitest';
import type { Delivery } from '#core/desk/delivery.ts';
import { type DeliveryKind, deliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import { type Engine, secondsAfter } from './engine.ts';

const channel: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const thread: Place = { ...channel, thread: '17.5' };

/** What a reply has to know of the place that it would go to. */
export function deliveriesInThreads(engine: () => Engine): void {
  const plan = async (kind: DeliveryKind, place: Place): Promise<Delivery> => {
    const occurrence = { kind, subject: 's', at: `${kind} ${place.thread}` } as const;
    const due = await secondsAfter(engine(), 60);
    const delivery = { ...occurrence, key: deliveryKey(place, occurrence), place, due };
    await engine().deliveries.plan([delivery]);
    return delivery;
  };
  const told = async (place: Place) => [...(await engine().deliveries.told(place))].sort();

  test('a thread was told what the post told that it hangs on, where that is in its channel', async () => {
    const { deliveries } = engine();
    const { key } = await plan('digest', channel);
    await deliveries.claim(key, 0, ['root']);
    await deliveries.settle(key, { kind: 'sent', ref: '17.5' });
    const reply = await plan('mention', thread);
    await deliveries.claim(reply.key, 0, ['reply']);
    expect(await told(thread)).toEqual(['reply', 'root']);
    expect(await told({ ...thread, thread: '17.6' })).toEqual([]);
    expect(await told({ ...thread, channel: 'C2' })).toEqual([]);
  });

  test('what is recent of a place can be of one kind', async () => {
    const start = await engine().now();
    const [digest, mention] = [await plan('digest', channel), await plan('mention', thread)];
    const recent = async (place: Place, kind?: DeliveryKind) => {
      const of = { place, ...(kind !== undefined && { kind }) };
      return (await engine().deliveries.recent(of, start)).map(({ key }) => key).sort();
    };
    expect(await recent(channel, 'mention')).toEqual([mention.key]);
    expect(await recent(channel, 'digest')).toEqual([digest.key]);
    expect(await recent(channel)).toEqual([digest.key, mention.key].sort());
    expect(await recent(thread, 'digest')).toEqual([]);
  });
}
