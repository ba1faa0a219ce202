import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Jobs } from '#core/jobs.ts';
import type { WireStore } from '#core/news/ports.ts';
import { createLazyFetcher } from '#feeds/lazy-fetcher.ts';
import { createLiveNews } from '#feeds/live.ts';
import { MOST_ITEMS } from '#feeds/read/newest.ts';
import { createReader } from '#feeds/reader.ts';
import { openStore } from '#store/open.ts';
import { systemClock } from '../../src/clock.ts';
import { makeFolder } from '../support/bot-process.ts';
import { recordingLog } from '../support/log.ts';
import type { Round } from './feed-town.ts';
import { type Figure, seconds, timed } from './figures.ts';

const FEEDS = 2_000;
const LOOK_EVERY = 100;

/** Polls 2,000 feeds on as many hosts twice: first all of them are new, then nine of ten have nothing new. */
export async function measurePolling(): Promise<readonly Figure[]> {
  const town = new Worker(new URL('feed-town.ts', import.meta.url));
  const [port] = (await once(town, 'message')) as [number];
  const opened = openStore(join(makeFolder(), 'data'), systemClock, { log: recordingLog() });
  const fetcher = createLazyFetcher({
    version: '0',
    contact: 'https://example.com',
    privateFeeds: ['127.0.0.0/8'],
  });
  const live = createLiveNews({
    ...opened,
    ...{
      clock: systemClock,
      log: recordingLog(),
      fetcher,
      reader: createReader({ items: MOST_ITEMS }),
    },
    ...{ articles: opened.store.articles, chance: Math.random, content: 'content' },
    operator: addresses(port),
  });
  await live.open({
    take: () => new Map(),
    shelve: () => new Map(),
    fileMore: () => undefined,
    drop: () => undefined,
    olderThan: () => [],
    ...{ dropRest: () => false, hasLostSearch: () => false, index: () => undefined },
    tellRest: async () => undefined,
    follows: { load: async () => undefined, apply: () => undefined, has: () => true },
  });
  const stopping = new AbortController();
  const first = await timed(async () => {
    void live.run(stopping.signal, 'polls');
    await allChecked(opened.wire, systemClock.now());
  });
  await roundOf(town);
  const second = await timed(() => pollAgain(opened));
  const round = await roundOf(town);
  stopping.abort();
  await opened.close();
  await live.close();
  await town.terminate();
  return [
    { what: '2,000 new feeds', found: seconds(first), reach: '-' },
    { what: '2,000 feeds, nine of ten unchanged', found: seconds(second), reach: '60 s' },
    {
      what: 'requests, of which without a body',
      found: `${round.requests}, ${round.unchanged}`,
      reach: '2,000, 1,800',
    },
  ];
}

const addresses = (port: number): readonly string[] =>
  Array.from(
    { length: FEEDS },
    (_, index) => `http://127.${1 + Math.floor(index / 250)}.7.${1 + (index % 250)}:${port}/feed`,
  );

async function roundOf(town: Worker): Promise<Round> {
  town.postMessage('next');
  const [round] = (await once(town, 'message')) as [Round];
  return round;
}

type Opened = { readonly wire: WireStore; readonly jobs: Jobs };

async function pollAgain({ wire, jobs }: Opened): Promise<void> {
  const now = systemClock.now();
  for (const feed of await wire.feeds()) {
    await wire.record({ ...feed, next: now.toString() }, []);
    await jobs.enqueue({ kind: 'poll', id: feed.host, due: now });
  }
  await allChecked(wire, now);
}

async function allChecked(wire: WireStore, since: Temporal.Instant): Promise<void> {
  const isChecked = ({ checked }: { readonly checked?: string | undefined }): boolean =>
    checked !== undefined && Temporal.Instant.compare(Temporal.Instant.from(checked), since) >= 0;
  for (let done = 0; done < FEEDS; ) {
    await setTimeout(LOOK_EVERY);
    done = (await wire.feeds()).filter(isChecked).length;
  }
}
