import { expect, test } from 'vitest';
import type { Feed } from '#core/news/feed.ts';
import type { Control } from '#core/talk/doc.ts';
import { toId } from '#feeds/read-file.ts';
import { openFeedRoom } from '../support/feed-room.ts';
import { asked, heard, type Newsroom, openNewsroom, place, wordsOf } from '../support/newsroom.ts';

const SINCE = '2026-11-22T05:00:00Z';
const command = (newsroom: Newsroom, text: string) =>
  newsroom.inbox.command(asked('member'), { kind: 'typed', text: `/newsdesk ${text}` });
const status = async (newsroom: Newsroom): Promise<readonly string[]> => {
  const doc = await newsroom.inbox.command(asked('guest'), {
    kind: 'typed',
    text: '/newsdesk status',
  });
  return wordsOf(doc).split('\n');
};

test('a channel that nobody has set up says in one screen how to begin', async () => {
  const { newsroom } = openFeedRoom();
  expect(await status(newsroom)).toEqual([
    'How Newsdesk is doing here',
    'Digests  ·  none come here by themselves. To set one: /newsdesk digest set 08:30 weekdays',
    'Feeds  ·  none are followed here. To add one: /newsdesk feeds add example.com/feed',
    'Mention replies  ·  on. No reply in the last hour.',
  ]);
});

test('a desk that reads no feeds, and one that never replies, say so', async () => {
  const newsroom = openNewsroom({ mentions: 'off' });
  const lines = await status(newsroom);
  expect(lines).toContain('Feeds  ·  none are read by this desk.');
  expect(lines.at(-1)).toMatch(
    /^Mention replies {2}· {2}off for this whole installation \(NEWSDESK/,
  );
});

test('digests say when they come next, what became of the last one, and why one is parked', async () => {
  const newsroom = openNewsroom();
  await command(newsroom, 'digest set 09:30 UTC');
  await command(newsroom, 'digest set 18:00 UTC name:evening');
  const parked = { reason: 'is_archived', since: SINCE };
  for await (const [id, set] of newsroom.opened.store.subscriptions.entries())
    if (set.name === 'evening')
      await newsroom.opened.store.subscriptions.set(id, { ...set, parked });
  const [, title, first, second] = await status(newsroom);
  expect(title).toBe('Digests');
  expect(first).toMatch(
    /^evening {2}· {2}every day at 18:00 \(UTC\) .* Next: 2026-11-22T18:00:00Z/,
  );
  expect(first).toMatch(
    /cannot be posted \(its channel is archived\).* Since 2026-11-22T05:00:00Z$/,
  );
  expect(second).toBe(
    'daily  ·  every day at 09:30 (UTC)  ·  Next: 2026-11-22T09:30:00Z  ·  Nothing has been due yet.',
  );
});

test('a digest that was set in another channel and is posted here is told of here', async () => {
  const newsroom = openNewsroom();
  const there = { ...place, channel: 'C0THERE1' };
  const text = '/newsdesk digest set 09:30 UTC to:<#C0THERE1|there>';
  await newsroom.inbox.command(asked('member'), { kind: 'typed', text });
  const doc = await newsroom.inbox.command(asked('guest', there), {
    kind: 'typed',
    text: '/newsdesk status',
  });
  expect(wordsOf(doc)).toMatch(/^daily {2}· {2}every day at 09:30 \(UTC\) {2}·/m);
  expect((await status(newsroom)).join('\n')).toMatch(/daily .*, posted in C0THERE1/);
});

const url = (name: string): string => `https://${name}.example/feed`;

test('feeds are counted, each that has trouble is named, and the next look is told', async () => {
  const names = ['one', 'two', 'slow', 'dead', 'shut', 'lost'];
  const room = openFeedRoom(
    Object.fromEntries(names.map((name) => [url(name), { kind: 'feed', title: name }])),
  );
  for (const name of names) await room.say(`add ${url(name)}`);
  const change = async (name: string, to: Partial<Feed>): Promise<void> => {
    const feed = await room.wire.feed(toId(url(name)));
    if (feed !== undefined) await room.wire.record({ ...feed, ...to }, []);
  };
  const blocked = { kind: 'blocked', by: 'Cloudflare' } as const;
  await change('one', { checked: '2026-11-22T08:04:00Z', next: '2026-11-22T08:19:00Z' });
  await change('slow', { state: 'failing', since: SINCE, trouble: { kind: 'too slow' } });
  await change('dead', { state: 'gone', next: undefined });
  await change('shut', { state: 'resting', since: SINCE, trouble: blocked });
  await change('lost', { state: 'failing', since: SINCE, trouble: { kind: 'no such host' } });
  const lines = await status(room.newsroom);
  expect(lines.slice(2, 7)).toEqual([
    'Feeds  ·  6: 2 fine, 2 failing, 1 resting and 1 gone for good. Last look 2026-11-22T08:04:00Z, next look 2026-11-22T08:19:00Z',
    'slow  ·  failing since 2026-11-22T05:00:00Z: its server takes too long to answer  ·  next look 2026-11-22T08:30:00Z',
    'dead  ·  gone for good, as its server says, and not looked at any more',
    'shut  ·  resting since 2026-11-22T05:00:00Z: Cloudflare guards that site and lets no bots in  ·  asked once a day, next 2026-11-22T08:30:00Z',
    '1 more has trouble: /newsdesk feeds list',
  ]);
});

test('replies of the last hour, watches and mutes are counted, and off is off', async () => {
  const newsroom = openNewsroom();
  await newsroom.inbox.hear(heard('They say BrineCo3 opens a yard in port 3'));
  await command(newsroom, 'watch add gold, tin');
  await command(newsroom, 'mentions mute copper');
  const [mentions] = (await status(newsroom)).filter((line) => line.startsWith('Mention'));
  expect(mentions).toBe(
    'Mention replies  ·  on. 1 reply in the last hour, 2 watched phrases and 1 mute.',
  );
  newsroom.clock.advance({ hours: 1 });
  await command(newsroom, 'mentions off');
  expect((await status(newsroom)).join('\n')).toMatch(
    /off in this channel\. No reply in the last hour, 2 watched/,
  );
});

test('the last posts say what they were, when, and what became of them', async () => {
  const newsroom = openNewsroom();
  await newsroom.inbox.arrive(place);
  newsroom.clock.advance({ minutes: 1 });
  await newsroom.inbox.hear(heard('They say BrineCo3 opens a yard in port 3'));
  newsroom.clock.advance({ minutes: 1 });
  newsroom.answerWith({ kind: 'refused', reason: 'ratelimited', retryAfter: 600 });
  await command(newsroom, 'digest now');
  newsroom.clock.advance({ minutes: 11 });
  newsroom.answerWith({ kind: 'refused', reason: 'is_archived' });
  await newsroom.inbox.hear(heard('What of BrineCo4 in port 4?'));
  const lines = await status(newsroom);
  expect(lines.slice(lines.indexOf('Last posts here') + 1)).toEqual([
    'Reply with “Trade in port 4 grows as BrineCo4 opens a yard”  ·  refused (its channel is archived) 2026-11-22T08:13:00Z',
    'Digest  ·  put off (the platform asks for a pause) until 2026-11-22T08:12:00Z',
    'Reply with “Trade in port 3 grows as BrineCo3 opens a yard”  ·  sent 2026-11-22T08:01:00Z',
    'Hello  ·  sent 2026-11-22T08:00:00Z',
  ]);
});

test('who changed what is told, five at first, and the rest page by page', async () => {
  const newsroom = openNewsroom();
  for (let change = 1; change <= 12; change += 1) {
    const facts = { person: 'U1', name: 'Ada', what: `/newsdesk watch add w${change}` };
    const at = newsroom.clock.now();
    await newsroom.journal.note({ kind: 'change', place, at, facts });
    newsroom.clock.advance({ minutes: 30 });
  }
  const answer = await command(newsroom, 'status');
  const lines = wordsOf(answer).split('\n');
  expect(lines.slice(-6)).toEqual([
    'Who changed what',
    'Ada, 30 minutes ago: /newsdesk watch add w12',
    'Ada, 1 hour ago: /newsdesk watch add w11',
    'Ada, 1 hour ago: /newsdesk watch add w10',
    'Ada, 2 hours ago: /newsdesk watch add w9',
    'Ada, 2 hours ago: /newsdesk watch add w8',
  ]);
  const press = async (control: Control | undefined) => {
    if (control?.kind !== 'button') throw new Error('no button');
    return (await newsroom.inbox.press({ ...asked('guest'), action: control.action })).doc;
  };
  const controls = (doc: typeof answer): readonly Control[] =>
    doc.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []));
  const first = await press(controls(answer)[0]);
  expect(wordsOf(first)).toMatch(/Changes 1–10 of 12\. Changes are kept for 90 days/);
  const [back, more] = controls(first);
  const second = await press(more);
  expect(wordsOf(second)).toMatch(/w2\nAda, 6 hours ago: \/newsdesk watch add w1\nChanges 11–12/);
  expect(wordsOf(await press(controls(second)[0]))).toBe(wordsOf(first));
  expect(wordsOf(await press(back))).toMatch(/^How Newsdesk is doing here/);
});

test('the changes of another channel, and those of long ago, are not told', async () => {
  const newsroom = openNewsroom();
  const facts = { person: 'U1', name: 'Ada', what: '/newsdesk watch add gold' };
  const at = newsroom.clock.now();
  await newsroom.journal.note({ kind: 'change', place, at, facts });
  const there = { ...place, channel: 'C2' };
  const answer = await newsroom.inbox.command(asked('guest', there), {
    kind: 'typed',
    text: '/newsdesk status',
  });
  expect(wordsOf(answer)).not.toContain('gold');
  expect((await status(newsroom)).join('\n')).toContain('gold');
  newsroom.clock.advance({ hours: 90 * 24 + 1 });
  expect((await status(newsroom)).join('\n')).not.toContain('gold');
  const none = await newsroom.inbox.press({
    ...asked('guest'),
    action: { name: 'status.changes', value: '9e9' },
  });
  expect(wordsOf(none.doc)).toBe('Nobody has changed anything here in the last 90 days.');
});
