import { expect, test } from 'vitest';
import { addFollow, createFeedLists, listFor } from '#core/desk/feed-lists.ts';
import type { Follow } from '#core/news/feed.ts';
import type { Place } from '#core/ports.ts';
import { openMemoryStore } from '#store/open.ts';
import { drivenClock } from '../../support/clock.ts';

const follow = (feed: string, more: Partial<Follow> = {}): Follow => ({
  ...{ feed, url: `https://${feed}.example/`, since: '2026-11-22T08:00:00Z' },
  ...more,
});
const slack: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const direct: Place = { ...slack, channel: 'D1', direct: true };
const discordDirect: Place = { platform: 'discord', workspace: 'dm', channel: '5', direct: true };
const seen = (lists: ReturnType<typeof createFeedLists>, place: Place) =>
  lists.of(place).map(({ feed }) => feed);

test('a place sees the operator’s feeds, its workspace’s and its own, each once and nobody else’s', async () => {
  const lists = createFeedLists({ operator: [follow('op')] });
  lists.apply([
    { scope: 'slack:T1', follows: [follow('shared'), follow('op')] },
    { scope: 'slack:T2', follows: [follow('strange')] },
    { scope: 'slack:T1:C1', follows: [follow('own'), follow('shared')] },
    { scope: 'slack:T1:D1', follows: [follow('mine')] },
    { scope: 'discord:dm', follows: [follow('nobody')] },
    { scope: 'discord:dm:5', follows: [follow('private')] },
  ]);
  expect(seen(lists, slack)).toEqual(['op', 'shared', 'own']);
  expect(seen(lists, { ...slack, thread: '1.0' })).toEqual(['op', 'shared', 'own']);
  expect(seen(lists, { ...slack, channel: 'C2' })).toEqual(['op', 'shared']);
  expect(seen(lists, { ...slack, workspace: 'T2' })).toEqual(['op', 'strange']);
  expect(seen(lists, direct)).toEqual(['op', 'shared', 'mine']);
  expect(seen(lists, discordDirect)).toEqual(['op', 'private']);
  expect(seen(lists, { ...discordDirect, channel: '6' })).toEqual(['op']);
  expect(lists.in(slack).map(({ by }) => by)).toEqual(['operator', 'workspace', 'channel']);
  expect(lists.own(slack).map(({ follow: { feed } }) => feed)).toEqual(['shared', 'op', 'own']);
  expect(lists.own(direct).map(({ follow: { feed } }) => feed)).toEqual(['mine']);
});

test('what a place sees is the same value until something changes', async () => {
  const lists = createFeedLists({ operator: [follow('op')] });
  lists.apply([{ scope: 'slack:T1:C2', follows: [follow('own')] }]);
  const before = lists.of(slack);
  expect(lists.of({ ...slack, channel: 'C3' })).toBe(before);
  expect(lists.of({ ...slack, channel: 'C2' })).not.toBe(before);
  await lists.change('slack:T1', () => [follow('shared')]);
  expect(lists.of(slack)).toHaveLength(2);
});

test('a feed is put into the workspace’s list, the channel’s, or the person’s own', () => {
  expect(listFor(slack, 'everywhere')).toEqual({ scope: 'slack:T1', by: 'workspace' });
  expect(listFor({ ...slack, thread: '1' }, 'here')).toEqual({
    scope: 'slack:T1:C1',
    by: 'channel',
  });
  expect(listFor(direct, 'everywhere')).toEqual({ scope: 'slack:T1:D1', by: 'channel' });
  expect(listFor(discordDirect, 'everywhere')).toEqual({ scope: 'discord:dm:5', by: 'channel' });
});

test('what is changed is written first, and read again after a restart', async () => {
  const wire = openMemoryStore(drivenClock()).wire;
  const lists = createFeedLists({ wire });
  await lists.change('slack:T1', (before) => addFollow(before, follow('one')));
  await lists.change('slack:T1', (before) => addFollow(before, follow('one', { topic: 'x' })));
  const again = createFeedLists({ wire });
  expect(seen(again, slack)).toEqual([]);
  await again.load();
  expect(again.list('slack:T1')).toEqual([follow('one')]);
});

test('a change that cannot be written changes nothing', async () => {
  const wire = openMemoryStore(drivenClock()).wire;
  const lists = createFeedLists({
    wire: { ...wire, changeFollows: () => Promise.reject(new Error('away')) },
  });
  await expect(lists.change('slack:T1', () => [follow('one')])).rejects.toThrow('away');
  expect(lists.list('slack:T1')).toEqual([]);
});

test('changes at the same time are made one after the other', async () => {
  const lists = createFeedLists({ wire: openMemoryStore(drivenClock()).wire });
  const names = Array.from({ length: 20 }, (_, n) => `f${n}`);
  const add = (name: string) =>
    lists.change('slack:T1', (before) => addFollow(before, follow(name)));
  await Promise.all(names.map(add));
  expect(seen(lists, slack)).toEqual(names);
});

test('a list that another process emptied is empty', () => {
  const lists = createFeedLists({});
  lists.apply([{ scope: 'slack:T1', follows: [follow('one')] }]);
  lists.apply([{ scope: 'slack:T1', follows: [] }]);
  expect(seen(lists, slack)).toEqual([]);
});

test('the channel that a feed was added in is told about it, one of each list', () => {
  const lists = createFeedLists({});
  lists.apply([
    { scope: 'slack:T1', follows: [follow('one', { channel: 'C1' }), follow('two')] },
    { scope: 'slack:T1:C2', follows: [follow('one', { channel: 'C2' })] },
    { scope: 'discord:dm:5', follows: [follow('one', { channel: '5' })] },
  ]);
  expect(lists.placesOf('one')).toEqual([
    { platform: 'slack', workspace: 'T1', channel: 'C1' },
    { platform: 'slack', workspace: 'T1', channel: 'C2' },
    { platform: 'discord', workspace: 'dm', channel: '5' },
  ]);
  expect(lists.placesOf('two')).toEqual([]);
});
