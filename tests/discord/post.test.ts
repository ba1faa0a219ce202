import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import { doc, heading, text } from '#core/talk/doc.ts';
import { type DiscordRig, startDiscordRig } from '../support/discord-rig.ts';
import { DIRECT, GENERAL, type Permission, SERVER } from '../support/discord-world.ts';

const KEY = 'discord:1:2:mention:nissan:2026-11-22' as DeliveryKey;
const NEWS = doc('News', heading(`Foxconn\n${'in the news '.repeat(20)}`), text('Words.'));
const CHANNEL: Place = { platform: 'discord', workspace: SERVER, channel: GENERAL };
const SILENT = 4096;

let rig: DiscordRig;
const open = async (denied: readonly Permission[] = []): Promise<void> => {
  rig = await startDiscordRig({ server: { denied } });
};
const postTo = (place: Place) => rig.platform.post(place, NEWS, KEY);
const findIn = (place: Place) =>
  rig.platform.find(place, KEY, Temporal.Now.instant().subtract({ seconds: 1 }));

beforeEach(() => open());
afterEach(async () => {
  expect(rig.server.problems).toEqual([]);
  await rig.close();
});

describe('an answer to a message', () => {
  test('goes silently into a thread that is started from the message and named after the news', async () => {
    const message = rig.server.say('Foxconn?');
    const posted = await postTo({ ...CHANNEL, thread: message });
    const [post] = rig.server.posts();
    expect(posted).toEqual({ kind: 'sent', ref: post?.id });
    expect(post).toMatchObject({ channel: message });
    expect(Number(post?.body.flags) & SILENT).toBe(SILENT);
    const { body } = await rig.server.requested(/threads$/);
    expect(body.name).toMatch(/^Foxconn in the news .*…$/);
    expect(String(body.name).length).toBeLessThanOrEqual(100);
  });

  test('goes into the thread that the message already has', async () => {
    const thread = rig.server.openThread();
    await postTo({ ...CHANNEL, thread });
    expect(rig.server.posts()).toMatchObject([{ channel: thread }]);
  });

  test('goes into a thread that Discord knows and the bot does not', async () => {
    const thread = rig.server.openThread('unseen');
    expect(await postTo({ ...CHANNEL, thread })).toMatchObject({ kind: 'sent' });
    expect(rig.server.posts()).toMatchObject([{ channel: thread }]);
  });

  test('is a silent reply in the channel where no thread may be started', async () => {
    await rig.close();
    await open(['CreatePublicThreads']);
    const message = rig.server.say('Foxconn?');
    await postTo({ ...CHANNEL, thread: message });
    const [post] = rig.server.posts();
    expect(post).toMatchObject({
      channel: GENERAL,
      body: { message_reference: { message_id: message, fail_if_not_exists: false } },
    });
    expect(Number(post?.body.flags) & SILENT).toBe(SILENT);
    expect(await findIn({ ...CHANNEL, thread: message })).toEqual({ kind: 'found', ref: post?.id });
  });

  test('is a plain reply in a direct message', async () => {
    const message = rig.server.say('Foxconn?', { direct: true });
    const place: Place = {
      platform: 'discord',
      workspace: 'dm',
      channel: DIRECT,
      direct: true,
      thread: message,
    };
    await postTo(place);
    expect(rig.server.posts()).toMatchObject([{ channel: DIRECT, body: { flags: 32_768 } }]);
    expect(await findIn(place)).toMatchObject({ kind: 'found' });
  });

  test('to a message that is gone is refused', async () => {
    const posted = await postTo({ ...CHANNEL, thread: '900000000000000001' });
    expect(posted).toEqual({ kind: 'refused', reason: '10003' });
  });

  test('is refused with the wait where starting the thread was limited, and nothing is posted', async () => {
    const message = rig.server.say('Foxconn?');
    rig.server.failNext(/threads$/, { status: 429, retryAfter: 2.5 });
    const posted = await postTo({ ...CHANNEL, thread: message });
    expect(posted).toEqual({ kind: 'refused', reason: 'ratelimited', retryAfter: 2.5 });
    expect(rig.server.posts()).toEqual([]);
  });
});

describe('a post whose outcome is not certain', () => {
  const POST = /^POST \/channels\/\d+\/messages$/;

  test.each([
    ['lost before it arrived', 'lose', 0],
    ['taken, and the answer cut', 'take-and-cut', 1],
    ['taken, and never answered', 'hang', 1],
    ['answered with a fault', { status: 502 }, 0],
  ] as const)('because it was %s is unknown and not repeated', async (_, how, kept) => {
    await rig.close();
    rig = await startDiscordRig({ adapter: { timeout: 150 } });
    rig.server.failNext(POST, how);
    expect(await postTo(CHANNEL)).toMatchObject({ kind: 'unknown' });
    expect(rig.server.posts()).toHaveLength(kept);
    expect(await findIn(CHANNEL)).toMatchObject({ kind: kept === 1 ? 'found' : 'absent' });
  });

  test('is posted once when it is posted again within minutes', async () => {
    rig.server.failNext(POST, 'take-and-cut');
    expect(await postTo(CHANNEL)).toMatchObject({ kind: 'unknown' });
    const [first] = rig.server.posts();
    expect(await postTo(CHANNEL)).toEqual({ kind: 'sent', ref: first?.id });
    expect(rig.server.posts()).toHaveLength(1);
  });
});

test('one channel that is limited does not hold another', async () => {
  const thread = rig.server.openThread();
  rig.server.failNext(new RegExp(`^POST /channels/${GENERAL}/messages$`), {
    status: 429,
    retryAfter: 60,
  });
  expect(await postTo(CHANNEL)).toMatchObject({ kind: 'refused', retryAfter: 60 });
  expect(await postTo({ ...CHANNEL, thread })).toMatchObject({ kind: 'sent' });
});

describe('looking for a post', () => {
  test('goes through more messages than one page holds', async () => {
    for (let index = 0; index < 250; index += 1) rig.server.say('chatter');
    const posted = await postTo(CHANNEL);
    expect(await findIn(CHANNEL)).toEqual({ ...posted, kind: 'found' });
  });

  test('in a thread that was never started finds nothing there', async () => {
    expect(await findIn({ ...CHANNEL, thread: '900000000000000001' })).toEqual({ kind: 'absent' });
  });

  test('is not possible in a channel that is gone', async () => {
    const gone = { ...CHANNEL, channel: '300000000000000009' };
    expect(await findIn(gone)).toEqual({ kind: 'unreadable', reason: '10003' });
  });

  test.each([
    ['never answered', 'hang', ['timeout', 5]],
    ['answered with a fault', { status: 502 }, ['502', 5]],
    ['limited', { status: 429, retryAfter: 2.5 }, ['ratelimited', 2.5]],
  ] as const)('is for later when it is %s', async (_, how, [reason, retryAfter]) => {
    await rig.close();
    rig = await startDiscordRig({ adapter: { timeout: 150 } });
    rig.server.failNext(/^GET/, how);
    expect(await findIn(CHANNEL)).toEqual({ kind: 'later', reason, retryAfter });
  });
});

describe('where the history cannot be read', () => {
  const tried = Temporal.Instant.from('2026-11-22T08:00:00Z');
  let now = tried;
  const look = () => rig.platform.find(CHANNEL, KEY, tried);

  beforeEach(async () => {
    await rig.close();
    rig = await startDiscordRig({
      server: { denied: ['ReadMessageHistory'] },
      adapter: { now: () => now },
    });
  });

  test('a post is absent for a minute: the same nonce gives the first message again', async () => {
    rig.server.failNext(/^POST/, 'take-and-cut');
    expect(await postTo(CHANNEL)).toMatchObject({ kind: 'unknown' });
    now = tried.add({ milliseconds: 59_999 });
    expect(await look()).toEqual({ kind: 'absent' });
    const [first] = rig.server.posts();
    expect(await postTo(CHANNEL)).toEqual({ kind: 'sent', ref: first?.id });
    expect([...rig.server.postsByNonce().values()]).toEqual([1]);
  });

  test('it cannot be found after that, though Discord shows an empty channel', async () => {
    await postTo(CHANNEL);
    now = tried.add({ minutes: 1 });
    expect(await look()).toMatchObject({ kind: 'unreadable' });
  });
});
