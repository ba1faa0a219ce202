import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWebServer, type WebServer } from '../support/web-server.ts';
import { linesOf, run } from './bench.ts';

let web: WebServer;
beforeEach(async () => {
  web = await startWebServer();
});
afterEach(() => web.close());

const ask = async (urls: readonly string[], opened: string) => {
  const input = urls.map((url, id) => `${JSON.stringify({ id, url })}\n`).join('');
  const ran = await run(['fetch'], { input, environment: { NEWSDESK_PRIVATE_FEEDS: opened } });
  return { code: ran.code, answers: linesOf(ran.output) };
};

test('fetch tells a feed from a page, and where both were found', async () => {
  web.put('/feed', {
    body: '<rss><channel><title>T</title><item><title>A</title></item></channel></rss>',
  });
  web.put('/page', { body: '<!doctype html><title>Welcome</title>' });
  web.put('/old', { status: 301, headers: { location: '/feed' } });
  const { code, answers } = await ask(
    ['/feed', '/page', '/old'].map((path) => web.url(path)),
    '127.0.0.1',
  );
  expect(code).toBe(0);
  expect(answers).toEqual([
    { id: 0, status: 200, url: web.url('/feed'), type: 'feed', items: 1 },
    { id: 1, status: 200, url: web.url('/page'), type: 'page', items: 0 },
    { id: 2, status: 200, url: web.url('/feed'), type: 'feed', items: 1 },
  ]);
});

test('fetch asks no private address that was not opened, and says how it is', async () => {
  web.put('/feed', { body: '<rss><channel></channel></rss>' });
  const { code, answers } = await ask(
    [web.url('/feed'), 'http://2130706433/', 'file:///etc/passwd'],
    '',
  );
  expect(code).toBe(1);
  expect(answers.map(({ error }) => error.slice(0, 20))).toEqual([
    'it lies in a private',
    'it lies in a private',
    'that is no address t',
  ]);
  expect(web.requests).toEqual([]);
});

test('fetch tells a page that is not there', async () => {
  const { answers } = await ask([web.url('/nothing')], '127.0.0.1');
  expect(answers[0].error).toContain('404');
});
