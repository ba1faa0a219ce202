import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commands } from '#commands/index.ts';
import type { Verdict } from '#core/desk/silence.ts';
import { type DiscordRig, startDiscordRig } from '../support/discord-rig.ts';
import { BOT, GENERAL, type Json, PERSON, SERVER } from '../support/discord-world.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

let rig: DiscordRig;
let newsroom: Newsroom;
let verdicts: Verdict[];

/** The whole desk behind the adapter, with the loopback Discord before it. */
beforeEach(async () => {
  newsroom = openNewsroom();
  verdicts = [];
  rig = await startDiscordRig({
    adapter: { commands },
    inbox: {
      ...newsroom.inbox,
      async hear(heard) {
        const verdict = await newsroom.inbox.hear(heard);
        verdicts.push(verdict);
        return verdict;
      },
    },
  });
  newsroom.desk.join(rig.platform);
});
afterEach(async () => {
  await rig.close();
  expect(rig.server.problems).toEqual([]);
});

type Saying = Parameters<DiscordRig['server']['say']>[1];
const say = async (text: string, more: Saying = {}) => {
  const count = verdicts.length + 1;
  const id = rig.server.say(text, more);
  await vi.waitUntil(() => verdicts.length === count);
  return { id, verdict: verdicts.at(-1) };
};
const idsOf = (body: unknown): readonly string[] =>
  [...JSON.stringify(body).matchAll(/"custom_id":"([^"]*)"/g)].map(([, id = '']) => id);
const labelsOf = (body: unknown): readonly string[] =>
  [...JSON.stringify(body).matchAll(/"label":"((?:[^"\\]|\\.)*)"/g)].map(([, label = '']) =>
    JSON.parse(`"${label}"`),
  );
const idFor = (body: unknown, name: string): string =>
  idsOf(body).find((id) => id.startsWith(name)) ?? '';
const postAt = (index: number) => rig.server.posts()[index];

test('a reply stands in a thread of the message, silently, with its word and its buttons', async () => {
  const { id, verdict } = await say('did you see Tidewerk?');
  expect(verdict).toMatchObject({ kind: 'replied' });
  expect(postAt(0)).toMatchObject({ channel: id, body: { flags: 36_864 } });
  expect(JSON.stringify(postAt(0)?.body)).toMatch(/Quayside weighs selling.*\*\*Tidewerk\*\*/);
  expect(labelsOf(postAt(0)?.body)).toEqual(['Why this?', 'Mute…']);
});

test('a message in a thread is answered in that thread', async () => {
  const thread = rig.server.openThread();
  await say('Tidewerk', { channel: thread });
  expect(postAt(0)).toMatchObject({ channel: thread });
});

test('Why this? and Mute… are answered in the thread, to whoever asks alone', async () => {
  const { id: channel } = await say('Tidewerk');
  const inPublic = true;
  const why = await rig.server.press(idFor(postAt(0)?.body, 'mentions.why'), { channel, inPublic });
  expect(why).toMatchObject({ type: 4, data: { flags: 32_832 } });
  expect(JSON.stringify(why.data)).toMatch(/“Tidewerk”, and that is a name/);
  const quiet = idFor(postAt(0)?.body, 'mentions.quiet');
  const manager = await rig.server.press(quiet, { channel, inPublic });
  expect(labelsOf(manager.data)).toEqual([
    'Mute “Tidewerk” here',
    'Mute this story here',
    'No mention replies here',
    'Not for me',
  ]);
  const permission = 'SendMessages';
  const member = await rig.server.press(quiet, { channel, inPublic, permission });
  expect(labelsOf(member.data)).toEqual(['Not for me']);
  expect(JSON.stringify(member.data)).toMatch(/Manage Channels/);
});

test('what is muted in a thread is muted in its channel, by those who may manage', async () => {
  const { id: channel } = await say('Tidewerk');
  const word = 'mentions.mute:word:Tidewerk';
  const no = await rig.server.press(word, { channel, permission: 'SendMessages' });
  expect(JSON.stringify(no.data)).toMatch(/Manage Channels/);
  const done = await rig.server.press(word, { channel });
  expect(done).toMatchObject({ type: 7 });
  newsroom.clock.advance({ hours: 24 });
  expect((await say('Tidewerk')).verdict).toMatchObject({ because: 'muted' });
  await rig.server.press(idFor(done.data, 'mentions.unmute'), { channel });
  expect((await say('Tidewerk')).verdict).toMatchObject({ kind: 'replied' });
});

test('opting out is for everybody, and for the one who did', async () => {
  await rig.server.command(['newsdesk', 'mentions', 'optout'], {}, { permission: 'SendMessages' });
  expect((await say('Tidewerk')).verdict).toMatchObject({ because: 'opted out' });
  const author = { id: '100000000000000077', username: 'bo', discriminator: '0' };
  expect((await say('Tidewerk', { author })).verdict).toMatchObject({ kind: 'replied' });
});

test('a thread under a digest is not told what the digest tells', async () => {
  await rig.server.command(['newsdesk', 'digest', 'now']);
  const root = postAt(0)?.id ?? '';
  rig.server.gateway.dispatch('THREAD_CREATE', {
    ...{ id: root, type: 11, guild_id: SERVER, parent_id: GENERAL, owner_id: PERSON },
    ...{ name: 'x', message_count: 0, member_count: 1 },
    thread_metadata: { archived: false, auto_archive_duration: 60, locked: false },
  });
  expect((await say('Tidewerk', { channel: root })).verdict).toMatchObject({
    because: 'told in thread',
  });
});

test('watched words are completed for remove, and picked from the list', async () => {
  await rig.server.command(['newsdesk', 'watch', 'add'], { words: 'port 3, gold' });
  const { data } = await rig.server.complete(['newsdesk', 'watch', 'remove'], 'words', 'g');
  expect(data).toEqual({ choices: [{ name: 'gold', value: 'gold' }] });
  const list = await rig.server.command(['newsdesk', 'watch', 'list']);
  await rig.server.press(idFor(list.data, 'watch.remove'), { choice: 'gold' });
  const left = await rig.server.complete(['newsdesk', 'watch', 'remove'], 'words', '');
  expect(left.data).toEqual({ choices: [{ name: 'port 3', value: 'port 3' }] });
  expect((await say('port 3?')).verdict).toMatchObject({ kind: 'replied' });
});

test('no bot, no edit and no post of our own gets a reply', async () => {
  const bot: Json = { id: '100000000000000055', username: 'b', discriminator: '0', bot: true };
  rig.server.say('Tidewerk', { author: bot });
  rig.server.say('Tidewerk', { author: { ...bot, id: BOT } });
  rig.server.say('Tidewerk', { webhook_id: '123456789012345678' });
  const edited = { id: '900000000000000009', channel_id: GENERAL, guild_id: SERVER, type: 0 };
  const author = { id: PERSON, username: 'ada', discriminator: '0' };
  rig.server.gateway.dispatch('MESSAGE_UPDATE', { ...edited, content: 'Tidewerk', author });
  expect((await say('lunch?')).verdict).toMatchObject({ because: 'no match' });
  expect(rig.server.posts()).toEqual([]);
  expect(verdicts).toHaveLength(1);
});
