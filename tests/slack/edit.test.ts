import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import { doc, heading, text } from '#core/talk/doc.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { HERE, openSlackRoom, SOCKET } from '../support/slack-room.ts';
import type { Behaviour } from '../support/slack-server.ts';

const NEWS = doc('Nissan & Foxconn', heading('Cars'), text('Nissan weighs building Foxconn cars'));
const LATER = doc('Nissan @here', text('Nissan will build Foxconn cars'));
const KEY = 'slack:T0NEWSROOM:C0NEWS:digest:d1:2026-11-22' as DeliveryKey;
const MARTA: Place = { ...HERE, channel: '@U0MARTA', direct: true };
let room: SlackRoom;

beforeEach(async () => {
  room = await openSlackRoom(SOCKET);
});
afterEach(() => room.close());

async function post(place = HERE): Promise<string> {
  const posted = await room.platform.post(place, NEWS, KEY);
  if (posted.kind !== 'sent') throw new Error(posted.reason);
  return posted.ref;
}

const edit = (ref: string, place = HERE) =>
  room.platform.edit(place, ref, { doc: LATER, key: KEY });

test('an edit replaces text and blocks, and keeps key and thread', async () => {
  const thread = { ...HERE, thread: await post() };
  const ref = await post(thread);
  expect(await edit(ref, thread)).toEqual({ kind: 'sent', ref });
  expect(room.server.posts()).toMatchObject([
    { text: 'Nissan &amp; Foxconn', blocks: [{ type: 'header' }, { type: 'rich_text' }] },
    {
      ts: ref,
      thread_ts: thread.thread,
      text: 'Nissan @here',
      blocks: [{ type: 'rich_text' }],
      metadata: { event_type: 'newsdesk_delivery', event_payload: { key: KEY } },
    },
  ]);
  expect(room.server.posts()[1]?.blocks).toHaveLength(1);
});

test('names and addresses in an edited text stay words', async () => {
  await edit(await post());
  // chat.update makes links of them unless it is told not to; chat.postMessage does not.
  expect(room.server.lastCall('chat.update')).toMatchObject({ parse: 'none' });
});

describe('what Slack answers to an edit', () => {
  test.each<[Behaviour, object]>([
    [{ error: 'message_not_found' }, { kind: 'refused', reason: 'message_not_found' }],
    [{ error: 'edit_window_closed' }, { kind: 'refused', reason: 'edit_window_closed' }],
    [{ error: 'cant_update_message' }, { kind: 'refused', reason: 'cant_update_message' }],
    [{ retryAfter: 9 }, { kind: 'refused', reason: 'ratelimited', retryAfter: 9 }],
    [{ error: 'internal_error' }, { kind: 'unknown', reason: 'internal_error' }],
    [{ status: 502 }, { kind: 'unknown', reason: 'http_502' }],
    ['take-and-cut', { kind: 'unknown', reason: 'connection' }],
  ])('%j', async (behaviour, edited) => {
    const ref = await post();
    room.server.next('chat.update', behaviour);
    expect(await edit(ref)).toEqual(edited);
    expect(room.server.calls('chat.update')).toBe(1);
  });
});

describe('in a conversation with one person', () => {
  test('a post names the person; finding and editing name the conversation, asked for once', async () => {
    const ref = await post(MARTA);
    const since = Temporal.Now.instant();
    expect(await room.platform.find(MARTA, KEY, since)).toEqual({ kind: 'found', ref });
    expect(await edit(ref, MARTA)).toEqual({ kind: 'sent', ref });
    expect(room.server.lastCall('chat.postMessage')).toMatchObject({ channel: 'U0MARTA' });
    expect(room.server.lastCall('chat.update')).toMatchObject({ channel: 'D0MARTA' });
    expect(room.server.calls('conversations.open')).toBe(1);
  });

  test('the conversation’s own id works the same way', async () => {
    const direct = { ...MARTA, channel: 'D0MARTA' };
    const ref = await post(direct);
    expect(await edit(ref, direct)).toEqual({ kind: 'sent', ref });
    const found = await room.platform.find(direct, KEY, Temporal.Now.instant());
    expect(found).toEqual({ kind: 'found', ref });
    expect(room.server.calls('conversations.open')).toBe(0);
  });

  test('a conversation that cannot be opened for now is no reason to give up', async () => {
    const ref = await post(MARTA);
    room.server.next('conversations.open', 'lose');
    const later = { reason: 'connection', retryAfter: 5 };
    expect(await edit(ref, MARTA)).toEqual({ kind: 'refused', ...later });
    room.server.next('conversations.open', { retryAfter: 8 });
    const found = await room.platform.find(MARTA, KEY, Temporal.Now.instant());
    expect(found).toEqual({ kind: 'later', reason: 'ratelimited', retryAfter: 8 });
    expect(room.server.calls('chat.update')).toBe(0);
  });

  test('without the permission to open it, it is unreadable', async () => {
    room.server.workspace.scopes.delete('im:write');
    await post(MARTA);
    const found = await room.platform.find(MARTA, KEY, Temporal.Now.instant());
    expect(found).toEqual({ kind: 'unreadable', reason: 'missing_scope' });
  });
});
