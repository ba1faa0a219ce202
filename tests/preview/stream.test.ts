import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import { doc, text } from '#core/talk/doc.ts';
import type { SmallPreview } from '../support/small-preview.ts';
import { openPreview } from '../support/small-preview.ts';

let preview: SmallPreview;
beforeEach(async () => {
  preview = await openPreview();
});
afterEach(() => preview.stop());

const CHANNEL: Place = { platform: 'preview', workspace: 'preview', channel: 'discord' };
const NEWS = doc('News', text('Nothing but the news.'));

async function listen() {
  const response = await fetch(`${preview.url}events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  return {
    status: response.status,
    /** Reads on until that was seen, or the stream ends. */
    until: async (words: string): Promise<string> => {
      while (!seen.includes(words)) {
        const chunk = await reader?.read();
        if (!chunk || chunk.done) break;
        seen += chunk.value;
      }
      return seen;
    },
  };
}

test('a post that nobody asked for reaches every open page as it would be sent', async () => {
  const pages = [await listen(), await listen()];
  const posted = await preview.post(CHANNEL, NEWS, 'a:b' as DeliveryKey);
  expect(posted).toMatchObject({ kind: 'sent' });
  for (const page of pages) {
    const event = (await page.until('"pane"')).match(/data: (.*)/)?.[1] ?? '';
    expect(JSON.parse(event)).toMatchObject({
      pane: 'discord',
      payload: { flags: 32_768, enforce_nonce: true, components: [{ type: 17 }] },
    });
  }
});

test('a channel that is none refuses a post', async () => {
  const posted = await preview.post({ ...CHANNEL, channel: 'irc' }, NEWS, 'a:b' as DeliveryKey);
  expect(posted).toEqual({ kind: 'refused', reason: 'channel_not_found' });
});

test('the fifth page takes the stream of the first, which is told so', async () => {
  const first = await listen();
  for (let page = 2; page <= 5; page += 1) await listen();
  expect(await first.until('elsewhere')).toContain('event: elsewhere');
});

test('another site may not open the stream', async () => {
  const headers = { origin: 'http://evil.example' };
  expect((await fetch(`${preview.url}events`, { headers })).status).toBe(403);
});

test('stopping ends the streams and frees the port, and twice is as good as once', async () => {
  const page = await listen();
  const { hostname, port } = new URL(preview.url);
  // Browsers open connections ahead of need; one that says nothing holds nobody up.
  const idle = connect(Number(port), hostname);
  await once(idle, 'connect');
  const dropped = once(idle, 'close');
  await Promise.all([preview.stop(), preview.stop()]);
  await dropped;
  expect(await page.until('never')).not.toContain('never');
  preview = await openPreview(Number(port));
  expect((await fetch(preview.url)).status).toBe(200);
});
