import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Discovered } from '#core/news/ports.ts';
import { TroubleError } from '#core/news/trouble.ts';
import { discover } from '#feeds/discover.ts';
import type { Fetcher } from '#feeds/fetch/fetched.ts';
import { createFetcher } from '#feeds/fetch/fetcher.ts';
import { readPage } from '#feeds/page/read-page.ts';
import { readFeed } from '#feeds/read/read-feed.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

let web: WebServer;
let fetcher: Fetcher;
beforeEach(async () => {
  web = await startWebServer();
  fetcher = createFetcher({ version: '0', contact: 'x', privateFeeds: ['127.0.0.1'] });
});
afterEach(async () => {
  await fetcher.close();
  await web.close();
});

const look = (path: string): Promise<Discovered> =>
  discover(web.url(path), new AbortController().signal, {
    fetcher,
    keep: () => undefined,
    reader: { readFeed: async (body) => readFeed(body), readPage: async (body) => readPage(body) },
  });

const feed = (title: string) => ({
  body: `<rss version="2.0"><channel><title>${title}</title><item><title>One</title></item></channel></rss>`,
});

const page = (...links: readonly string[]) => ({
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><html><head><title>The Tide</title>${links.join('')}</head><body><p>Welcome.</p></body></html>`,
});

const link = (href: string, title: string): string =>
  `<link rel="alternate" type="application/rss+xml" href="${href}" title="${title}">`;

test('the address of a feed is the feed, with its name', async () => {
  web.put('/feed', feed('The Tide'));
  expect(await look('/feed')).toEqual({ kind: 'feed', url: web.url('/feed'), title: 'The Tide' });
});

test('a page that names one feed leads to it', async () => {
  web.put('/', page(link('/rss', 'News')));
  expect(await look('/')).toEqual({ kind: 'feed', url: web.url('/rss'), title: 'News' });
});

test('a page that names several leaves the choice', async () => {
  web.put('/', page(link('/rss', 'News'), link('/sport', 'Sport')));
  expect(await look('/')).toEqual({
    kind: 'several',
    feeds: [
      { url: web.url('/rss'), title: 'News' },
      { url: web.url('/sport'), title: 'Sport' },
    ],
  });
});

test('a page that names none is looked at where most sites have theirs', async () => {
  web.put('/', page());
  web.put('/rss.xml', feed('The hidden Tide'));
  expect(await look('/')).toEqual({
    kind: 'feed',
    url: web.url('/rss.xml'),
    title: 'The hidden Tide',
  });
});

test('a site without any feed says so, after a few requests', async () => {
  web.put('/', page());
  await expect(look('/')).rejects.toEqual(new TroubleError({ kind: 'no feed' }));
  expect(web.requests.length).toBeLessThan(12);
});

test('a feed that has moved for good is followed where it is now', async () => {
  web.put('/old', { status: 308, headers: { location: '/new' } });
  web.put('/new', feed('The Tide'));
  expect(await look('/old')).toMatchObject({ url: web.url('/new') });
});

test('a page that cannot be had is told as it is', async () => {
  await expect(look('/nothing')).rejects.toEqual(new TroubleError({ kind: 'status', status: 404 }));
});
