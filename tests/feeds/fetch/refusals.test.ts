import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TroubleError } from '#core/news/trouble.ts';
import { toTrouble } from '#feeds/fetch/failure.ts';
import { fetchFrom, openFetcher, troubleOf } from '../../support/web-fetching.ts';
import { lookupIn } from '../../support/web-names.ts';
import { startWebServer, type WebServer } from '../../support/web-server.ts';

let web: WebServer;
beforeAll(async () => {
  web = await startWebServer();
});
afterAll(() => web.close());

const get = fetchFrom(() => web);

describe('an answer that is no success', () => {
  test.each([400, 401, 403, 404, 418, 429, 500, 503])('is status %i', async (status) => {
    web.put('/no', { status, body: 'no' });
    expect(await troubleOf(get('/no', { etag: '"1"' }))).toEqual({ kind: 'status', status });
  });

  test('is gone for good at 410', async () => {
    web.put('/gone', { status: 410 });
    expect(await troubleOf(get('/gone'))).toEqual({ kind: 'gone' });
  });

  test.each([
    [429, '120', 120],
    [503, 'Sun, 22 Nov 2026 08:10:00 GMT', 600],
    [503, 'Sun, 22 Nov 2026 07:00:00 GMT', 0],
    [429, 'soon', undefined],
    [429, '-1', undefined],
  ])('%i says when to come again: %s', async (status, retryAfter, seconds) => {
    web.put('/later', { status, headers: { 'retry-after': retryAfter } });
    await expect(get('/later')).rejects.toMatchObject({ retryAfter: seconds });
  });
});

describe('a page of questions is named and left alone', () => {
  test.each([
    ['Cloudflare', 403, { 'cf-mitigated': 'challenge' }],
    ['Cloudflare', 503, { 'cf-mitigated': 'challenge' }],
    ['AWS WAF', 202, { 'x-amzn-waf-action': 'challenge' }],
    ['AWS WAF', 405, { 'x-amzn-waf-action': 'captcha' }],
    ['DataDome', 403, { 'x-datadome': 'protected' }],
    ['Akamai', 403, { server: 'AkamaiGHost' }],
  ])('of %s, at %i', async (by, status, headers) => {
    web.put('/blocked', { status, headers, body: 'Are you human?' });
    expect(await troubleOf(get('/blocked'))).toEqual({ kind: 'blocked', by });
  });

  test('of Reddit', async () => {
    web.put('/r/news/.rss', { status: 403 });
    const fetcher = openFetcher();
    const url = web.url('/r/news/.rss', 'old.reddit.com');
    const trouble = await troubleOf(fetcher.fetch({ url, wants: 'feed' }));
    expect(trouble).toEqual({ kind: 'blocked', by: 'Reddit' });
    await fetcher.close();
  });

  test('but not what a gatekeeper lets through', async () => {
    web.put('/through', { headers: { 'x-datadome': 'protected', server: 'AkamaiGHost' } });
    expect(await troubleOf(get('/through'))).toMatchObject({ kind: 'body' });
  });
});

describe('nobody there', () => {
  const closed = { kind: 'no connection' };

  test('is no such host, or no connection', async () => {
    const lookup = lookupIn({});
    expect(await troubleOf(get('/', { with: { lookup } }))).toEqual({ kind: 'no such host' });
    const other = await startWebServer();
    await other.close();
    expect(await troubleOf(get('/', { url: other.url('/', 'a.test') }))).toEqual(closed);
  });

  test('is whoever does not speak HTTP, or no TLS where it should', async () => {
    const server = createServer((socket) => {
      socket
        .on('error', () => undefined)
        .resume()
        .end('220 mail.test ESMTP\r\n');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    expect(await troubleOf(get('/', { url: `http://a.test:${port}/` }))).toEqual(closed);
    expect(await troubleOf(get('/', { url: `https://a.test:${port}/` }))).toMatchObject({
      ...{ kind: 'not secure', detail: expect.stringMatching(/^(?:ERR_SSL|EPROTO)/) },
    });
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'not secure'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'not secure'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'not secure'],
    ['CERT_HAS_EXPIRED', 'not secure'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'not secure'],
    ['EAI_AGAIN', 'no connection'],
    ['ECONNRESET', 'no connection'],
    ['EHOSTUNREACH', 'no connection'],
    ['ETIMEDOUT', 'too slow'],
    ['UND_ERR_CONNECT_TIMEOUT', 'too slow'],
  ])('by the code %s is %s', (code, kind) => {
    const trouble = toTrouble(Object.assign(new Error('of the network'), { code }));
    expect(trouble).toBeInstanceOf(TroubleError);
    expect(trouble).toMatchObject({ trouble: { kind } });
  });

  test('is never said of a mistake of our own', () => {
    const mistakes = [new TypeError('x is undefined'), new Error('closed'), 'text'];
    expect(mistakes.map(toTrouble)).toEqual(mistakes);
    const wrong = Object.assign(new Error('invalid'), { code: 'UND_ERR_INVALID_ARG' });
    expect(toTrouble(wrong)).toBe(wrong);
  });
});
