import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import {
  type BotProcess,
  makeFolder,
  removeFolders,
  startProcess,
  type,
} from './support/bot-process.ts';
import { postgresNote, startPostgres } from './support/postgres.ts';
import { startWebServer, type WebServer } from './support/web-server.ts';

const running: BotProcess[] = [];
let web: WebServer;
beforeEach(async () => {
  web = await startWebServer();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((bot) => bot.stop()));
  await web.close();
});
afterAll(removeFolders);

function start(more: Readonly<Record<string, string>> = {}, folder?: string): BotProcess {
  const environment = { PREVIEW_PORT: '0', NEWSDESK_PRIVATE_FEEDS: '127.0.0.1', ...more };
  const bot = startProcess({ environment, ...(folder !== undefined && { folder }) });
  running.push(bot);
  return bot;
}

const TEXT =
  'The harbour of Westport was opened again on Saturday, three days after the storm had closed it. Ferries leave every hour from now on.';

function putTide(...titles: readonly string[]): void {
  const items = titles.map(
    (title, index) =>
      `<item><guid>${title}</guid><title>${title}</title><link>${web.url(`/${index}`)}</link><description>In short: ${title}.</description></item>`,
  );
  web.put('/feed', {
    headers: { 'content-type': 'application/rss+xml' },
    body: `<rss version="2.0"><channel><title>The Tide</title><link>${web.url('/')}</link>${items.join('')}</channel></rss>`,
  });
}

/** Types the same again until the answer has the words; the bot has its own pace. */
async function typeUntil(bot: BotProcess, text: string, words: string): Promise<string> {
  for (;;) {
    const answer = await type(bot, text);
    if (answer.includes(words)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('a pasted page becomes news: front page, search, reading and a reply in chat', async () => {
  putTide('Westport harbour opens after the storm', 'Bridge to Eastport closes');
  web.put('/', {
    body: '<!doctype html><title>The Tide</title><link rel="alternate" type="application/rss+xml" href="/feed">',
  });
  web.put('/0', {
    body: `<!doctype html><title>Harbour</title><article><h1>Harbour</h1>${`<p>${TEXT}</p>`.repeat(6)}</article>`,
  });
  const bot = start();
  expect(await type(bot, `/newsdesk feeds add ${web.url('/')}`)).toContain('The Tide');
  const front = await type(bot, '/news');
  expect(front).toContain('Westport harbour opens after the storm');
  expect(front).toContain('The harbour of Westport was opened again on Saturday');
  expect(await type(bot, '/news eastport')).toContain('Bridge to Eastport closes');
  expect(await type(bot, 'did anybody hear about Westport?')).toContain('Westport harbour opens');
  expect(await type(bot, '/newsdesk feeds list')).toContain('fine');
});

test('what was followed is there after a restart, and a first start asks nobody', async () => {
  putTide('Westport harbour opens after the storm');
  const first = start();
  await first.line('ready');
  expect(web.requests).toEqual([]);
  await type(first, `/newsdesk feeds add ${web.url('/feed')}`);
  await first.stop();
  web.forget();
  const second = start({}, first.folder);
  expect(await type(second, '/news')).toContain('Westport harbour opens after the storm');
  expect(web.requests.filter(({ path }) => path === '/feed')).toEqual([]);
});

test('a feed of the operator is everybody’s, and is polled from the start', async () => {
  putTide('Westport harbour opens after the storm');
  const bot = start({ NEWSDESK_FEEDS: './tide.opml' }, withList(web.url('/feed')));
  expect(await typeUntil(bot, '/news', 'Westport')).toContain('Westport harbour opens');
  expect(await type(bot, '/newsdesk feeds list')).toContain('whoever runs Newsdesk');
});

function withList(url: string): string {
  const folder = makeFolder();
  writeFileSync(
    `${folder}/tide.opml`,
    `<opml version="2.0"><body><outline text="Coast"><outline text="The Tide" xmlUrl="${url}"/></outline></body></opml>`,
  );
  return folder;
}

test('NEWSDESK_FEEDS=off asks nobody, and says so', async () => {
  putTide('Westport harbour opens after the storm');
  const bot = start({ NEWSDESK_FEEDS: 'off' });
  expect(await type(bot, `/newsdesk feeds add ${web.url('/feed')}`)).toContain(
    'NEWSDESK_FEEDS=off',
  );
  expect(web.requests).toEqual([]);
});

test('without leave of the operator no private address is asked', async () => {
  putTide('Westport harbour opens after the storm');
  const bot = start({ NEWSDESK_PRIVATE_FEEDS: '' });
  const answer = await type(bot, `/newsdesk feeds add ${web.url('/feed')}`);
  expect(answer).toContain('private network');
  expect(web.requests).toEqual([]);
});

test('a feed that takes long to read keeps nobody waiting', async () => {
  putTide(...Array.from({ length: 20_000 }, (_, index) => `Report ${index} of the coast`));
  web.put('/broken', { body: `<rss>${'<'.repeat(1_000_000)}` });
  const bot = start();
  await bot.line('ready');
  let isAdded = false;
  const adding = type(bot, `/newsdesk feeds add ${web.url('/feed')} ${web.url('/broken')}`);
  void adding.then(() => {
    isAdded = true;
  });
  await web.asked(1);
  expect(await type(bot, '/news')).toContain('Nissan');
  expect(isAdded).toBe(false);
  expect(await adding).toContain('The Tide');
});

test.skipIf(postgresNote !== '')(
  'what one process reads is on the desk of the other, and one feed is polled by one of them',
  async () => {
    const cluster = await startPostgres();
    const database = { DATABASE_URL: await cluster.database() };
    const [one, other] = [start(database), start(database)];
    putTide('Westport harbour opens after the storm');
    await type(one, `/newsdesk feeds add ${web.url('/feed')}`);
    web.forget();
    expect(await typeUntil(other, '/news', 'Westport')).toContain('Westport harbour opens');
    expect(web.requests.filter(({ path }) => path === '/feed')).toEqual([]);
    await Promise.all([one.stop(), other.stop()]);
    await cluster.close();
  },
);
