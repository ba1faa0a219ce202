import { afterEach, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { doc, text } from '#core/talk/doc.ts';
import { toDeliveryMark } from '#discord/delivery-mark.ts';
import { toDiscordPost } from '#discord/render.ts';
import { type DiscordServer, startDiscordServer } from '../support/discord-server.ts';
import { GENERAL } from '../support/discord-world.ts';

// The loopback server decides what other tests prove, so what it promises is tested too.

let server: DiscordServer;
afterEach(() => server.close());

const keyOf = (index: number) => `key ${index}` as DeliveryKey;

/** The status of a post's answer; 0 where none came. */
async function post(index: number): Promise<number> {
  const answer = await fetch(`${server.apiUrl}/v10/channels/${GENERAL}/messages`, {
    method: 'POST',
    headers: { authorization: 'Bot token', 'content-type': 'application/json' },
    body: JSON.stringify(toDiscordPost(doc('News', text('Words.')), keyOf(index))),
  }).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.status ?? 0;
}

const fates = async (seed: number): Promise<readonly number[]> => {
  server = await startDiscordServer({
    chances: { seed, lose: 0.2, cut: 0.2, fault: 0.2, delay: 0.2 },
  });
  const statuses: number[] = [];
  for (let index = 0; index < 60; index += 1) statuses.push(await post(index));
  return statuses;
};

test('chance loses, cuts and fails by its seed', async () => {
  const first = await fates(1);
  const lost = first.filter((status) => status === 0).length;
  const failed = first.filter((status) => status === 500).length;
  const kept = server.posts().length;
  // Some of the cut and the failed were taken all the same, and not all of them.
  expect(kept).toBeGreaterThan(60 - lost - failed);
  expect(kept).toBeLessThan(60);
  expect(failed).toBeGreaterThan(0);
  await server.close();
  expect(await fates(1)).toEqual(first);
  await server.close();
  expect(await fates(2)).not.toEqual(first);
});

test('another process can read what was posted, by nonce and marker', async () => {
  server = await startDiscordServer();
  await post(1);
  await post(1);
  await post(2);
  const control = await (await fetch(server.controlUrl)).json();
  const { nonce, marker } = toDeliveryMark(keyOf(1));
  expect(control).toMatchObject({
    posts: [
      { channel: GENERAL, nonce, marker },
      { channel: GENERAL, nonce: toDeliveryMark(keyOf(2)).nonce },
    ],
    limited: 0,
    problems: [],
  });
  expect(server.postsByNonce().get(nonce)).toBe(1);
});

test('a nonce is forgotten after its window', async () => {
  server = await startDiscordServer({ nonceWindow: 0 });
  await post(1);
  await post(1);
  expect(server.postsByNonce().get(toDeliveryMark(keyOf(1)).nonce)).toBe(2);
});

test('a token that is used too often is told so, with the wait', async () => {
  server = await startDiscordServer({ perSecond: 3 });
  const statuses = await Promise.all([1, 2, 3, 4, 5].map(post));
  expect(statuses.toSorted()).toEqual([200, 200, 200, 429, 429]);
  expect(server.limited()).toBe(2);
  expect(server.posts()).toHaveLength(3);
});
