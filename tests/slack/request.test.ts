import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { request } from '#slack/request.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a request carries its method, headers and text, and what is answered comes as it is', async () => {
  const url = await serve(async (asked, response) => {
    const said = {
      method: asked.method,
      type: asked.headers['content-type'],
      text: await text(asked),
    };
    response.writeHead(429, { 'Retry-After': '7' }).end(JSON.stringify(said));
  });
  const headers = { 'Content-Type': 'text/plain' };
  const answer = await request(url, { method: 'POST', headers, body: 'Größe' });
  expect(answer).toMatchObject({ ok: false, status: 429, statusText: 'Too Many Requests', url });
  expect(answer.headers.get('Retry-After')).toBe('7');
  expect(answer.headers.get('x-none')).toBeNull();
  expect([...answer.headers.entries()]).toContainEqual(['retry-after', '7']);
  const said = { method: 'POST', type: 'text/plain', text: 'Größe' };
  expect(await answer.json()).toEqual(said);
  expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe(JSON.stringify(said));
});

test('a redirect is a failure, and is not followed', async () => {
  const paths: unknown[] = [];
  const url = await serve(({ url: path }, response) => {
    paths.push(path);
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  await expect(request(`${url}/here`, { method: 'POST' })).rejects.toThrow('redirected with 302');
  expect(paths).toEqual(['/here']);
});

test('an answer that is cut off in its middle is a failure', async () => {
  const url = await serve((_asked, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
    response.socket?.end();
  });
  await expect(request(url)).rejects.toThrow();
});

test.each(['before the answer', 'in its middle'])(
  'whoever waits no longer, %s, is told their own reason',
  async (when) => {
    const waiting = new AbortController();
    const reason = new Error('long enough');
    const url = await serve((_asked, response) => {
      if (when === 'in its middle') response.write('{"ok":');
      setImmediate(() => waiting.abort(reason));
    });
    await expect(request(url, { signal: waiting.signal })).rejects.toBe(reason);
  },
);
