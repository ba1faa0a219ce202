import { beforeEach, describe, expect, test } from 'vitest';
import type { Silence } from '#core/desk/silence.ts';
import { asked, heard, place, wordsOf } from '../support/newsroom.ts';
import { bring, command, NOW, openRoom, rig, there, why } from './why-room.ts';

beforeEach(openRoom);

describe('where it came from', () => {
  test('an item of a feed: fetched when, from which feed, whose that is', async () => {
    bring('Quayside sells its ferries', { source: 'Post', url: 'https://post.example/ferries' });
    expect((await why('https://www.post.example/ferries/?utm_source=x')).split('\n')).toEqual([
      'Quayside sells its ferries',
      'Post  ·  Ports  ·  2026-11-22T08:00:00Z',
      'First fetched 2026-11-22T08:00:00Z',
      'From the feed Harbour Post, followed for this whole workspace since 2026-11-20T00:00:00Z',
      'Nothing else that this channel sees tells its story.',
      'No digest comes here by itself.',
      'No post in this channel has told it.',
    ]);
  });

  test('an item of an edition', async () => {
    expect(await why('Quayside weighs')).toMatch(/It stands in the edition harbour\.md, which/);
  });

  test('what counts as told, because it stood in the feed or came before that was followed', async () => {
    bring('Quayside sells its ferries', { backlog: true });
    expect(await why('sells ferries')).toMatch(/It stood in the feed when that was first read, so/);
    bring('Apples ripen', { firstSeen: NOW.subtract({ hours: 99 }) });
    expect(await why('apples')).toMatch(/on the desk before the feed was followed here/);
  });

  test('in which story it is, and with whom', async () => {
    bring('Quayside sells the Marlow ferries to Tidewerk', { id: 'a', source: 'Post' });
    bring('Tidewerk buys Marlow ferries of Quayside', { id: 'b', source: 'Tide' });
    bring('Quayside sells Marlow ferries to Tidewerk now', { id: 'c', source: 'Wave' });
    expect(await why('Tidewerk buys')).toMatch(
      /Its story is also told by “Quayside .*” \((?:Post|Wave)\) and “.*” \((?:Post|Wave)\)\./,
    );
  });
});

describe('what the digests do with it', () => {
  const digest = async (order: string): Promise<string> => {
    await command(`digest set 09:30 UTC ${order}`);
    const lines = (await why('apples')).split('\n');
    return lines.find((line) => line.startsWith('daily')) ?? '';
  };
  const next = '  ·  Next: 2026-11-22T09:30:00Z';

  test.each([
    ['', 'it would be in the next one'],
    ['topics:deals,tech', 'left out, because it is not under deals or tech'],
    ['include:gold,tin', 'left out, because it has none of its include words: “gold” or “tin”'],
    ['exclude:gold,Ripen', 'left out by exclude:“Ripen”, which is in its title'],
    ['exclude:post', 'left out by exclude:“post”, which is in the name of its source'],
    ['exclude:ports', 'left out by exclude:“ports”, which is in its topic'],
    ['min:5 include:apples', 'it is new, and the digest waits: 1 of 5 stories are there'],
  ])('%j: %s', async (order, words) => {
    bring('Apples ripen', { source: 'Post' });
    expect(await digest(order)).toBe(`daily  ·  ${words}${next}`);
  });

  test('behind its max', async () => {
    bring('Apples ripen');
    rig.newsroom.clock.advance({ hours: 1 });
    bring('Bread rises');
    expect(await digest('max:1 include:apples,bread')).toMatch(
      /its story is number 2 and the digest holds 1 {2}·/,
    );
  });

  test('too old for a first one', async () => {
    bring('Apples ripen', { published: NOW.subtract({ hours: 30 }) });
    bring('Bread rises');
    expect(await digest('')).toMatch(/a first digest goes back no more than 24 hours/);
  });

  test('told already, and when; the post that told it stands below', async () => {
    bring('Apples ripen');
    await command('digest set 09:30 UTC');
    await command('digest now');
    const told = await why('apples');
    expect(told).toMatch(
      /^daily {2}· {2}not again, because its story was told there already: 2026-11-22T08:00:00Z {2}·/m,
    );
    expect(told).toMatch(/^Posted here\nDigest daily {2}· {2}sent 2026-11-22T08:00:00Z$/m);
  });

  test('came before the last digest, or counts as told', async () => {
    bring('Apples ripen');
    bring('Bread rises', { backlog: true });
    await command('digest set 09:30 UTC');
    const lastSent = NOW.add({ hours: 1 }).toString();
    const { subscriptions } = rig.newsroom.opened.store;
    for await (const [id, set] of subscriptions.entries())
      await subscriptions.set(id, { ...set, lastSent });
    expect(await why('apples')).toMatch(/it came before the last digest of 2026-11-22T09:00:00Z/);
    expect(await why('bread')).toMatch(/^daily {2}· {2}left out, because it counts as told/m);
  });
});

describe('what was posted and what was not', () => {
  const port = 'Trade in port 3 grows as BrineCo3 opens a yard';

  test('a reply that was sent, and one that the platform refused', async () => {
    await rig.newsroom.inbox.hear(heard('They say BrineCo3 opens a yard in port 3'));
    expect(await why('BrineCo3')).toContain(`Posted here\nReply with “${port}”  ·  sent 2026`);
    rig.newsroom.answerWith({ kind: 'refused', reason: 'not_in_channel' });
    rig.newsroom.clock.advance({ minutes: 2 });
    await rig.newsroom.inbox.hear(heard('What of BrineCo4 in port 4?'));
    expect(await why('BrineCo4')).toMatch(/refused \(I am no member of its channel; invite me/);
  });

  const silence = async (because: Silence | 'older than the code', hours = 0): Promise<void> => {
    const item = rig.newsroom.desk.news(place).find('BrineCo3').items[0]?.id ?? '';
    const at = rig.newsroom.clock.now().subtract({ hours });
    const facts = { item, story: item, because };
    await rig.newsroom.journal.note({ kind: 'silence', place, at, facts });
  };

  test('the silences of the last seven days, each reason once', async () => {
    await silence('cooling down', 2);
    await silence('cooling down', 1);
    await silence('opted out');
    await silence('budget spent', 7 * 24 + 1);
    await silence('older than the code');
    expect((await why('BrineCo3')).split('\n').slice(-2)).toEqual([
      'It was named here and I kept quiet, because whoever wrote wants no replies: 2026-11-22T08:00:00Z',
      'It was named here 2 times and I kept quiet, because the last reply here was too recent; last 2026-11-22T07:00:00Z',
    ]);
    expect(await why('BrineCo4')).not.toContain('kept quiet');
  });

  test('what keeps it from being a reply: off, a muted story, a muted word', async () => {
    await command('mentions mute yard');
    expect(await why('BrineCo3')).toMatch(/for saying “yard”, which is muted and in its title/);
    await command('mentions off');
    expect(await why('BrineCo3')).toMatch(/mention replies are off in this channel/);
    const item = rig.newsroom.desk.news(place).find('BrineCo4').items[0]?.id ?? '';
    const settings = { mutedStories: [item] };
    await rig.newsroom.desk.channels.change(place, () => settings);
    expect(await why('BrineCo4')).toMatch(/no reply here: its story is muted/);
  });
});

test('what another workspace follows is not told of, not even that somebody follows it', async () => {
  const url = 'https://theirs.example/secret';
  bring('Saltwerk hires captains', { feed: 'theirs', url });
  expect(await why(url, there)).toMatch(/^Saltwerk hires captains/);
  expect(await why('saltwerk', there)).toMatch(/From the feed theirs\.example/);
  const nowhere = await why('https://nobody.example/x');
  expect(await why(url)).toBe(nowhere);
  expect(await why('https://theirs.example/feed')).toBe(nowhere);
  expect(await why('saltwerk')).toMatch(/^No headline that this channel sees has “saltwerk”/);
  const id = rig.newsroom.desk.news(there).find('saltwerk').items[0]?.id ?? '';
  const action = { name: 'why.item', value: '' };
  const pressed = await rig.newsroom.inbox.press({ ...asked(), action, choice: id });
  expect(wordsOf(pressed.doc)).toMatch(/not on the desk any more/);
  // Nor its digests, its posts and its silences.
  await command('digest set 09:30 UTC', there);
  await command('digest now', there);
  const facts = { item: id, story: id, because: 'muted' };
  await rig.newsroom.journal.note({ kind: 'silence', place: there, at: NOW, facts });
  expect(await why('BrineCo3')).toMatch(/No digest comes here.*\nNo post/);
  expect(await why('saltwerk', there)).toMatch(/Posted here\nDigest daily {2}· {2}sent/);
});
