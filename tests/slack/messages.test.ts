import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordingInbox } from '../platform/inbox.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { HERE, openSlackRoom, SOCKET } from '../support/slack-room.ts';
import { BOT_USER, toEvent, toMessageEvent } from '../support/slack-wire.ts';

let room: SlackRoom;
let inbox: RecordingInbox;

beforeEach(async () => {
  inbox = createRecordingInbox();
  room = await openSlackRoom(SOCKET);
  await room.start(inbox);
});
afterEach(() => room.close());

/** Everything sent before this one has been dealt with, since events are handled in their order. */
const heardUpToNow = async () => {
  const last = inbox.nextHeard();
  await room.server.say({ text: 'that is all' });
  await last;
  return inbox.heard.map(({ text }) => text);
};

test('the same event twice reaches the inbox twice under one id, which is what it knows it by', async () => {
  const event = toMessageEvent({ text: 'Foxconn!' });
  await room.server.deliver(event);
  await room.server.deliver(event);
  await heardUpToNow();
  const [first, second] = inbox.heard;
  expect(first?.id).toMatch(/^Ev/);
  expect(second?.id).toBe(first?.id);
});

test('a bot whose post does not say that it is one is not answered', async () => {
  await room.server.say({ text: 'beep Foxconn', user: 'U0ROBOT', client_msg_id: undefined });
  await room.server.say({ text: 'I like Foxconn', client_msg_id: undefined });
  await room.server.say({ text: 'who am I', user: 'U0NOBODY', client_msg_id: undefined });
  expect(await heardUpToNow()).toEqual(['I like Foxconn', 'that is all']);
});

test('our own post is not heard, whether or not it carries a bot id', async () => {
  await room.server.say({ text: 'Foxconn', user: BOT_USER });
  await room.server.say({ text: 'Foxconn', user: BOT_USER, bot_id: 'B0NEWSDESK' });
  expect(await heardUpToNow()).toEqual(['that is all']);
});

test('coming to a channel is told to the inbox; somebody else coming is not', async () => {
  const arrived = inbox.nextArrival();
  const joined = { type: 'member_joined_channel', channel: 'C0NEWS', channel_type: 'C' };
  await room.server.deliver(toEvent({ ...joined, user: 'U0MARTA' }));
  await room.server.deliver(toEvent({ ...joined, user: BOT_USER }));
  expect(await arrived).toEqual(HERE);
  expect(inbox.arrivals).toEqual([HERE]);
});

test('an event that nobody declared, or with nothing in it, harms nothing', async () => {
  await room.server.deliver(toEvent({ type: 'emoji_changed' }));
  await room.server.deliver(toEvent({ type: 'message' }));
  await room.server.deliver(
    toEvent({ type: 'message', channel: 'C0NEWS', user: 'U1', text: null }),
  );
  expect(await heardUpToNow()).toEqual(['that is all']);
});

test('what people say reaches no log line', async () => {
  await room.server.say({ text: 'a secret about Foxconn' });
  await heardUpToNow();
  expect(JSON.stringify(room.log.lines)).not.toContain('secret');
});

test.each([
  ['U0MARTA', 'member'],
  ['U0ADMIN', 'admin'],
  ['U0OWNER', 'admin'],
  ['U0GUEST', 'guest'],
  ['U0SINGLE', 'guest'],
  ['U0STRANGER', 'guest'],
])('%s stands as %s', async (user, standing) => {
  await room.server.command('/news', { user });
  expect(await inbox.commands[0]?.asked.person.standing()).toBe(standing);
});

test('standing is asked of Slack only when it is needed, and then remembered', async () => {
  await room.server.command('/news', { user: 'U0ADMIN' });
  await room.server.command('/news', { user: 'U0ADMIN' });
  expect(room.server.calls('users.info')).toBe(0);
  const standings = inbox.commands.map(({ asked }) => asked.person.standing());
  expect(await Promise.all(standings)).toEqual(['admin', 'admin']);
  expect(room.server.calls('users.info')).toBe(1);
});

test('a person’s zone is what their Slack says, and nothing where it says none or cannot be asked', async () => {
  await room.server.command('/news');
  await room.server.command('/news', { user: 'U0ADMIN' });
  const [marta, admin] = inbox.commands.map(({ asked }) => asked.person);
  room.server.next('users.info', 'lose');
  expect(await marta?.zone?.()).toBeUndefined();
  expect(await marta?.zone?.()).toBe('Europe/Rome');
  expect(await admin?.zone?.()).toBeUndefined();
});

test('a standing that Slack does not tell is an error, and is asked again the next time', async () => {
  await room.server.command('/news');
  const person = inbox.commands[0]?.asked.person;
  room.server.next('users.info', { error: 'fatal_error' });
  await expect(person?.standing()).rejects.toThrow('users.info: fatal_error');
  expect(await person?.standing()).toBe('member');
});
