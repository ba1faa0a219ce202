import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openWatchRig, type WatchRig } from './rig.ts';

const open: WatchRig[] = [];
async function rigOf(...settings: Parameters<typeof openWatchRig>): Promise<WatchRig> {
  const rig = await openWatchRig(...settings);
  open.push(rig);
  return rig;
}
afterEach(() => Promise.all(open.splice(0).map(({ watch }) => watch.stop())));

const never = new Promise<never>(() => undefined);

describe('/healthz', () => {
  test('is 200 where the store answers and every platform is connected', async () => {
    const { get } = await rigOf();
    const response = await get('/healthz');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual({
      ...{ live: true, ready: true, store: true },
      platforms: { slack: true },
    });
  });

  test('is 200 for a process that only works, and has no platform to hear', async () => {
    const { get } = await rigOf({ platforms: () => new Map() });
    expect((await get('/healthz')).status).toBe(200);
  });

  test('is 503 while one of the platforms is not connected, and says which', async () => {
    let connected = false;
    const platforms = () => new Map([['slack', true] as const, ['discord', connected] as const]);
    const { get } = await rigOf({ platforms });
    const response = await get('/healthz');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      ...{ live: true, ready: false },
      platforms: { slack: true, discord: false },
    });
    connected = true;
    expect((await get('/healthz')).status).toBe(200);
  });

  test.each([
    ['says no', () => Promise.reject(new Error('postgres://u:secret@host does not answer'))],
    ['does not answer', () => never],
  ])('is 503 where the store %s, and nothing of why is shown', async (_what, askStore) => {
    const { get } = await rigOf({ askStore });
    const response = await get('/healthz');
    expect(response.status).toBe(503);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ live: true, ready: false, store: false });
    expect(text).not.toContain('secret');
  });

  test('asks a store that is slow once, however many want to know', async () => {
    let asked = 0;
    const askStore = () => {
      asked += 1;
      return never;
    };
    const { get } = await rigOf({ askStore });
    await Promise.all([get('/healthz'), get('/healthz'), get('/metrics')]);
    await get('/healthz');
    expect(asked).toBe(1);
  });
});

describe('whoever asks', () => {
  test.each(['/healthz', '/metrics'])('may ask for the head of %s alone', async (path) => {
    const { get } = await rigOf();
    const response = await get(path, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(20);
    expect(await response.text()).toBe('');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('may not %s', async (method) => {
    const { get } = await rigOf();
    const response = await get('/metrics', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  test.each(['/', '/metrics/', '/metrics?a=b', '/Metrics', '//metrics', '/healthz/../metrics%00'])(
    'finds nothing at %s',
    async (path) => {
      const { raw } = await rigOf();
      const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    },
  );

  test('by another name is refused, on every path', async () => {
    const { raw } = await rigOf();
    for (const path of ['/metrics', '/healthz', '/']) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: evil.example\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 421 /);
      expect(answer).not.toContain('newsdesk_');
    }
  });

  test('by a name of NEWSDESK_HOSTS is answered', async () => {
    const { raw } = await rigOf();
    const request = 'GET /healthz HTTP/1.1\r\nHost: bot.example:9090\r\nConnection: close\r\n\r\n';
    expect(await raw(request)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test.each(['Content-Length: 5\r\n\r\nhello', 'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'])(
    'and brings a body is refused before it is read: %j',
    async (rest) => {
      const { raw } = await rigOf();
      const answer = await raw(`GET /healthz HTTP/1.1\r\nHost: localhost\r\n${rest}`);
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    },
  );

  test('with too many headers is cut off', async () => {
    const { raw } = await rigOf();
    const header = `X-Filler: ${'x'.repeat(20_000)}\r\n`;
    expect(await raw(`GET /healthz HTTP/1.1\r\nHost: localhost\r\n${header}`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
  });

  test('and takes too long to say what for is cut off', async () => {
    const { raw } = await rigOf({}, { patience: 100 });
    expect(await raw('GET /healthz HTTP/1.1\r\nHost: local')).toMatch(/^HTTP\/1\.1 408 |^$/);
  });

  test('gets no reason to keep or to guess what it got', async () => {
    const { headers } = await (await rigOf()).get('/metrics');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('the server', () => {
  test('says what to change where its port is taken', async () => {
    const first = await rigOf();
    const port = Number(new URL(first.url).port);
    await expect(openWatchRig({}, { port })).rejects.toThrow(
      `Port ${port} is taken by another program. Stop it, or set METRICS_PORT to another port.`,
    );
  });

  test('says what to change where its host is none of this machine', async () => {
    await expect(openWatchRig({}, { host: '192.0.2.1' })).rejects.toThrow(/HOST and METRICS_PORT/);
  });

  test('hangs up on everybody when it stops, and can be stopped twice', async () => {
    const { watch, url, get } = await openWatchRig();
    const waiting = connect(Number(new URL(url).port), '127.0.0.1');
    await once(waiting, 'connect');
    // Answered after the other one has got in.
    await get('/healthz');
    const cut = once(waiting, 'close');
    await watch.stop();
    await cut;
    await watch.stop();
    await expect(get('/healthz')).rejects.toThrow();
  });

  test('logs a bug of its own, and shows nothing of it', async () => {
    const { get, log } = await rigOf({
      platforms: () => {
        throw new Error('a secret');
      },
    });
    const response = await get('/metrics');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(log.lines).toMatchObject([{ level: 'error', message: 'watch request failed' }]);
  });
});
