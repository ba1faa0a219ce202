import { describe, expect, test } from 'vitest';
import { deliveryKey } from '#core/desk/delivery-key.ts';
import { createPacer } from '#core/desk/pace.ts';
import type { Place } from '#core/ports.ts';

const now = Temporal.Instant.from('2026-11-22T08:00:00Z');
const slack = (channel: string): Place => ({ platform: 'slack', workspace: 'T', channel });
const discord = (channel: string): Place => ({ platform: 'discord', workspace: 'G', channel });
const alone = { live: () => 1 };
const post = (channel: string, at = 'a') => {
  const place = slack(channel);
  return { place, key: deliveryKey(place, { kind: 'digest', subject: 'daily', at }) };
};
const millisecondsAfter = (instant: Temporal.Instant): number =>
  instant.since(now).total('milliseconds');

const toWaits = (waits: readonly unknown[]): readonly unknown[] =>
  waits.map((wait) => (wait instanceof Temporal.Instant ? millisecondsAfter(wait) : wait));

describe('the pace', () => {
  test('lets a Slack channel have one post a second, and other channels theirs at once', () => {
    const pacer = createPacer(alone);
    const turns = ['C1', 'C1', 'C2', 'C1'].map((channel) => pacer.turn(slack(channel), now));
    expect(turns.map(millisecondsAfter)).toEqual([0, 1_000, 0, 2_000]);
  });

  test('lets Discord have at most 50 posts in any second, whatever the channel', () => {
    const pacer = createPacer(alone);
    const turns = Array.from({ length: 1_000 }, (_, index) =>
      millisecondsAfter(pacer.turn(discord(`${index}`), now)),
    );
    for (const start of turns) {
      const within = turns.filter((turn) => turn >= start && turn < start + 1_000);
      expect(within.length).toBeLessThanOrEqual(50);
    }
    expect(Math.max(...turns)).toBeLessThan(20_000 * 1.05);
  });

  test('shares what Discord allows among the processes that are alive', () => {
    const pacer = createPacer({ live: () => 4 });
    const turns = [0, 1].map(() => millisecondsAfter(pacer.turn(discord('1'), now)));
    expect(turns[1]).toBeCloseTo(4_000 / 50, 0);
  });

  test('does not save up turns that nobody took', () => {
    const pacer = createPacer(alone);
    pacer.turn(slack('C1'), now);
    const much = now.add({ seconds: 60 });
    expect([0, 1].map(() => millisecondsAfter(pacer.turn(slack('C1'), much)))).toEqual([
      60_000, 61_000,
    ]);
  });

  test('holds one channel without holding its neighbours', () => {
    const pacer = createPacer(alone);
    const until = now.add({ seconds: 30 });
    pacer.hold(slack('C1'), until);
    expect(pacer.heldUntil(slack('C1'), now)).toEqual(until);
    expect(pacer.heldUntil(slack('C2'), now)).toBeUndefined();
    expect(pacer.heldUntil(slack('C1'), until)).toBeUndefined();
  });

  test('offers a Slack channel to one job at a time, and tells the others to come one after the other', () => {
    const pacer = createPacer(alone);
    const waits = ['a', 'b', 'c', 'd'].map((at) => pacer.offer(post('C1', at), now));
    expect(waits[0]).toBe('yours');
    expect(toWaits(waits.slice(1))).toEqual([1_000, 2_000, 3_000]);
    expect(pacer.offer(post('C2'), now)).toBe('yours');
    expect(pacer.offer({ ...post('C1'), place: discord('1') }, now)).toBe('in line');
  });

  test('keeps the place in the line of whoever comes too early, and gives the turn to whoever is there', () => {
    const pacer = createPacer(alone);
    for (const at of ['a', 'b', 'c', 'd']) pacer.offer(post('C1', at), now);
    const answered = now.add({ milliseconds: 200 });
    pacer.keepDistance(slack('C1'), answered);
    const early = now.add({ milliseconds: 1_000 });
    const again = ['c', 'b'].map((at) => pacer.offer(post('C1', at), early));
    expect(toWaits(again)).toEqual([2_200, 1_200]);
    const free = now.add({ milliseconds: 1_200 });
    expect(pacer.offer(post('C1', 'c'), free)).toBe('yours');
    // b may have been cancelled: d does not wait for it.
    const left = ['d', 'b'].map((at) => pacer.offer(post('C1', at), free));
    expect(toWaits(left)).toEqual([2_200, 3_200]);
  });

  test('counts the pause from when a post leaves or is answered, not from when its turn was taken', () => {
    const pacer = createPacer(alone);
    pacer.offer(post('C1'), now);
    const left = now.add({ milliseconds: 400 });
    pacer.keepDistance(slack('C1'), left);
    expect(pacer.offer(post('C1'), left)).toEqual(left.add({ milliseconds: 1_000 }));
  });
});
