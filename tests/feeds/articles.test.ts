import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Headline } from '#core/news/news.ts';
import { type Articles, createArticles } from '#feeds/articles.ts';
import type { Fetcher } from '#feeds/fetch/fetched.ts';
import { createFetcher } from '#feeds/fetch/fetcher.ts';
import { readPage } from '#feeds/page/read-page.ts';
import { type OpenStore, openMemoryStore } from '#store/open.ts';
import { type DrivenClock, drivenClock } from '../support/clock.ts';
import { recordingLog } from '../support/log.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

let web: WebServer;
let fetcher: Fetcher;
let clock: DrivenClock;
let opened: OpenStore;
beforeEach(async () => {
  web = await startWebServer();
  fetcher = createFetcher({ version: '0', contact: 'x', privateFeeds: ['127.0.0.1'] });
  clock = drivenClock();
  opened = openMemoryStore(clock);
});
afterEach(async () => {
  await fetcher.close();
  await opened.close();
  await web.close();
});

const EXCERPT = 'What the feed says of it.';

const open = (): Articles =>
  createArticles({
    ...{ fetcher, clock, log: recordingLog(), articles: opened.store.articles },
    reader: { readPage: async (body) => readPage(body) },
    wire: { textOf: async () => EXCERPT },
  });

const item = (): Headline => ({
  id: 'harbour',
  title: 'Harbour opens after the storm',
  published: clock.now(),
  feed: 'tide',
  url: web.url('/harbour'),
});

const SENTENCE =
  'The harbour was opened again on Saturday, three days after the storm had closed it.';
const page = {
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><title>Harbour opens</title><nav>Home News Sport</nav><article><h1>Harbour opens</h1>${`<p>${SENTENCE}</p>`.repeat(8)}</article>`,
};

test('the text of an article is read from its page once, and kept', async () => {
  web.put('/harbour', page);
  const text = await open().textOf(item());
  expect(text).toContain(SENTENCE);
  expect(text?.join(' ')).not.toContain('Home News Sport');
  expect(await open().textOf(item())).toEqual(text);
  expect(web.requests).toHaveLength(1);
});

test('two who want it at the same time cost one request', async () => {
  web.put('/harbour', page);
  const articles = open();
  await Promise.all([articles.textOf(item()), articles.textOf(item())]);
  expect(web.requests).toHaveLength(1);
});

test('where the page cannot be had, there is what the feed says, and the page is left alone for a while', async () => {
  web.put('/harbour', { status: 403 });
  const articles = open();
  expect(await articles.textOf(item())).toEqual([EXCERPT]);
  web.put('/harbour', page);
  expect(await articles.textOf(item())).toEqual([EXCERPT]);
  clock.advance({ minutes: 31 });
  expect(await articles.textOf(item())).toContain(SENTENCE);
});

test('a page that is no article has the text of the feed', async () => {
  web.put('/harbour', { ...page, body: '<!doctype html><title>Log in</title><p>Log in to read.' });
  expect(await open().textOf(item())).toEqual([EXCERPT]);
});

test('an item without an address has the text of the feed', async () => {
  const { url: _, ...unlinked } = item();
  expect(await open().textOf(unlinked)).toEqual([EXCERPT]);
  expect(web.requests).toEqual([]);
});
