import { beforeEach, describe, expect, test } from 'vitest';
import { type DigestRig, headlines, openDigests, order } from '../../support/digest-rig.ts';
import { asked, place, wordsOf } from '../../support/newsroom.ts';

let rig: DigestRig;
beforeEach(() => {
  // 07:00 in Rome; the digest is due at 08:30, which is 07:30 UTC.
  rig = openDigests();
});

const set = async (more: Parameters<typeof order>[0] = {}) =>
  (await rig.digests.set(asked(), order(more))).subscription;
const report = async () => (await rig.digests.list(place))[0];
const wordsAt = (index: number): string => wordsOf(rig.said[index]?.doc as never);

describe('after nothing ran for a while', () => {
  beforeEach(() => rig.publish(...headlines('Story one')));

  test('a digest that is less than six hours late is sent once', async () => {
    await set();
    await rig.pass({ hours: 7, minutes: 29 });
    expect(rig.said).toHaveLength(1);
    await rig.pass({ minutes: 1 });
    expect(rig.said).toHaveLength(1);
  });

  test('one that is six hours late is skipped, which can be seen, and the next one comes', async () => {
    await set();
    await rig.pass({ hours: 7, minutes: 30 });
    expect(rig.said).toHaveLength(0);
    expect((await report())?.last).toMatchObject({ state: 'skipped', reason: 'late' });
    await rig.pass({ hours: 18 });
    expect(rig.said.map(({ key }) => key.slice(-10))).toEqual(['2026-11-23']);
  });

  test('of several days the last one is sent if it is not too late for it', async () => {
    await set();
    // Monday, 10:00 in Rome: Saturday's was planned, Sunday's and Monday's never were.
    rig.clock.advance({ hours: 27 + 24 });
    await rig.restarted().planAll();
    await rig.pass({ seconds: 1 });
    expect(rig.said.map(({ key }) => key.slice(-10))).toEqual(['2026-11-24']);
    const next = (await report())?.next;
    expect(String(next)).toBe('2026-11-25T07:30:00Z');
  });

  test('nothing is planned for an hour before the digest was set', async () => {
    rig.clock.advance({ hours: 2 });
    await set();
    await rig.restarted().planAll();
    await rig.pass({ hours: 1 });
    expect(rig.said).toHaveLength(0);
  });

  test('a clock that was set back sends nothing again', async () => {
    await set();
    await rig.pass({ hours: 2 });
    rig.clock.advance({ hours: -2 });
    await rig.restarted().planAll();
    rig.publish(...headlines('Story two'));
    await rig.pass({ hours: 3 });
    expect(rig.said).toHaveLength(1);
  });
});

describe('at start-up', () => {
  test('nothing is written where everything is planned, and what is missing is planned in batches', async () => {
    for (let channel = 0; channel < 600; channel += 1)
      await rig.digests.set(asked('member', { ...place, channel: `C${channel}` }), order());
    const before = rig.plans();
    await rig.restarted().planAll();
    expect(rig.plans()).toBe(before);
    for await (const [id] of rig.store.subscriptions.entries()) await rig.deliveries.cancel(id);
    await rig.restarted().planAll();
    expect(rig.plans()).toBe(before + 2);
    rig.publish(...headlines('Story one'));
    await rig.pass({ hours: 2 });
    expect(rig.said).toHaveLength(600);
  });

  test('a digest that a crash left out of its channel’s list is in it again', async () => {
    const subscription = await set();
    await rig.store.places.delete('digests:slack:T1:C1');
    const again = rig.restarted();
    expect(await again.list(place)).toEqual([]);
    await again.planAll();
    expect((await again.list(place)).map((each) => each.subscription)).toEqual([subscription]);
    expect(again.names(place)).toEqual(['daily']);
  });
});

describe('a digest that the platform will not have', () => {
  const gone = { kind: 'refused', reason: 'channel_not_found' } as const;
  beforeEach(() => rig.publish(...headlines('Story one')));

  test('is parked and its owner told once, and it goes on by itself when it works again', async () => {
    rig.farEnd.next(gone);
    await set();
    await rig.pass({ hours: 2 });
    expect((await report())?.subscription.parked?.reason).toBe('channel_not_found');
    await rig.pass({ seconds: 1 });
    expect(rig.said.map((each) => each.place)).toEqual([
      { platform: 'slack', workspace: 'T1', channel: '@U1', direct: true },
    ]);
    expect(wordsAt(0)).toMatch(/The digest daily that you set cannot be posted any more/);
    rig.farEnd.next(gone);
    await rig.pass({ hours: 24 });
    await rig.pass({ seconds: 1 });
    expect(rig.said).toHaveLength(1);
    await rig.pass({ hours: 24 });
    expect(wordsAt(1)).toContain('Story one');
    expect((await report())?.subscription.parked).toBeUndefined();
  });

  test('for a reason of its own is not parked', async () => {
    rig.farEnd.next({ kind: 'refused', reason: 'msg_too_long' });
    await set();
    await rig.pass({ hours: 2 });
    const { subscription, last } = (await report()) ?? {};
    expect([subscription?.parked, last?.reason]).toEqual([undefined, 'msg_too_long']);
  });
});

describe('a digest that is too long for one message', () => {
  const stories = Array.from({ length: 25 }, (_, index) => `Story ${index + 1}`);

  test('has its rest in the thread under it, in order, and nothing in both', async () => {
    rig.publish(...headlines(...stories));
    await set({ max: 25 });
    await rig.pass({ hours: 2 });
    await rig.pass({ seconds: 1 });
    expect(rig.said.map((each) => each.place.thread)).toEqual([undefined, '1.0', '1.0']);
    const told = rig.said.flatMap(({ doc }) => wordsOf(doc).match(/^Story \d+$/gm) ?? []);
    expect(told).toEqual(stories);
    expect(wordsAt(0)).toContain('14 stories more in the thread');
    expect(wordsAt(1)).toMatch(/^The rest of the digest, 1 of 2/);
  });

  test('is told again the same way after a crash, though news came in between', async () => {
    rig.publish(...headlines('Story one'));
    rig.farEnd.next('lost');
    await set();
    await rig.pass({ hours: 1, minutes: 30 });
    rig.publish(...headlines('Story two'));
    await rig.pass({ minutes: 1 });
    expect(rig.said).toHaveLength(1);
    expect(wordsAt(0)).not.toContain('Story two');
    await rig.pass({ hours: 24 });
    expect(wordsAt(1)).toMatch(/Story two/);
    expect(wordsAt(1)).not.toContain('Story one');
  });

  test('posted now has its thread as well', async () => {
    rig.publish(...headlines(...stories));
    await set({ max: 25 });
    await rig.digests.now(asked());
    await rig.pass({ seconds: 1 });
    expect(rig.said).toHaveLength(3);
  });
});

test('switched off while it is due, it is skipped as gone', async () => {
  rig.publish(...headlines('Story one'));
  const { id } = await set();
  await rig.store.subscriptions.delete(id);
  await rig.pass({ hours: 2 });
  expect((await rig.rows(id))[0]).toMatchObject({ state: 'skipped', reason: 'gone' });
});
