import { afterEach, describe, expect, test } from 'vitest';
import { doc, text } from '#core/talk/doc.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { HERE, HTTP, openSlackRoom, SOCKET } from '../support/slack-room.ts';
import { faultsOf, shownText } from '../support/slack-rules.ts';
import { toEvent, toPress } from '../support/slack-wire.ts';

const NEWS = doc('Nissan', text('Nissan weighs building Foxconn cars'));

describe.each([
  ['Socket Mode', SOCKET],
  ['HTTP', HTTP],
])('by %s', (_way, connection) => {
  let room: SlackRoom;
  const open = async (answers?: Parameters<typeof createRecordingInbox>[0]) => {
    const inbox = createRecordingInbox(answers);
    room = await openSlackRoom(connection);
    await room.start(inbox);
    return inbox;
  };
  afterEach(() => room.close());

  test('a command is answered privately, to the person and place it came from', async () => {
    const inbox = await open({ command: async () => NEWS });
    const answer = await room.server.command('/news foxconn 2');
    expect(answer.response_type).toBe('ephemeral');
    expect(shownText(answer)).toContain('Nissan weighs building Foxconn cars');
    expect(faultsOf(answer)).toEqual([]);
    expect(inbox.commands).toMatchObject([
      {
        asked: { place: HERE, person: { id: 'U0MARTA', name: 'marta' }, id: expect.any(String) },
        said: { kind: 'typed', text: '/news foxconn 2' },
      },
    ]);
  });

  test('what was typed after a command arrives as it was typed', async () => {
    const inbox = await open();
    await room.server.command('/news AT&T <b> &lt; <!channel>');
    expect(inbox.commands[0]?.said).toEqual({
      kind: 'typed',
      text: '/news AT&T <b> &lt; <!channel>',
    });
  });

  test('a command without words and a sub-command arrive whole', async () => {
    const inbox = await open();
    await room.server.command('/news');
    await room.server.command('/newsdesk help');
    const said = inbox.commands.map((entry) => entry.said);
    expect(said).toMatchObject([{ text: '/news' }, { text: '/newsdesk help' }]);
  });

  test('a command is acknowledged before its answer is there', async () => {
    const { promise, resolve } = Promise.withResolvers<typeof NEWS>();
    await open({ command: () => promise });
    const answer = room.server.command('/news');
    // The socket's acknowledgement of a second delivery shows that the first did not hold it up.
    await room.server.deliver(
      toEvent({ type: 'member_joined_channel', user: 'U1', channel: 'C1' }),
    );
    expect(room.server.answers()).toEqual([]);
    resolve(NEWS);
    expect(shownText(await answer)).toContain('Nissan');
  });

  test('a button brings its action back, and its answer takes the place of the message', async () => {
    const inbox = await open({ press: async () => ({ kind: 'show', doc: NEWS }) });
    const answer = await room.server.press({ actionId: 'news.page:2:foxconn' });
    expect(inbox.presses).toMatchObject([
      { action: { name: 'news.page', value: '2:foxconn' }, place: HERE },
    ]);
    expect(inbox.presses[0]).not.toHaveProperty('choice');
    expect(answer).toMatchObject({ replace_original: true, response_type: 'ephemeral' });
  });

  test('a menu brings back what was picked', async () => {
    const inbox = await open();
    await room.server.press({ actionId: 'news.read:', choice: 'a1' });
    expect(inbox.presses).toMatchObject([
      { action: { name: 'news.read', value: '' }, choice: 'a1' },
    ]);
  });

  test('telling leaves the message, sharing shows a new one to everybody', async () => {
    const outcomes = { tell: 'tell:', share: 'share:' } as const;
    await open({
      press: async ({ action }) => ({ kind: action.name as keyof typeof outcomes, doc: NEWS }),
    });
    const told = await room.server.press({ actionId: 'tell:' });
    expect(told).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    const shared = await room.server.press({ actionId: 'share:', thread: '17.000001' });
    expect(shared).toMatchObject({
      response_type: 'in_channel',
      replace_original: false,
      thread_ts: '17.000001',
    });
  });

  test('a button that only opens an address is acknowledged and asks nothing', async () => {
    const inbox = await open();
    await room.server.deliver(toPress({ actionId: 'open:1' }, 'http://127.0.0.1:9/unused'));
    await room.server.press({ actionId: 'news.page:1' });
    expect(inbox.presses.map(({ action }) => action.name)).toEqual(['news.page']);
  });

  test('an answer that Slack does not take is one log line, without its secret address', async () => {
    await open();
    room.server.answerStatus(404);
    const line = room.log.next('answer not delivered');
    void room.server.command('/news');
    expect(await line).toMatchObject({
      level: 'warn',
      data: { method: 'response_url', status: 404 },
    });
    expect(JSON.stringify(room.log.lines)).not.toContain('/response/');
  });
});
