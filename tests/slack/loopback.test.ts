import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Platform } from '#core/ports.ts';
import { doc, text } from '#core/talk/doc.ts';
import { createSlack } from '#slack/adapter.ts';
import { recordingLog } from '../support/log.ts';
import { commands, HERE, SOCKET } from '../support/slack-room.ts';
import type { Behaviour, SlackServer } from '../support/slack-server.ts';
import { lossy, startSlackServer } from '../support/slack-server.ts';

// The crash tests stand on this server, so what it promises them is held here.
const NEWS = doc('Nissan', text('Nissan weighs building Foxconn cars'));
const key = (n: number) => `slack:T0NEWSROOM:C0NEWS:digest:d1:${n}` as DeliveryKey;
const ODDS = { lose: 0.15, cut: 0.15, trouble: 0.15, internal: 0.15, delay: 0.15, longest: 5 };

let server: SlackServer;
let platform: Platform;
beforeEach(async () => {
  server = await startSlackServer({ pace: 1_000 });
  const log = recordingLog();
  platform = createSlack({ connection: SOCKET, apiUrl: server.url, commands, log, timeout: 300 });
});
afterEach(() => server.close());

const post = (n: number, channel = 'C0NEWS') => platform.post({ ...HERE, channel }, NEWS, key(n));

/** As a process that is not this one asks. */
const postsElsewhere = async () => (await fetch(server.postsUrl)).json();

test('a second post within a second is refused, in its own channel only', async () => {
  expect(await post(1)).toMatchObject({ kind: 'sent' });
  expect(await post(2)).toEqual({ kind: 'refused', reason: 'ratelimited', retryAfter: 1 });
  expect(await post(3, 'D0MARTA')).toMatchObject({ kind: 'sent' });
  expect(server.tooSoon()).toBe(1);
});

test.each<[Behaviour, string, number]>([
  ['lose', 'unknown', 0],
  ['take-and-cut', 'unknown', 1],
  [{ status: 500 }, 'unknown', 0],
  [{ status: 500, taken: true }, 'unknown', 1],
  [{ error: 'internal_error' }, 'unknown', 0],
  [{ error: 'internal_error', taken: true }, 'unknown', 1],
  [{ retryAfter: 3 }, 'refused', 0],
  [{ delay: 5 }, 'sent', 1],
])('%j looks %s to the bot and leaves so many posts: %i', async (behaviour, kind, posts) => {
  server.next('chat.postMessage', behaviour);
  expect(await post(1)).toMatchObject({ kind });
  expect(server.postsByKey().get(key(1)) ?? 0).toBe(posts);
  expect(await postsElsewhere()).toEqual(posts === 0 ? {} : { [key(1)]: 1 });
});

test('a post that comes later than the bot waits is unknown to it, and is made', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.next('chat.postMessage', { after: promise });
  expect(await post(1)).toEqual({ kind: 'unknown', reason: 'timeout' });
  expect(await postsElsewhere()).toEqual({});
  resolve();
  expect(await postsElsewhere()).toEqual({ [key(1)]: 1 });
});

test('trouble by chance is the same for the same seed, of every kind, and leaves the rest alone', () => {
  const call = { method: 'chat.postMessage', team: 'T', call: {} };
  const run = (seed: number) => {
    const fate = lossy(seed, ODDS);
    return Array.from({ length: 300 }, () => JSON.stringify(fate(call)));
  };
  expect(run(7)).toEqual(run(7));
  expect(run(7)).not.toEqual(run(8));
  const kinds = new Set(run(7).map((fate) => fate?.replace(/"delay":\d+/, '"delay"')));
  expect(kinds.size).toBe(8);
  expect(run(7).filter((fate) => fate === undefined).length).toBeGreaterThan(40);
  expect(lossy(7, { lose: 1 })({ ...call, method: 'auth.test' })).toBeUndefined();
});

test('each post counts once for each time it was made, whoever looks', async () => {
  const other = server.addWorkspace('T1', ['C1']);
  await post(1);
  server.always(({ team }) => (team === other.team ? 'lose' : undefined));
  await post(1, 'D0MARTA');
  expect(await postsElsewhere()).toEqual({ [key(1)]: 2 });
});
