import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fetchFrom, textOf, troubleOf } from '../../support/web-fetching.ts';
import { startWebServer, type WebServer } from '../../support/web-server.ts';

let web: WebServer;
beforeAll(async () => {
  web = await startWebServer();
});
afterAll(() => web.close());
beforeEach(() => web.forget());

const get = fetchFrom(() => web);
const LIMIT = 64 * 1024;
const SMALL = { with: { limits: { bytes: LIMIT } } };
const HASTE = { with: { limits: { totalMs: 80 } } };
const NEWS = 'news '.repeat(1_000);

const packed = (encoding: string, body: Uint8Array) => ({
  headers: { 'content-encoding': encoding },
  body,
});

describe('a body', () => {
  test.each([
    ['gzip', gzipSync(NEWS)],
    ['X-GZIP', gzipSync(NEWS)],
    ['deflate', deflateSync(NEWS)],
    ['deflate', deflateRawSync(NEWS)],
    ['br', brotliCompressSync(NEWS)],
    ['br, gzip', gzipSync(brotliCompressSync(NEWS))],
    ['identity', Buffer.from(NEWS)],
    ['gzip', Buffer.from(NEWS)],
    ['none-that-is-known', Buffer.from(NEWS)],
  ])('packed as %s is unpacked (%#)', async (encoding, body) => {
    web.put('/packed', packed(encoding, body));
    expect(textOf(await get('/packed'))).toBe(NEWS);
  });

  test('may be empty, packed as it may be said to be', async () => {
    web.put('/packed', packed('br', Buffer.alloc(0)));
    expect(textOf(await get('/packed'))).toBe('');
  });

  test.each(['gzip', 'br'])('that ends too early inside %s was cut', async (encoding) => {
    const whole = encoding === 'gzip' ? gzipSync(NEWS) : brotliCompressSync(NEWS);
    web.put('/packed', packed(encoding, whole.subarray(0, whole.length - 9)));
    expect(await troubleOf(get('/packed'))).toEqual({ kind: 'no connection' });
  });

  test('that is broken inside gzip is no feed', async () => {
    const broken = gzipSync(NEWS).fill(0x55, 12, 30);
    web.put('/packed', packed('gzip', broken));
    expect(await troubleOf(get('/packed'))).toEqual({ kind: 'no feed' });
  });

  test('packed over and over is not unpacked', async () => {
    web.put('/packed', packed('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(NEWS)))));
    expect(await troubleOf(get('/packed'))).toEqual({ kind: 'too hard to read' });
  });
});

describe('more than the limit', () => {
  const bomb = Buffer.alloc(LIMIT * 100);

  test.each([
    ['gzip', gzipSync(bomb)],
    ['br', brotliCompressSync(bomb)],
    ['deflate', deflateSync(bomb)],
    ['gzip, gzip', gzipSync(gzipSync(bomb))],
  ])('is not unpacked from %s', async (encoding, body) => {
    web.put('/bomb', packed(encoding, body));
    expect(body.length).toBeLessThan(LIMIT);
    expect(await troubleOf(get('/bomb', SMALL))).toEqual({ kind: 'too large' });
  });

  test.each([
    ['as the length says', {}],
    ['though the length is left out', { 'transfer-encoding': 'chunked' }],
  ])('is not read, %s', async (_what, headers) => {
    web.put('/large', { headers, body: bomb });
    expect(await troubleOf(get('/large', SMALL))).toEqual({ kind: 'too large' });
  });

  test('is not waited for where the length says so', async () => {
    web.put('/larger', { headers: { 'content-length': `${LIMIT + 1}` }, sent: 'headers alone' });
    expect(await troubleOf(get('/larger', SMALL))).toEqual({ kind: 'too large' });
  });

  test('is as much as the limit and one byte', async () => {
    web.put('/limit', { body: bomb.subarray(0, LIMIT) });
    expect(await troubleOf(get('/limit', SMALL))).toMatchObject({ kind: 'body' });
    web.put('/over', packed('gzip', gzipSync(bomb.subarray(0, LIMIT + 1))));
    expect(await troubleOf(get('/over', SMALL))).toEqual({ kind: 'too large' });
  });
});

describe('a server that', () => {
  test('cuts its body is known by it, with a length and without', async () => {
    web.put('/cut', { body: NEWS, sent: 'cut' });
    expect(await troubleOf(get('/cut'))).toEqual({ kind: 'no connection' });
    web.put('/cut', { body: NEWS, sent: 'cut', headers: { 'content-length': `${NEWS.length}` } });
    expect(await troubleOf(get('/cut'))).toEqual({ kind: 'no connection' });
  });

  test('promises more than it sends is known by it', async () => {
    web.put('/lie', { body: 'news', headers: { 'content-length': '5', connection: 'close' } });
    expect(await troubleOf(get('/lie'))).toEqual({ kind: 'no connection' });
  });

  test('hangs up is no connection', async () => {
    web.put('/hangup', { sent: 'not at all' });
    expect(await troubleOf(get('/hangup'))).toEqual({ kind: 'no connection' });
  });

  test.each([
    ['answers nothing', { after: new Promise(() => undefined) }],
    ['sends no body', { sent: 'headers alone' }],
    ['sends a byte now and then', { sent: 'dripping' }],
    ['sends on to such a one', { status: 302, headers: { location: '/slow' } }],
  ] as const)('%s ends at its time', async (_what, page) => {
    web.put('/slow', { sent: 'headers alone' });
    web.put('/very-slow', page);
    expect(await troubleOf(get('/very-slow', HASTE))).toEqual({ kind: 'too slow' });
  });

  test('refuses or sends on slowly is not heard to the end', async () => {
    web.put('/error', { status: 500, sent: 'dripping' });
    expect(await troubleOf(get('/error'))).toEqual({ kind: 'status', status: 500 });
    web.put('/moved', { status: 302, sent: 'dripping', headers: { location: '/news' } });
    web.put('/news', { body: NEWS });
    expect(textOf(await get('/moved'))).toBe(NEWS);
  });

  test('keeps silent for too long is left before all the time is over', async () => {
    web.put('/silent', { after: new Promise(() => undefined) });
    const asked = get('/silent', { with: { limits: { headersMs: 80 } } });
    expect(await troubleOf(asked)).toEqual({ kind: 'too slow' });
  });
});
