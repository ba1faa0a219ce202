import { beforeEach, describe, expect, test } from 'vitest';
import type { Subscription } from '#core/desk/subscription.ts';
import type { Place } from '#core/ports.ts';
import { en } from '#core/talk/sentences/en.ts';
import { type DigestRig, headlines, openDigests, order } from '../../support/digest-rig.ts';
import { headline } from '../../support/news.ts';
import { asked, place, wordsOf } from '../../support/newsroom.ts';

let rig: DigestRig;
beforeEach(() => {
  // 07:00 in Rome.
  rig = openDigests();
});

const at = (home: Place = place) => asked('member', home);
const titles = (index: number): readonly string[] =>
  (wordsOf(rig.said[index]?.doc as never).match(/^Story .*$/gm) ?? []).map((each) =>
    each.slice('Story '.length),
  );
const set = async (more: Parameters<typeof order>[0] = {}): Promise<Subscription> =>
  (await rig.digests.set(at(), order(more))).subscription;

describe('a digest that is set', () => {
  test('says when it comes next, in the zone of the desk where none is given', async () => {
    const { next, was, last } = await rig.digests.set(at(), order());
    expect(String(next)).toBe('2026-11-22T07:30:00Z');
    expect([was, last]).toEqual(['new', undefined]);
  });

  test('comes at its hour, once a day, with what is new since the last one', async () => {
    rig.publish(...headlines('Story one', 'Story two'));
    await set();
    await rig.pass({ hours: 1, minutes: 29 });
    expect(rig.said).toHaveLength(0);
    await rig.pass({ minutes: 1 });
    rig.publish(...headlines('Story three'));
    await rig.pass({ hours: 24 });
    await rig.pass({ hours: 24 });
    expect([titles(0), titles(1)]).toEqual([['one', 'two'], ['three']]);
    const rows = await rig.rows((await rig.digests.list(place))[0]?.subscription.id ?? '');
    expect(rows.map(({ at, state, reason }) => [at, state, reason])).toEqual([
      ['2026-11-25', 'pending', undefined],
      ['2026-11-24', 'skipped', 'nothing new'],
      ['2026-11-23', 'sent', undefined],
      ['2026-11-22', 'sent', undefined],
    ]);
  });

  test('set anew keeps its id and what it remembers, and has no second digest on one date', async () => {
    rig.publish(...headlines('Story one'));
    const first = await set();
    await rig.pass({ hours: 2 });
    const { subscription, next, was } = await rig.digests.set(at(), order({ time: '18:00' }));
    expect([subscription.id, was]).toEqual([first.id, 'changed']);
    expect(String(next)).toBe('2026-11-23T17:00:00Z');
    rig.publish(...headlines('Story two'));
    await rig.pass({ hours: 33 });
    expect([titles(0), titles(1), rig.said.length]).toEqual([['one'], ['two'], 2]);
  });

  test('moved to a later hour before it came, comes at the later hour only', async () => {
    rig.publish(...headlines('Story one'));
    await set();
    await set({ time: '10:00' });
    await rig.pass({ hours: 2 });
    expect(rig.said).toHaveLength(0);
    await rig.pass({ hours: 1 });
    expect(rig.said).toHaveLength(1);
  });

  test('switched off never comes again, and its name is free', async () => {
    rig.publish(...headlines('Story one'));
    await set();
    await rig.digests.off(place);
    await rig.pass({ hours: 72 });
    expect(rig.said).toHaveLength(0);
    expect(await rig.digests.list(place)).toEqual([]);
    expect(rig.digests.names(place)).toEqual([]);
  });

  test('is posted where it is sent to, in a thread as well', async () => {
    rig.publish(...headlines('Story one'));
    await set({ to: { channel: 'C0SECOND', thread: '1700000000.000100' } });
    await rig.pass({ hours: 2 });
    expect(rig.said[0]?.place).toEqual({
      ...{ platform: 'slack', workspace: 'T1' },
      ...{ channel: 'C0SECOND', thread: '1700000000.000100' },
    });
  });
});

describe('several digests of one channel', () => {
  test('never tell the same story twice there', async () => {
    rig.publish(...headlines('Story one', 'Story two'));
    await set({ include: ['one'] });
    await set({ name: 'evening', time: '18:00' });
    await rig.pass({ hours: 2 });
    await rig.pass({ hours: 10 });
    expect([titles(0), titles(1)]).toEqual([['one'], ['two']]);
  });

  test('take the zone that was given there last, and are told apart by name', async () => {
    await set({ zone: 'Asia/Tokyo' });
    const { schedule } = await set({ name: 'evening' });
    expect(schedule.zone).toBe('Asia/Tokyo');
    await set({ name: 'noon' });
    await rig.digests.off(place, 'daily');
    expect(rig.digests.names(place)).toEqual(['evening', 'noon']);
    await expect(rig.digests.off(place)).rejects.toThrow('Here are evening and noon');
    await expect(rig.digests.off(place, 'weekly')).rejects.toThrow(/no digest called weekly/);
  });

  test('set at the same moment are all there', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `d${index}`);
    await Promise.all(names.map((name) => set({ name })));
    expect(await rig.digests.list(place)).toHaveLength(20);
    await expect(set({ name: 'one-more' })).rejects.toThrow(/has 20 digests/);
  });

  test('belong to the thread or the channel that they were set in', async () => {
    await rig.digests.set(at({ ...place, thread: 't1' }), order());
    expect(await rig.digests.list(place)).toEqual([]);
  });
});

test.each([
  [{ min: 5, max: 4 }, /min:5 waits for more/],
  [{ exclude: ['!!!'] }, /exclude looks for words/],
  [{ to: { channel: 'general' } }, /cannot tell which channel/],
])('%j is refused with a sentence, and nothing is set', async (more, sentence) => {
  await expect(set(more)).rejects.toThrow(sentence);
  expect(await rig.digests.list(place)).toEqual([]);
});

test('a personal digest stays in the direct message', async () => {
  const home = { ...place, channel: 'D1', direct: true } as const;
  const elsewhere = order({ to: { channel: 'C0SECOND' } });
  await expect(rig.digests.set(at(home), elsewhere)).rejects.toThrow(/comes to you here/);
});

describe('waiting for enough stories', () => {
  test('rolls over to the next occurrence, and then tells all of them', async () => {
    rig.publish(...headlines('Story one'));
    await set({ min: 2 });
    await rig.pass({ hours: 2 });
    expect(rig.said).toHaveLength(0);
    expect((await rig.digests.list(place))[0]?.last?.reason).toBe('fewer than min');
    rig.publish(headline('Story two'));
    rig.clock.advance({ hours: -1 });
    await rig.pass({ hours: 25 });
    expect(titles(0)).toEqual(['two', 'one']);
  });

  test('a channel that wants to hear that nothing is new hears it in one line', async () => {
    await set({ empty: 'say' });
    await rig.pass({ hours: 2 });
    expect(wordsOf(rig.said[0]?.doc as never)).toMatch(/^Nothing new today[^\n]*\/news$/);
  });
});

describe('a digest that is asked for now', () => {
  beforeEach(() => rig.publish(...headlines('Story one', 'Story two')));

  test('is posted once for one interaction, and a later one has only what is new', async () => {
    const once = at();
    expect(await rig.digests.now(once)).toMatchObject({ kind: 'sent' });
    expect(await rig.digests.now(once)).toEqual({ kind: 'already' });
    expect(await rig.digests.now(at())).toEqual({ kind: 'nothing new' });
    expect(titles(0)).toEqual(['one', 'two']);
    expect(rig.said).toHaveLength(1);
  });

  test('keeps to what its name was set to, and goes where that goes', async () => {
    await set({ name: 'deals', include: ['two'], to: { channel: 'C0SECOND' } });
    await rig.digests.now(at(), 'deals');
    expect([titles(0), rig.said[0]?.place.channel]).toEqual([['two'], 'C0SECOND']);
  });

  test('can be looked at before, which posts nothing', async () => {
    const { items } = await rig.digests.preview(place, en);
    expect(items.map(({ title }) => title)).toEqual(['Story one', 'Story two']);
    expect(rig.said).toHaveLength(0);
  });
});
