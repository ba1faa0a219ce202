import { afterEach, describe, expect, test } from 'vitest';
import { doc, text } from '#core/talk/doc.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { createInstalled, HTTP, openSlackRoom, SOCKET } from '../support/slack-room.ts';
import { faultsOf, shownText } from '../support/slack-rules.ts';
import { toMessageAction } from '../support/slack-visits.ts';

const FOUND = doc('Found', text('Nissan weighs building Foxconn cars'));

let room: SlackRoom;
afterEach(() => room.close());

async function open(
  connection: typeof SOCKET | typeof HTTP = SOCKET,
  options: Parameters<typeof openSlackRoom>[1] = {},
) {
  const inbox = createRecordingInbox({ find: async () => FOUND });
  room = await openSlackRoom(connection, options);
  await room.start(inbox);
  return inbox;
}

describe.each([
  ['Socket Mode', SOCKET],
  ['HTTP', HTTP],
])('by %s', (_way, connection) => {
  test('a message that somebody points at is answered to them alone, where it is', async () => {
    const inbox = await open(connection);
    const answer = await room.server.point({ message: { text: 'so what is Foxconn up to?' } });
    expect(answer).toMatchObject({ response_type: 'ephemeral' });
    expect(answer).not.toHaveProperty('thread_ts');
    expect(shownText(answer)).toContain('Nissan weighs');
    expect(faultsOf(answer)).toEqual([]);
    expect(inbox.pointedAt).toMatchObject([
      {
        asked: {
          place: { platform: 'slack', workspace: 'T0NEWSROOM', channel: 'C0ELSEWHERE' },
          person: { id: 'U0MARTA', name: 'marta' },
        },
        text: 'so what is Foxconn up to?',
      },
    ]);
    expect(inbox.heard).toEqual([]);
  });
});

test('its text is cleaned as what is heard is', async () => {
  const inbox = await open();
  const said = '<@U1> <!channel> AT&amp;T and <https://a.example|the deal> &lt;here&gt;';
  await room.server.point({ message: { text: said } });
  expect(inbox.pointedAt[0]?.text).toBe('AT&T and the deal <here>');
});

test.each([
  [{}, ''],
  [
    { text: '', attachments: [{ fallback: 'Foxconn opens a plant' }, { fallback: 7 }] },
    'Foxconn opens a plant',
  ],
  [{ text: null, attachments: 'none' }, ''],
])('of a message like %j the words are %j', async (message, words) => {
  const inbox = await open();
  await room.server.point({ message });
  expect(inbox.pointedAt[0]?.text).toBe(words);
});

test('in a thread it is answered there', async () => {
  await open();
  const answer = await room.server.point({ message: { text: 'x', thread_ts: '17.000001' } });
  expect(answer).toMatchObject({ thread_ts: '17.000001', response_type: 'ephemeral' });
});

test('another app’s shortcut is none of ours', async () => {
  const inbox = await open();
  const pointed = { message: { text: 'x' }, callback: 'make_tea' };
  await room.server.deliver(toMessageAction(pointed, 'http://127.0.0.1:9/unused'));
  await room.server.point({ message: { text: 'y' } });
  expect(inbox.pointedAt.map(({ text }) => text)).toEqual(['y']);
});

test('of what the message says nothing is logged, whatever happens to the answer', async () => {
  await open();
  room.server.answerStatus(404);
  const line = room.log.next('answer not delivered');
  void room.server.point({ message: { text: 'my secret' } });
  await line;
  expect(JSON.stringify(room.log.lines)).not.toMatch(/secret|\/response\//);
});

test('it works in an installed workspace, and asks nothing where the bot is not installed', async () => {
  const installations = createInstalled();
  const inbox = await open(SOCKET, { installations });
  const { token: botToken, botUser: botUserId } = room.server.addWorkspace('T1', ['C1']);
  const since = '2026-11-22T08:00:00Z';
  await installations.put({ platform: 'slack', workspace: 'T1', botToken, botUserId, since });
  await room.server.point({ message: { text: 'x' }, team: 'T1' });
  expect(inbox.pointedAt).toMatchObject([{ asked: { place: { workspace: 'T1' } } }]);
  const line = room.log.next('slack event not for us');
  const pointed = { message: { text: 'x' }, team: 'T2' };
  await room.server.deliver(toMessageAction(pointed, 'http://127.0.0.1:9/unused'));
  await line;
  expect(inbox.pointedAt).toHaveLength(1);
});
