import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commands } from '#commands/index.ts';
import type { Verdict } from '#core/desk/silence.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { openSlackRoom, SOCKET } from '../support/slack-room.ts';
import { faultsOf, nodesOf, shownText } from '../support/slack-rules.ts';
import { BOT_USER, toEvent } from '../support/slack-wire.ts';

let room: SlackRoom;
let newsroom: Newsroom;
let verdicts: Verdict[];

/** The whole desk behind the adapter, with the loopback Slack before it. */
beforeEach(async () => {
  newsroom = openNewsroom();
  verdicts = [];
  room = await openSlackRoom(SOCKET, { commands });
  newsroom.desk.join(room.platform);
  await room.start({
    ...newsroom.inbox,
    async hear(heard) {
      const verdict = await newsroom.inbox.hear(heard);
      verdicts.push(verdict);
      return verdict;
    },
  });
});
afterEach(() => room.close());

const say = async (text: string, more: object = {}): Promise<Verdict | undefined> => {
  const count = verdicts.length + 1;
  await room.server.say({ text, ...more });
  await vi.waitUntil(() => verdicts.length === count);
  return verdicts.at(-1);
};
const buttonsOf = (body: unknown) =>
  nodesOf(body).flatMap(({ type, action_id }) => (type === 'button' ? [String(action_id)] : []));
const buttonFor = (body: unknown, name: string): string =>
  buttonsOf(body).find((id) => id.startsWith(name)) ?? '';

test('a reply stands in the thread of the message, with its word and its buttons', async () => {
  expect(await say('did you see Tidewerk?', { ts: '17.000001' })).toMatchObject({
    kind: 'replied',
  });
  const [post] = room.server.posts();
  expect(post).toMatchObject({ thread_ts: '17.000001' });
  expect(post && faultsOf(post)).toEqual([]);
  expect(shownText(post as never)).toMatch(/Quayside weighs selling[\s\S]*Tidewerk/);
  expect(buttonsOf(post).map((id) => id.split(':')[0])).toEqual(['mentions.why', 'mentions.quiet']);
});

test('a message in a thread is answered in that thread', async () => {
  await say('Tidewerk', { ts: '17.000002', thread_ts: '17.000001' });
  expect(room.server.posts()).toMatchObject([{ thread_ts: '17.000001' }]);
});

test('Why this? is told in the thread to whoever asks alone', async () => {
  await say('Tidewerk', { ts: '17.000001' });
  const actionId = buttonFor(room.server.posts()[0], 'mentions.why');
  const answer = await room.server.press({ actionId, thread: '17.000001', user: 'U0GUEST' });
  expect(answer).toMatchObject({
    response_type: 'ephemeral',
    replace_original: false,
    thread_ts: '17.000001',
  });
  expect(shownText(answer)).toMatch(/“Tidewerk”, and that is a name[\s\S]*Quayside weighs/);
  expect(faultsOf(answer)).toEqual([]);
});

test('Mute… offers a member all there is, and a guest themselves; what they pick takes its place', async () => {
  await say('Tidewerk');
  const actionId = buttonFor(room.server.posts()[0], 'mentions.quiet');
  const offered = await room.server.press({ actionId });
  expect(buttonsOf(offered)).toEqual([
    'mentions.mute:word:Tidewerk',
    expect.stringMatching(/^mentions\.mute:story:/),
    'mentions.mute:channel:',
    'mentions.optout:',
  ]);
  expect(faultsOf(offered)).toEqual([]);
  expect(buttonsOf(await room.server.press({ actionId, user: 'U0GUEST' }))).toEqual([
    'mentions.optout:',
  ]);
  const done = await room.server.press({ actionId: 'mentions.optout:', user: 'U0GUEST' });
  expect(done).toMatchObject({ response_type: 'ephemeral', replace_original: true });
  newsroom.clock.advance({ minutes: 2 });
  expect(await say('BrineCo1', { user: 'U0GUEST' })).toMatchObject({ because: 'opted out' });
  expect(await say('BrineCo1')).toMatchObject({ kind: 'replied' });
});

test('a thread under a digest is not told what the digest tells', async () => {
  await room.server.command('/newsdesk digest now');
  const ts = room.server.posts()[0]?.ts;
  expect(await say('Tidewerk', { thread_ts: ts })).toMatchObject({ because: 'told in thread' });
  expect(await say('Tidewerk')).toMatchObject({ kind: 'replied' });
});

test('words are watched and muted by what is typed', async () => {
  const added = await room.server.command('/newsdesk watch add port 3, “rare earths”');
  expect(shownText(added)).toMatch(/“port 3” and “rare earths”/);
  expect(await say('any port 3 news?')).toMatchObject({ kind: 'replied' });
  await room.server.command('/newsdesk mentions mute port 3');
  newsroom.clock.advance({ hours: 24 });
  expect(await say('any port 3 news?')).toMatchObject({ because: 'muted' });
  const list = await room.server.command('/newsdesk watch list');
  expect(faultsOf(list)).toEqual([]);
  const removed = await room.server.press({ actionId: 'watch.remove:', choice: 'port 3' });
  expect(shownText(removed)).toMatch(/Not watched here any more: “port 3”/);
});

test('no bot, no edit and no post of our own gets a reply', async () => {
  await room.server.say({ text: 'Tidewerk', bot_id: 'B0OTHER' });
  await room.server.say({ text: 'Tidewerk', user: BOT_USER });
  await room.server.say({ text: 'Tidewerk', user: 'U0ROBOT', client_msg_id: undefined });
  const message = { type: 'message', user: 'U0MARTA', text: 'Tidewerk', ts: '17.1' };
  const changed = { type: 'message', subtype: 'message_changed', channel: 'C0NEWS' };
  await room.server.deliver(toEvent({ ...changed, message, previous_message: message }));
  expect(await say('lunch?')).toMatchObject({ because: 'no match' });
  expect(room.server.calls('chat.postMessage')).toBe(0);
  expect(verdicts).toHaveLength(1);
});
