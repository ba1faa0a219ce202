import { afterEach, beforeEach, expect, test } from 'vitest';
import { discover } from '#feeds/discover.ts';
import type { Fetcher } from '#feeds/fetch/fetched.ts';
import { createFetcher } from '#feeds/fetch/fetcher.ts';
import { createFirstLook, type FirstLook } from '#feeds/first-look.ts';
import { readPage } from '#feeds/page/read-page.ts';
import { readFeed } from '#feeds/read/read-feed.ts';
import { type DrivenClock, drivenClock } from '../support/clock.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

const feed = {
  body: '<rss version="2.0"><channel><title>The Tide</title><item><title>One</title></item></channel></rss>',
};
let web: WebServer;
let fetcher: Fetcher;
let clock: DrivenClock;
let firstLook: FirstLook;
beforeEach(async () => {
  web = await startWebServer();
  fetcher = createFetcher({ version: '0', contact: 'x', privateFeeds: ['127.0.0.1'] });
  clock = drivenClock();
  firstLook = createFirstLook(fetcher, clock);
  web.put('/feed', feed);
});
afterEach(async () => {
  await fetcher.close();
  await web.close();
});

/** Looks at an address, and gives that of the feed it leads to. */
async function look(path: string): Promise<string> {
  const found = await discover(web.url(path), new AbortController().signal, {
    ...{ fetcher, keep: firstLook.keep },
    reader: { readFeed: async (body) => readFeed(body), readPage: async (body) => readPage(body) },
  });
  return found.kind === 'feed' ? found.url : '';
}
const fetchFeed = (url: string) => firstLook.fetch({ url, wants: 'feed' });

test('a feed that was looked at is not asked for again by the check behind it', async () => {
  const fetched = await fetchFeed(await look('/feed'));
  expect(fetched).toMatchObject({ kind: 'body', status: 200 });
  expect(web.requests).toHaveLength(1);
});

test('one that has moved is kept where it is now, and one at a well-known path where it lies', async () => {
  web.put('/old', { status: 301, headers: { location: '/feed' } });
  expect(await fetchFeed(await look('/old'))).not.toHaveProperty('movedTo');
  expect(web.requests.map(({ path }) => path)).toEqual(['/old', '/feed']);
  web.put('/', { headers: { 'content-type': 'text/html' }, body: '<p>Welcome.</p>' });
  web.put('/rss.xml', { status: 302, headers: { location: '/feed' } });
  const found = await look('/');
  const asked = web.requests.length;
  await fetchFeed(found);
  expect(web.requests).toHaveLength(asked);
});

test('the check after that asks again', async () => {
  const url = await look('/feed');
  await fetchFeed(url);
  await fetchFeed(url);
  expect(web.requests).toHaveLength(2);
});

test('nothing is kept for longer than somebody takes to follow what they looked at', async () => {
  const url = await look('/feed');
  clock.advance({ seconds: 31 });
  await fetchFeed(url);
  expect(web.requests).toHaveLength(2);
});

test('no more is kept than is looked at side by side', async () => {
  const urls: string[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    web.put(`/feed/${turn}`, feed);
    urls.push(await look(`/feed/${turn}`));
  }
  for (const url of urls.toReversed()) await fetchFeed(url);
  expect(web.requests).toHaveLength(20 + 12);
});
