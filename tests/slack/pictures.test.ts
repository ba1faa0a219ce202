import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Doc } from '#core/talk/doc.ts';
import { withoutPictures } from '#core/talk/pictured.ts';
import { toSlackAnswer, toSlackPost } from '#slack/render.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { picturedDoc } from '../support/pictures.ts';
import { HERE, openSlackRoom, type SlackRoom, SOCKET } from '../support/slack-room.ts';
import type { Behaviour } from '../support/slack-server.ts';

const NEWS = picturedDoc();
const WORDS = withoutPictures(NEWS);
const KEY = 'slack:T0NEWSROOM:C0NEWS:digest:d1:2026-11-22' as DeliveryKey;

let room: SlackRoom;
const open = async (pictureWithin = 5_000): Promise<void> => {
  await room?.close();
  room = await openSlackRoom(SOCKET, { pictureWithin });
};
beforeEach(() => open());
afterEach(() => room.close());

const post = (doc: Doc = NEWS, place = HERE) => room.platform.post(place, doc, KEY);
const edit = (ref: string, doc: Doc = NEWS) => room.platform.edit(HERE, ref, { doc, key: KEY });
const sent = (posted: object): string => ('ref' in posted ? String(posted.ref) : 'not sent');
const posts = () => room.server.calls('chat.postMessage');
const uploads = () => room.server.calls('files.completeUploadExternal');
const wordsOnly = JSON.stringify(toSlackPost(HERE, WORDS, KEY).blocks);
/** Whether the last post stands there in words alone. */
const isWordsOnly = () => JSON.stringify(room.server.posts().at(-1)?.blocks) === wordsOnly;

describe('a picture', () => {
  test('is uploaded for no channel, and shown by its id with its words', async () => {
    expect(await post()).toMatchObject({ kind: 'sent' });
    expect(room.server.lastCall('files.completeUploadExternal')).not.toHaveProperty('channel_id');
    const [file] = room.server.workspace.files.keys();
    expect(room.server.posts()[0]?.blocks).toEqual([
      {
        ...{ type: 'image', slack_file: { id: file } },
        alt_text: 'Nissan weighs building Foxconn EVs, 22 November 2026.',
      },
      expect.objectContaining({ type: 'rich_text' }),
      expect.objectContaining({ type: 'rich_text' }),
    ]);
  });

  test('waits until Slack has looked through it', async () => {
    room.server.workspace.slowness = 2;
    expect(await post()).toMatchObject({ kind: 'sent' });
    expect(room.server.calls('files.info')).toBe(3);
    expect(posts()).toBe(1);
    expect(isWordsOnly()).toBe(false);
  });

  test('is uploaded once for all channels, and for the edits that keep it', async () => {
    const ref = sent(await post());
    await post(NEWS, { ...HERE, channel: 'D0MARTA' });
    expect(await edit(ref)).toEqual({ kind: 'sent', ref });
    expect(await edit(ref, picturedDoc('Another lead'))).toEqual({ kind: 'sent', ref });
    expect(uploads()).toBe(2);
    expect(JSON.stringify(room.server.posts()[0])).toContain('Another lead');
  });

  test('comes with a private answer', async () => {
    await room.start(createRecordingInbox({ command: async () => NEWS }));
    const answer = await room.server.command('/news');
    expect(answer.blocks).toMatchObject([{ type: 'image' }, {}, {}]);
  });
});

describe('without its picture the message is what it is where pictures are off', () => {
  test.each<[string, Behaviour]>([
    ['files.getUploadURLExternal', { error: 'missing_scope' }],
    ['files.getUploadURLExternal', { retryAfter: 30 }],
    ['files.getUploadURLExternal', 'lose'],
    ['files.completeUploadExternal', { error: 'file_not_found' }],
    ['files.completeUploadExternal', { status: 502 }],
    ['files.info', { error: 'missing_scope' }],
  ])('where %s ends in %j', async (method, behaviour) => {
    room.server.next(method, behaviour);
    expect(await post()).toMatchObject({ kind: 'sent' });
    expect(posts()).toBe(1);
    expect(isWordsOnly()).toBe(true);
    // The next one may have better luck.
    await post();
    expect(isWordsOnly()).toBe(false);
  });

  test('where the upload hangs: the post does not wait for it, nor loses its place', async () => {
    await open(20);
    const { promise: after, resolve } = Promise.withResolvers<void>();
    room.server.next('files.getUploadURLExternal', { after });
    expect(await post()).toMatchObject({ kind: 'sent' });
    expect(posts()).toBe(1);
    expect(isWordsOnly()).toBe(true);
    resolve();
  });
});

describe('a post whose picture Slack refuses', () => {
  test.each(['invalid_blocks', 'file_not_found'])(
    'as %s is made without it, once',
    async (error) => {
      room.server.next('chat.postMessage', { error });
      expect(await post()).toMatchObject({ kind: 'sent' });
      expect(posts()).toBe(2);
      expect(room.server.postsByKey().get(KEY)).toBe(1);
      expect(isWordsOnly()).toBe(true);
      await post();
      expect(uploads()).toBe(2);
    },
  );

  test('and whose words are refused too is refused', async () => {
    room.server.next('chat.postMessage', { error: 'invalid_blocks' });
    room.server.next('chat.postMessage', { error: 'is_archived' });
    expect(await post()).toEqual({ kind: 'refused', reason: 'is_archived' });
    expect(posts()).toBe(2);
  });

  test('is refused where the refusal has nothing to do with it', async () => {
    room.server.next('chat.postMessage', { error: 'is_archived' });
    expect(await post()).toEqual({ kind: 'refused', reason: 'is_archived' });
    expect(posts()).toBe(1);
  });

  test('was refused for something else where it has no picture', async () => {
    room.server.next('chat.postMessage', { error: 'invalid_blocks' });
    expect(await post(WORDS)).toEqual({ kind: 'refused', reason: 'invalid_blocks' });
    expect(posts()).toBe(1);
  });
});

test.each<Behaviour>([
  'lose',
  'take-and-cut',
  { error: 'internal_error' },
  { error: 'fatal_error', taken: true },
  { status: 502 },
])(
  'a post with a picture whose outcome nobody knows (%j) is not followed by another',
  async (how) => {
    room.server.next('chat.postMessage', how);
    expect(await post()).toMatchObject({ kind: 'unknown' });
    expect(posts()).toBe(1);
  },
);

test('an edit whose picture is refused is made without it', async () => {
  const ref = sent(await post());
  room.server.next('chat.update', { error: 'invalid_blocks' });
  expect(await edit(ref)).toEqual({ kind: 'sent', ref });
  expect(isWordsOnly()).toBe(true);
});

test('an answer whose picture is refused is given without it', async () => {
  await room.start(createRecordingInbox({ command: async () => NEWS }));
  await post();
  // Slack deletes what somebody deletes there.
  room.server.workspace.files.clear();
  const answer = await room.server.command('/news');
  expect(answer).toEqual(toSlackAnswer(WORDS));
});
