import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { doc, text } from '#core/talk/doc.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { HERE, openSlackRoom, SOCKET } from '../support/slack-room.ts';
import type { Behaviour } from '../support/slack-server.ts';

const NEWS = doc('Nissan & Foxconn', text('Nissan weighs building Foxconn cars'));
const KEY = 'slack:T0NEWSROOM:C0NEWS:digest:now:1' as DeliveryKey;
let room: SlackRoom;
let since: Temporal.Instant;

beforeEach(async () => {
  room = await openSlackRoom(SOCKET);
  since = Temporal.Now.instant();
});
afterEach(() => room.close());

const post = (place = HERE) => room.platform.post(place, NEWS, KEY);
const find = (place = HERE) => room.platform.find(place, KEY, since);

test('a post needs no start, and carries text, blocks and key', async () => {
  expect(await post()).toMatchObject({ kind: 'sent' });
  expect(room.server.posts()).toMatchObject([
    {
      channel: 'C0NEWS',
      text: 'Nissan &amp; Foxconn',
      blocks: [{ type: 'rich_text' }],
      metadata: { event_type: 'newsdesk_delivery', event_payload: { key: KEY } },
    },
  ]);
});

test('a reply goes into its thread, and is found there', async () => {
  const first = await post();
  if (first.kind !== 'sent') throw new Error('not sent');
  const thread = { ...HERE, thread: first.ref };
  const key = `${KEY}2` as DeliveryKey;
  const reply = await room.platform.post(thread, NEWS, key);
  expect(reply).toMatchObject({ kind: 'sent' });
  expect(await room.platform.find(thread, key, since)).toEqual({ ...reply, kind: 'found' });
  expect(await room.platform.find(HERE, key, since)).toEqual({ kind: 'absent' });
});

describe('what Slack answers', () => {
  test.each<[string, Behaviour, object]>([
    [
      'a place that is gone',
      { error: 'channel_not_found' },
      { kind: 'refused', reason: 'channel_not_found' },
    ],
    ['a limit', { retryAfter: 30 }, { kind: 'refused', reason: 'ratelimited', retryAfter: 30 }],
    ['a limit as an error', { error: 'ratelimited' }, { kind: 'refused', reason: 'ratelimited' }],
    ['a limit without a time', { status: 429 }, { kind: 'refused', reason: 'ratelimited' }],
    ['a refusal by HTTP', { status: 413 }, { kind: 'refused', reason: 'http_413' }],
    ['fatal_error', { error: 'fatal_error' }, { kind: 'unknown', reason: 'fatal_error' }],
    ['internal_error', { error: 'internal_error' }, { kind: 'unknown', reason: 'internal_error' }],
    ['a server in trouble', { status: 502 }, { kind: 'unknown', reason: 'http_502' }],
    ['a page of HTML', { error: '<html>Sign in</html>' }, { kind: 'unknown', reason: 'no_json' }],
    ['a cut', 'lose', { kind: 'unknown', reason: 'connection' }],
  ])('%s', async (_what, behaviour, posted) => {
    room.server.next('chat.postMessage', behaviour);
    expect(await post()).toEqual(posted);
    expect(room.server.calls('chat.postMessage')).toBe(1);
  });

  test('a limit on one channel holds no other', async () => {
    room.server.next('chat.postMessage', { retryAfter: 30 });
    const [first, second] = await Promise.all([post(), post({ ...HERE, channel: 'D0MARTA' })]);
    expect([first.kind, second.kind].toSorted()).toEqual(['refused', 'sent']);
  });
});

describe('finding', () => {
  test('a message of somebody else with our key is not ours', async () => {
    await post();
    const [kept] = room.server.posts();
    if (kept === undefined) throw new Error('nothing was posted');
    room.server.workspace.messages.splice(0, 1, { ...kept, user: 'U0ROBOT', bot_id: 'B0ROBOT' });
    expect(await find()).toEqual({ kind: 'absent' });
  });

  test('a message from before is not looked at', async () => {
    await post();
    since = Temporal.Now.instant().add({ minutes: 2 });
    expect(await find()).toEqual({ kind: 'absent' });
  });

  test('a post on a later page of the history is found', async () => {
    const posted = await post();
    for (let n = 0; n < 450; n += 1) room.server.remember({ text: `line ${n}` });
    expect(await find()).toEqual({ ...posted, kind: 'found' });
    expect(room.server.calls('conversations.history')).toBe(3);
  });

  test('a history too long to be read to its end is unreadable, never absent', async () => {
    for (let n = 0; n < 2_100; n += 1) room.server.remember({ text: `line ${n}` });
    expect(await find()).toEqual({ kind: 'unreadable', reason: 'too many messages since' });
    expect(room.server.calls('conversations.history')).toBe(10);
  });

  test.each<[Behaviour, string]>([
    [{ error: 'missing_scope' }, 'missing_scope'],
    [{ error: 'not_in_channel' }, 'not_in_channel'],
    [{ error: 'token_revoked' }, 'token_revoked'],
  ])('%j leaves it unreadable', async (behaviour, reason) => {
    room.server.next('conversations.history', behaviour);
    expect(await find()).toEqual({ kind: 'unreadable', reason });
  });

  test.each<[Behaviour, string, number]>([
    [{ retryAfter: 60 }, 'ratelimited', 60],
    [{ status: 429 }, 'ratelimited', 30],
    [{ error: 'ratelimited' }, 'ratelimited', 30],
    [{ status: 503 }, 'http_503', 5],
    [{ error: 'internal_error' }, 'internal_error', 5],
    [{ error: '<html>Sign in</html>' }, 'no_json', 5],
    ['lose', 'connection', 5],
  ])('%j is to be asked again later', async (behaviour, reason, retryAfter) => {
    room.server.next('conversations.history', behaviour);
    expect(await find()).toEqual({ kind: 'later', reason, retryAfter });
  });

  test('who we are is part of it, and may have to be asked for later too', async () => {
    await post();
    room.server.next('auth.test', 'lose');
    expect(await find()).toEqual({ kind: 'later', reason: 'connection', retryAfter: 5 });
    expect(await find()).toMatchObject({ kind: 'found' });
  });
});
