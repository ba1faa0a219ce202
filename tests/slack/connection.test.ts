import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doc, text } from '#core/talk/doc.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { HTTP, listeningAt, openSlackRoom, SOCKET } from '../support/slack-room.ts';
import {
  SIGNING_SECRET,
  toMessageEvent,
  toRequest,
  toSlashCommand,
} from '../support/slack-wire.ts';

const NEWS = doc('Nissan', text('Nissan weighs building Foxconn cars'));
let room: SlackRoom;
afterEach(() => room.close());

/** A call of ours is answered after any call of the bot's that was on its way. */
const settled = () => fetch(new URL('settled', room.server.url), { method: 'POST' });

describe('by Socket Mode', () => {
  beforeEach(async () => {
    room = await openSlackRoom(SOCKET);
  });

  test('a connection that Slack wants renewed is renewed at once', async () => {
    await room.start(createRecordingInbox());
    const again = room.log.next('slack connected again');
    room.server.refresh();
    await again;
    expect(room.server.connections()).toBe(1);
    expect(await room.server.command('/news')).toMatchObject({ response_type: 'ephemeral' });
  });

  test('a connection that breaks is opened again', async () => {
    await room.start(createRecordingInbox());
    const again = room.log.next('slack connected again');
    room.server.drop();
    await again;
    expect(await room.server.command('/news')).toMatchObject({ response_type: 'ephemeral' });
  });

  test('a Slack that cannot be reached at that moment is tried again, and said so', async () => {
    await room.start(createRecordingInbox());
    const failed = room.log.next('slack not connected');
    room.server.next('apps.connections.open', 'lose');
    room.server.drop();
    expect(await failed).toMatchObject({
      level: 'warn',
      data: { why: expect.stringMatching(/^Slack does not answer/), again: 1 },
    });
  });

  test('a connection that is closed before its greeting is one failed try, not two', async () => {
    await room.start(createRecordingInbox());
    const failed = room.log.next('slack not connected');
    room.server.refuseNext();
    room.server.drop();
    expect(await failed).toMatchObject({ data: { why: expect.stringContaining('closed') } });
    await settled();
    expect(room.server.calls('apps.connections.open')).toBe(2);
  });

  test('a stop is not taken for a connection that broke', async () => {
    await room.start(createRecordingInbox());
    await room.platform.stop();
    await settled();
    expect(room.server.calls('apps.connections.open')).toBe(1);
    expect(room.server.connections()).toBe(0);
  });

  test('after a stop no connection is opened again', async () => {
    await room.start(createRecordingInbox());
    const failed = room.log.next('slack not connected');
    room.server.next('apps.connections.open', 'lose');
    room.server.drop();
    await failed;
    await room.platform.stop();
    expect(room.server.connections()).toBe(0);
    expect(room.server.calls('apps.connections.open')).toBe(2);
  });

  test('an abort stops it', async () => {
    const stopping = new AbortController();
    await room.platform.start(createRecordingInbox(), stopping.signal);
    stopping.abort();
    await room.platform.stop();
    expect(room.server.connections()).toBe(0);
  });
});

test.each([
  ['Socket Mode', SOCKET],
  ['HTTP', HTTP],
])('a stop lets the answer under way be given, by %s', async (_way, connection) => {
  const { promise, resolve } = Promise.withResolvers<typeof NEWS>();
  const asked = Promise.withResolvers<void>();
  room = await openSlackRoom(connection);
  const command = () => {
    asked.resolve();
    return promise;
  };
  await room.start(createRecordingInbox({ command }));
  const answer = room.server.command('/news');
  await asked.promise;
  const stopped = room.platform.stop();
  resolve(NEWS);
  await stopped;
  expect(room.server.answers()).toHaveLength(1);
  expect(await answer).toMatchObject({ text: 'Nissan' });
});

describe('by HTTP', () => {
  let url: string;
  let inbox: ReturnType<typeof createRecordingInbox>;
  beforeEach(async () => {
    inbox = createRecordingInbox();
    room = await openSlackRoom(HTTP);
    await room.start(inbox);
    url = listeningAt(room.log.lines);
  });

  test('a request with a wrong signature is refused, and the log names the variable', async () => {
    const forged = toRequest(toSlashCommand('/news', 'http://127.0.0.1:9/'), 'another-secret');
    expect(await fetch(url, forged)).toMatchObject({ status: 401 });
    expect(inbox.commands).toEqual([]);
    expect(room.log.lines.map(({ message }) => message).join()).toContain('SLACK_SIGNING_SECRET');
  });

  test('a request without a signature is refused', async () => {
    expect(await fetch(url, { method: 'POST', body: '{}' })).toMatchObject({ status: 401 });
  });

  test('a request that was signed long ago is refused', async () => {
    const request = toRequest(toMessageEvent({ text: 'Foxconn' }), SIGNING_SECRET);
    const headers = { ...request.headers, 'x-slack-request-timestamp': '1' };
    expect(await fetch(url, { ...request, headers })).toMatchObject({ status: 401 });
  });

  test('a body of more than a megabyte is refused', async () => {
    const body = 'x'.repeat(1_000_001);
    expect(await fetch(url, { method: 'POST', body })).toMatchObject({ status: 413 });
  });

  test('other paths are not there', async () => {
    expect(await fetch(new URL('/', url))).toMatchObject({ status: 404 });
  });

  test('after a stop the port is free', async () => {
    await room.platform.stop();
    await expect(fetch(url, { method: 'POST' })).rejects.toThrow();
  });
});
