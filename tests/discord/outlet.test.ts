import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Place, Platform } from '#core/ports.ts';
import { doc, text } from '#core/talk/doc.ts';
import { createDiscord, type DiscordOptions } from '#discord/adapter.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { type DiscordServer, startDiscordServer } from '../support/discord-server.ts';
import { GENERAL, SERVER } from '../support/discord-world.ts';
import { recordingLog } from '../support/log.ts';

// A process with the role `worker` posts to Discord and does not hear it.

const KEY = 'discord:1:2:digest:morning:2026-11-22' as DeliveryKey;
const OTHER = 'discord:1:2:digest:morning:2026-11-23' as DeliveryKey;
const DIGEST = doc('Digest', text('Foxconn.'));
const LATER = doc('Digest', text('Foxconn, and Nissan.'));
const CHANNEL: Place = { platform: 'discord', workspace: SERVER, channel: GENERAL };
const FORUM: Place = { ...CHANNEL, channel: '310000000000000015' };
const POST = /^POST \/channels/;
const WHO_AM_I = /^GET \/users\/@me$/;

let server: DiscordServer;
let platform: Platform;
let log: ReturnType<typeof recordingLog>;
const since = () => Temporal.Now.instant().subtract({ seconds: 1 });
const post = () => platform.post(CHANNEL, DIGEST, KEY);
const find = (key: DeliveryKey) => platform.find(CHANNEL, key, since());
const asked = (what: RegExp) =>
  server.requests.filter(({ method, path }) => what.test(`${method} ${path}`)).length;

function create(options: Partial<DiscordOptions> = {}): Platform {
  const { apiUrl } = server;
  return createDiscord({ token: 'token', apiUrl, commands: [], log, timeout: 2_000, ...options });
}

beforeEach(async () => {
  server = await startDiscordServer({ channels: { [FORUM.channel]: { type: 15 } } });
  log = recordingLog();
  platform = create();
});
afterEach(async () => {
  await platform.stop();
  await server.close();
});

test('a platform that was never started posts, finds and edits, and opens no gateway', async () => {
  const posted = await post();
  expect(posted).toEqual({ kind: 'sent', ref: server.posts()[0]?.id });
  expect(await find(KEY)).toEqual({ ...posted, kind: 'found' });
  const ref = server.posts()[0]?.id ?? '';
  expect(await platform.edit(CHANNEL, ref, { doc: LATER, key: KEY })).toEqual(posted);
  expect(JSON.stringify(server.posts())).toContain('and Nissan');
  expect(asked(/gateway|commands/)).toBe(0);
  expect(server.gateway.identified).toEqual([]);
});

test('it finds its post among the threads of a forum', async () => {
  const posted = await platform.post(FORUM, DIGEST, KEY);
  expect(await platform.find(FORUM, KEY, since())).toEqual({ ...posted, kind: 'found' });
  expect(await platform.find(FORUM, OTHER, since())).toEqual({ kind: 'absent' });
});

test('it asks once who it is, and again only where no answer came', async () => {
  await post();
  server.failNext(WHO_AM_I, 'lose');
  expect(await find(KEY)).toMatchObject({ kind: 'later' });
  await Promise.all([find(KEY), find(OTHER)]);
  expect(await find(KEY)).toMatchObject({ kind: 'found' });
  expect(asked(WHO_AM_I)).toBe(2);
});

test('a token that Discord refuses is said once, and nothing is asked with it again', async () => {
  platform = create({ token: 'another' });
  const refused = { kind: 'refused', reason: '401' };
  expect([await post(), await post()]).toEqual([refused, refused]);
  expect(await find(KEY)).toEqual({ kind: 'later', reason: '401', retryAfter: 30 });
  expect(asked(/./)).toBe(1);
  expect(log.lines).toMatchObject([
    { level: 'error', message: expect.stringContaining('Reset Token') },
  ]);
});

test('its posts keep to the rate', async () => {
  let rate = 100;
  platform = create({ rate: () => rate });
  expect(await post()).toMatchObject({ kind: 'sent' });
  rate = 0.05;
  expect(await post()).toMatchObject({ kind: 'refused', reason: 'ratelimited' });
  expect(asked(POST)).toBe(1);
});

test('a post that is never answered is unknown after its time', async () => {
  platform = create({ timeout: 150 });
  server.failNext(POST, 'hang');
  expect(await post()).toEqual({ kind: 'unknown', reason: 'timeout' });
});

test('it may be started later, and hears and posts then', async () => {
  await post();
  const inbox = createRecordingInbox();
  await platform.start(inbox, new AbortController().signal);
  const heard = inbox.nextHeard();
  server.say('Foxconn?');
  expect(await heard).toMatchObject({ text: 'Foxconn?' });
  expect(await find(KEY)).toMatchObject({ kind: 'found' });
  expect(asked(WHO_AM_I)).toBe(0);
});

test('a stop lets a post under way finish, and refuses the next one', async () => {
  const gate = Promise.withResolvers<void>();
  server.failNext(POST, { after: gate.promise });
  const posted = platform.post({ ...CHANNEL, thread: server.say('Foxconn?') }, DIGEST, KEY);
  await server.requested(POST);
  const stopped = platform.stop();
  gate.resolve();
  // The thread was being started; the post itself comes after.
  expect(await posted).toMatchObject({ kind: 'sent' });
  await stopped;
  expect(await post()).toEqual({ kind: 'refused', reason: 'not started', retryAfter: 30 });
  expect(await find(KEY)).toMatchObject({ kind: 'later', reason: 'not started' });
  expect(server.posts()).toHaveLength(1);
});

test('a platform that was stopped before its first post makes no request', async () => {
  await platform.stop();
  expect(await post()).toMatchObject({ kind: 'refused', reason: 'not started' });
  expect(server.requests).toEqual([]);
});
