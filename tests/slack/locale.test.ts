import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { sentencesIn } from '#core/talk/sentences/catalogue.ts';
import type { RecordingInbox } from '../platform/inbox.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { openSlackRoom, SOCKET } from '../support/slack-room.ts';
import { BOT_USER, toEvent } from '../support/slack-wire.ts';

const GRACE = 'U0GRACE';

let room: SlackRoom;
let inbox: RecordingInbox;

beforeEach(async () => {
  inbox = createRecordingInbox();
  room = await openSlackRoom(SOCKET, { commands });
  room.server.workspace.users.set(GRACE, { locale: 'en-US' });
});
afterEach(() => room.close());

test('whoever asks is known to read what their Slack is set to, asked for only then', async () => {
  await room.start(inbox);
  await room.server.command('/news', { user: GRACE });
  expect(room.server.calls('users.info')).toBe(0);
  const [command] = inbox.commands;
  expect(await command?.asked.person.locale?.()).toBe('en-US');
  expect(command?.asked.locale).toBeUndefined();
});

test('a look-up that fails gives none, and the next one is asked again', async () => {
  await room.start(inbox);
  await room.server.command('/news', { user: GRACE });
  room.server.next('users.info', 'lose');
  const person = inbox.commands[0]?.asked.person;
  expect(await person?.locale?.()).toBeUndefined();
  expect(await person?.locale?.()).toBe('en-US');
});

test('a message has the language of whoever wrote it, an arrival that of whoever invited the bot', async () => {
  const locales: unknown[] = [];
  await room.start({
    ...inbox,
    async arrive(place, locale) {
      locales.push(await locale?.());
      await inbox.arrive(place);
    },
  });
  const heard = inbox.nextHeard();
  await room.server.say({ text: 'Foxconn', user: GRACE });
  expect(await (await heard).locale?.()).toBe('en-US');
  const joined = { type: 'member_joined_channel', channel: 'C0NEWS', channel_type: 'C' };
  for (const inviter of [{ inviter: GRACE }, {}]) {
    const arrived = inbox.nextArrival();
    await room.server.deliver(toEvent({ ...joined, ...inviter, user: BOT_USER }));
    await arrived;
  }
  expect(locales).toEqual(['en-US', undefined]);
});

test('a form is in the language of whoever opens it, down to what is wrong in it', async () => {
  const { commands: abouts, ...rest } = sentencesIn('en-US');
  const digestSet = { ...abouts.digestSet, about: 'jeden Tag' };
  const say = {
    ...{ ...rest, locale: 'de', commands: { ...abouts, digestSet } },
    notACount: () => 'so nicht',
  };
  await room.start({ ...inbox, sentences: async () => say });
  const { form, submit } = await room.server.form('/newsdesk digest set');
  expect(JSON.stringify(form)).toContain('jeden Tag');
  expect(JSON.stringify(form)).toContain('Montag');
  expect(await submit({ time: '08:30', max: '99' })).toMatchObject({ errors: { max: 'so nicht' } });
});
