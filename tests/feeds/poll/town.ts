import { setImmediate as turn } from 'node:timers/promises';
import type { Feed } from '#core/news/feed.ts';
import type { Reader, ReadFeed } from '#feeds/body.ts';
import { createFetcher } from '#feeds/fetch/fetcher.ts';
import { createPolls, type Polls } from '#feeds/poll/polls.ts';
import { readFeed } from '#feeds/read/read-feed.ts';
import { type OpenStore, openMemoryStore } from '#store/open.ts';
import { type DrivenClock, drivenClock } from '../../support/clock.ts';
import { recordingLog } from '../../support/log.ts';
import { startWebServer, type WebServer } from '../../support/web-server.ts';

/** Closed when the test has ended. */
export const closing: (() => Promise<unknown>)[] = [];
/** After each test. */
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0)) await close();
}

/** Reads in this thread; the worker has tests of its own. */
export const reader: Pick<Reader, 'readFeed'> = {
  readFeed: async (body): Promise<ReadFeed> => readFeed(body),
};

export type Town = {
  readonly web: WebServer;
  readonly opened: OpenStore;
  readonly clock: DrivenClock;
  readonly log: ReturnType<typeof recordingLog>;
  readonly polls: Polls;
  readonly told: Feed[];
  /** Ids of what was put into stories, in order. */
  readonly filed: string[];
  readonly follows: Set<string>;
};

/** A web and a desk that polls it. */
export async function build(): Promise<Town> {
  const web = await startWebServer();
  const clock = drivenClock();
  const log = recordingLog();
  const opened = openMemoryStore(clock, { log });
  const fetcher = createFetcher({ version: '0', contact: 'x', privateFeeds: ['127.0.0.1'] });
  const [told, filed, follows]: [Feed[], string[], Set<string>] = [[], [], new Set()];
  const polls = createPolls({
    ...{ ...opened, clock, fetcher, reader, chance: () => 0.5 },
    follows: (feed) => !follows.has(`not ${feed}`),
    tellRest: async (feed) => void told.push(feed),
    file: async (items) => {
      filed.push(...items.map(({ headline }) => headline.id));
      return items;
    },
  });
  closing.push(opened.close, fetcher.close, web.close);
  return { web, opened, clock, log, polls, told, filed, follows };
}

export const feedWith = (...titles: readonly string[]): string =>
  `<rss version="2.0"><channel><title>The Tide</title>${titles
    .map((title) => `<item><guid>${title}</guid><title>${title}</title></item>`)
    .join('')}</channel></rss>`;

export const rss = (...titles: readonly string[]) => ({
  body: feedWith(...titles),
  headers: { 'content-type': 'application/rss+xml' },
});

/** Moves the clock to the next check of the feed, and gives how the feed is after it. */
export async function nextCheck({ clock, opened }: Town, { id, next }: Feed): Promise<Feed> {
  clock.advance(clock.now().until(next ?? ''));
  for (;;) {
    const feed = await opened.wire.feed(id);
    if (feed !== undefined && feed.next !== next) return feed;
    await turn();
  }
}

export const titlesIn = async ({ opened }: Town): Promise<readonly string[]> =>
  (await opened.wire.newest(100)).map(({ headline }) => headline.title).sort();
