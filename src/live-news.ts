import { readFile } from 'node:fs/promises';
import type { Follow } from '#core/news/feed.ts';
import type { Log } from '#core/ports.ts';
import type { Tell } from '#core/tally.ts';
import { createLazyFetcher } from '#feeds/lazy-fetcher.ts';
import { createLiveNews, type LiveNews, readStarter } from '#feeds/live.ts';
import { readOpml } from '#feeds/opml.ts';
import { toFeed } from '#feeds/poll/feed-after.ts';
import { MOST_ITEMS } from '#feeds/read/newest.ts';
import { createReader } from '#feeds/reader.ts';
import type { OpenStore } from '#store/open.ts';
import manifest from '../package.json' with { type: 'json' };
import { systemClock } from './clock.ts';
import type { DeskConfig } from './config.ts';

/** The live news, and the feeds of the operator, which everybody sees. */
export type OperatedNews = LiveNews & { readonly operator: readonly Follow[] };

type Parts = {
  readonly opened: OpenStore;
  readonly log: Log;
  readonly tell: Tell | undefined;
};

/**
 * Builds the live news of this process. A list of the operator's that cannot be read is a line in the log,
 * and the bot runs without it.
 */
export async function buildLiveNews(
  { content, polled, privateFeeds, contact }: DeskConfig,
  { opened, log, tell }: Parts,
): Promise<OperatedNews> {
  const operator = await readOperators(polled, { content, log });
  const { version } = manifest;
  const live = createLiveNews({
    ...opened,
    ...{ articles: opened.store.articles, clock: systemClock, log, content, tell },
    fetcher: createLazyFetcher({ version, contact, privateFeeds }),
    reader: createReader({ items: MOST_ITEMS }),
    chance: Math.random,
    operator: operator.map(({ url }) => url),
  });
  return { ...live, operator };
}

type Where = { readonly content: string; readonly log: Log };

async function readOperators(
  polled: DeskConfig['polled'],
  { content, log }: Where,
): Promise<readonly Follow[]> {
  if (polled.kind === 'added' || polled.kind === 'off') return [];
  try {
    const list =
      polled.kind === 'starter'
        ? await readStarter(content)
        : readOpml(await readFile(polled.path, 'utf8'));
    return list.map(({ url, title, topic }) => toFollow(url, { title, topic }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    log.error({ list: polled.kind === 'file' ? polled.path : 'starter', why }, 'feeds not read');
    return [];
  }
}

/** What was there before the bot first ran is backlog anyhow. */
const ALWAYS = Temporal.Instant.fromEpochMilliseconds(0).toString();

function toFollow(address: string, named: Pick<Follow, 'title' | 'topic'>): Follow {
  const { id, url } = toFeed(address, Temporal.Now.instant());
  return { feed: id, url, ...named, since: ALWAYS };
}
