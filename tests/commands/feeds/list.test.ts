import { expect, test } from 'vitest';
import type { Feed } from '#core/news/feed.ts';
import { toDiscordAnswer } from '#discord/render.ts';
import { toId } from '#feeds/read-file.ts';
import { toSlackAnswer } from '#slack/render.ts';
import { judgeCallback } from '../../support/discord-judge.ts';
import type { Site } from '../../support/fake-feeds.ts';
import { controlsOf, type FeedRoom, openFeedRoom } from '../../support/feed-room.ts';
import { place, wordsOf } from '../../support/newsroom.ts';
import { faultsOf } from '../../support/slack-rules.ts';

const url = (name: string) => `https://${name}.example/feed`;
const sites = (...names: readonly string[]): Readonly<Record<string, Site>> =>
  Object.fromEntries(
    names.map((name) => [url(name), { kind: 'feed', title: name, items: ['One'] }]),
  );

async function change(room: FeedRoom, name: string, to: Partial<Feed>): Promise<void> {
  const feed = await room.wire.feed(toId(url(name)));
  if (feed !== undefined) await room.wire.record({ ...feed, ...to }, []);
}

const SINCE = '2026-11-22T05:00:00Z';
const NEXT = '2026-11-23T07:00:00Z';

test('each feed has a line: how it is and why, when it is looked at, whose it is', async () => {
  const operator = [{ feed: 'op', url: 'https://op.example/', title: 'Wire', since: SINCE }];
  const room = openFeedRoom(sites('fine', 'new', 'failing', 'resting', 'gone'), { operator });
  await room.say('add fine.example/feed topic:ports');
  for (const name of ['new', 'failing', 'resting', 'gone']) await room.say(`add ${url(name)} here`);
  const trouble = { kind: 'blocked', by: 'Cloudflare' } as const;
  await change(room, 'new', { state: 'new', checked: undefined });
  await change(room, 'failing', { state: 'failing', since: SINCE, trouble });
  await change(room, 'resting', { state: 'resting', since: SINCE, trouble, next: NEXT });
  await change(room, 'gone', { state: 'gone', trouble: { kind: 'gone' }, next: undefined });
  expect(await room.words('list', { standing: 'guest' })).toBe(
    [
      'Feeds of this channel',
      'Wire  op.example  ·  not looked at yet  ·  for everybody, by whoever runs Newsdesk',
      'fine  fine.example  ·  fine  ·  last look 2026-11-22T08:00:00Z  ·  next look 2026-11-22T08:30:00Z  ·  1 item on the desk  ·  under ports  ·  for this whole workspace',
      'new  new.example  ·  not looked at yet  ·  next look 2026-11-22T08:30:00Z  ·  1 item on the desk  ·  for this channel alone',
      'failing  failing.example  ·  failing since 2026-11-22T05:00:00Z: Cloudflare guards that site and lets no bots in  ·  last look 2026-11-22T08:00:00Z  ·  next look 2026-11-22T08:30:00Z  ·  1 item on the desk  ·  for this channel alone',
      'resting  resting.example  ·  resting since 2026-11-22T05:00:00Z: Cloudflare guards that site and lets no bots in  ·  asked once a day, next 2026-11-23T07:00:00Z  ·  1 item on the desk  ·  for this channel alone',
      'gone  gone.example  ·  gone for good, as its server says, and not looked at any more  ·  1 item on the desk  ·  for this channel alone',
      'Feeds 1–6 of 6',
    ].join('\n'),
  );
  const [menu] = controlsOf(await room.say('list'));
  expect(menu).toMatchObject({ label: 'Remove…' });
  // What the operator follows is not theirs to remove.
  expect(menu?.kind === 'menu' && menu.choices.map(({ label }) => label)).not.toContain('Wire');
});

test('a list with nothing in it says how to begin', async () => {
  const room = openFeedRoom();
  expect(await room.words('list')).toMatch(/^No feed is followed here\..*feeds add example\.com/);
});

test('two hundred feeds with endless names are pages that both platforms take, there and back', async () => {
  const room = openFeedRoom();
  const many = Array.from({ length: 200 }, (_, n) => {
    const address = `https://${n}.example/${'a'.repeat(1_500)}`;
    return {
      feed: `f${n}`,
      url: address,
      title: `${n} ${'<&*_'.repeat(60)}`,
      topic: 't'.repeat(200),
      since: SINCE,
    };
  });
  await room.newsroom.desk.follows.change('slack:T1', () => many);
  for (const { feed: id, url: address } of many) {
    const trouble = { kind: 'not secure', detail: 'ERR_TLS_CERT_ALTNAME_INVALID' } as const;
    const state = { state: 'failing', since: SINCE, checked: SINCE, next: NEXT, trouble } as const;
    const rest = { added: SINCE, every: 1_800, failures: 3, listed: [], host: 'x', at: address };
    await room.wire.record({ id, url: address, ...state, ...rest }, []);
  }
  let doc = await room.say('list');
  for (let page = 1; page <= 25; page += 1) {
    expect(wordsOf(doc)).toContain(`Feeds ${page * 8 - 7}–${page * 8} of 200`);
    const body = toDiscordAnswer(doc);
    expect(judgeCallback(body)).toEqual([]);
    expect(JSON.stringify(body)).toContain(`of 200`);
    expect(faultsOf(toSlackAnswer(doc))).toEqual([]);
    const more = controlsOf(doc).find(({ label }) => label === 'More');
    expect(more === undefined).toBe(page === 25);
    if (more?.kind === 'button') doc = await room.press(more.action);
  }
  const back = controlsOf(doc).find(({ label }) => label === 'Back');
  if (back?.kind !== 'button') throw new Error('no way back');
  expect(wordsOf(await room.press(back.action))).toContain('Feeds 185–192 of 200');
  expect(wordsOf(await room.press({ name: 'feeds.page', value: '9e9' }))).toContain('of 200');
});

test('a feed is removed by name, by address, by a part of either, or by the menu', async () => {
  const room = openFeedRoom(sites('harbour', 'yards', 'yardarm'));
  await room.say(`add ${url('harbour')} ${url('yards')} ${url('yardarm')}`);
  expect(await room.words('remove Harbour')).toBe(
    'Removed for this whole workspace: harbour. What it brought is not shown here any more.\nTo take that back: /newsdesk feeds add https://harbour.example/feed',
  );
  const which = await room.say('remove yard');
  expect(wordsOf(which)).toBe('That may be 2 feeds. Which one?');
  const [menu] = controlsOf(which);
  if (menu?.kind !== 'menu') throw new Error('no menu');
  await room.press(menu.action, menu.choices[0]?.value);
  expect(await room.words(`remove ${url('yardarm')}`)).toMatch(
    /^Removed for this whole workspace: yardarm/,
  );
  expect(await room.words('remove yardarm')).toMatch(/^“yardarm” is not followed here; no feed is/);
  expect(wordsOf(await room.press(menu.action, menu.choices[0]?.value))).toBe(
    'That feed is not followed here any more.',
  );
});

test('whoever removes a feed means to see it no more: it goes from both lists', async () => {
  const room = openFeedRoom(sites('harbour'));
  await room.say(`add ${url('harbour')} here`);
  await room.say(`add ${url('harbour')}`);
  expect(await room.words('remove harbour')).toMatch(
    /^Removed for this whole workspace and for this channel alone: harbour\./,
  );
  expect(room.newsroom.desk.follows.of(place)).toEqual([]);
});

test('a guess is asked about before anything is removed', async () => {
  const room = openFeedRoom(sites('harbour'));
  await room.say(`add ${url('harbour')}`);
  expect(await room.words('remove harb')).toBe(
    '“harb” is the whole name of none. Did you mean harbour?',
  );
  expect(await room.words('remove x')).toMatch(/“x” is not followed here\. Followed are harbour\./);
  expect(room.newsroom.desk.follows.of(place)).toHaveLength(1);
});

test('a feed that the operator follows too is still there once it is removed, and the answer says so', async () => {
  const room = openFeedRoom(sites('harbour'));
  await room.say(`add ${url('harbour')}`);
  const operator = room.newsroom.desk.follows.list('slack:T1');
  const other = openFeedRoom({}, { operator, wire: room.wire });
  await other.newsroom.desk.follows.load();
  expect(await other.words('remove harbour')).toMatch(
    /^Removed .*\. It is still followed for everybody, by whoever runs Newsdesk\./,
  );
});

test('the workspace’s list is not changed in a direct message, where everybody may everything', async () => {
  const room = openFeedRoom(sites('harbour', 'own'));
  await room.say(`add ${url('harbour')}`);
  const at = { ...place, channel: 'D1', direct: true } as const;
  const guest = { standing: 'guest', at } as const;
  expect(await room.words('remove harbour', guest)).toMatch(/followed for the whole workspace/);
  expect(await room.words('export', guest)).toMatch(/nothing to export/);
  expect(await room.words(`add ${url('own')}`, guest)).toMatch(/^Added for you alone: own/);
  expect(await room.words('remove', guest)).toMatch(/^Say which feed is to go/);
  expect(room.newsroom.desk.follows.list('slack:T1')).toHaveLength(1);
});

test('what the operator follows can be seen and not removed', async () => {
  const operator = [{ feed: 'op', url: 'https://op.example/', title: 'Wire', since: SINCE }];
  const room = openFeedRoom({}, { operator });
  expect(await room.words('remove wire')).toMatch(/^Wire comes from whoever runs Newsdesk/);
  expect(await room.words('remove')).toMatch(/^No feed is followed here/);
});

test('remove, and its menu, are not for guests', async () => {
  const room = openFeedRoom(sites('harbour'));
  await room.say(`add ${url('harbour')}`);
  expect(await room.words('remove harbour', { standing: 'guest' })).toMatch(/not for guests/);
});

test('feeds that can be removed are completed', async () => {
  const room = openFeedRoom(sites('harbour', 'yards'));
  await room.say(`add ${url('harbour')} ${url('yards')}`);
  const typed = { path: ['newsdesk', 'feeds', 'remove'], option: 'feed', partial: 'ha' };
  expect(room.newsroom.inbox.complete(place, typed)).toEqual(['harbour']);
  expect(room.newsroom.inbox.complete({ ...place, workspace: 'T2' }, typed)).toEqual([]);
});
