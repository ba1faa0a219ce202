import { expect, test } from 'vitest';
import type { Place } from '#core/ports.ts';
import { channel, elsewhere, type Hand, HOUR, SETTLED, thread } from './deliveries-hand.ts';
import { type Engine, secondsAfter } from './engine.ts';

/** What can be asked about deliveries. */
export function deliveriesQueries(engine: () => Engine, hand: () => Hand): void {
  test('what a place was told is all that was sent there, or may have been', async () => {
    for (const settlement of SETTLED) {
      const key = await hand().claimed(settlement.kind, { stories: [settlement.kind, 'twice'] });
      await engine().deliveries.settle(key, settlement);
    }
    await hand().claimed('doubt', { stories: ['sending'] });
    const later = await hand().claimed('later', { stories: ['later'] });
    const due = await secondsAfter(engine(), HOUR);
    await engine().deliveries.settle(later, { kind: 'later', due, reason: 'ratelimited' });
    await hand().claimed('in a thread', { place: thread, stories: ['thread'] });
    await hand().claimed('elsewhere', { place: elsewhere, stories: ['elsewhere'] });
    const told = async (place: Place) => [...(await engine().deliveries.told(place))].sort();
    expect(await told(channel)).toEqual(['sending', 'sent', 'thread', 'twice', 'unresolved']);
    expect(await told(thread)).toEqual(['thread']);
    expect(await told({ ...channel, workspace: 'T2' })).toEqual([]);
  });

  test('what is recent of a subject or a place comes latest due first, at most 50', async () => {
    const start = await engine().now();
    const due = await secondsAfter(engine(), HOUR);
    const many = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        hand().make(`${index}`, { subject: 'many', due: due.add({ seconds: index }) }),
      ),
    );
    await engine().deliveries.plan(many);
    const mine = await hand().planned('1', { place: thread });
    const other = await hand().planned('1', { place: elsewhere });
    const recent = async (of: Parameters<Engine['deliveries']['recent']>[0]) =>
      (await engine().deliveries.recent(of, start)).map(({ key }) => key);
    const latest = many.slice(10).reverse();
    expect(await recent({ subject: 'many' })).toEqual(latest.map(({ key }) => key));
    expect(await recent({ place: thread })).toEqual([mine]);
    expect(await recent({ place: elsewhere })).toEqual([other]);
    expect(await recent({ place: channel })).toHaveLength(50);
    const future = await secondsAfter(engine(), HOUR);
    expect(await engine().deliveries.recent({ subject: 'many' }, future)).toEqual([]);
  });

  test('what was sent since then is told apart from what was not sent', async () => {
    const start = await engine().now();
    for (const settlement of SETTLED) {
      const key = await hand().claimed(settlement.kind);
      await engine().deliveries.settle(key, settlement);
    }
    const sent = await engine().deliveries.sentSince(start);
    expect(sent.map(({ state, ref }) => [state, ref])).toEqual([['sent', '1.2']]);
    expect(await engine().deliveries.sentSince(await secondsAfter(engine(), HOUR))).toEqual([]);
  });
}
