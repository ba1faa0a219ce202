import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Jobs } from '#core/jobs.ts';
import type { Feed } from '#core/news/feed.ts';
import type { Feeds, WireStore } from '#core/news/ports.ts';
import type { Clock, Log, Namespace } from '#core/ports.ts';
import type { Tell } from '#core/tally.ts';
import { untilDone } from '#core/until-done.ts';
import { createArticles } from './articles.ts';
import type { Reader } from './body.ts';
import { discover } from './discover.ts';
import { createFirstLook, type FirstLook } from './first-look.ts';
import type { LazyFetcher } from './lazy-fetcher.ts';
import { readOpml, toOpml } from './opml.ts';
import { createPolls, type Polls } from './poll/polls.ts';
import { createWire, type FollowMemory, type NewsTaker } from './wire.ts';

export type LiveOptions = {
  readonly wire: WireStore;
  readonly articles: Namespace<readonly string[]>;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetcher: LazyFetcher;
  readonly reader: Reader;
  /** A number from 0 to 1 that spreads the checks. */
  readonly chance: () => number;
  /** Where `feeds.opml` is. */
  readonly content: string;
  /** Counts what happens. @default nobody */
  readonly tell?: Tell | undefined;
  /** Addresses of the feeds that everybody sees. */
  readonly operator: readonly string[];
};

/** The desk, as far as feeds go. */
export type LiveDesk = NewsTaker & {
  readonly follows: FollowMemory & { has(feed: string): boolean };
  /** Tells the channels that a feed was added in that it rests, or is gone, once. */
  tellRest(feed: Feed): Promise<void>;
};

/** The live news of one process: what is stored of it, and the polling of it. */
export type LiveNews = {
  readonly feeds: Feeds;
  /** Has the news of this process on its desk: with the newest of it every question can be answered. */
  open(desk: LiveDesk): Promise<void>;
  /**
   * Reads what was there before, then follows what any process adds, until the signal; `polls`: asks the feeds that
   * are due, too.
   */
  run(signal: AbortSignal, work: 'polls' | 'reads'): Promise<void>;
  close(): Promise<void>;
};

export function createLiveNews(options: LiveOptions): LiveNews {
  let desk: LiveDesk | undefined;
  const joined = (): LiveDesk => {
    if (desk === undefined) throw new Error('the live news has no desk yet');
    return desk;
  };
  const wire = createWire({ ...options, desk: joined });
  const firstLook = createFirstLook(options.fetcher, options.clock);
  const polls = createPolls({
    ...{ ...options, fetcher: firstLook },
    file: wire.file,
    follows: (feed) => joined().follows.has(feed),
    tellRest: (feed) => joined().tellRest(feed),
  });
  const startPolls = async (signal: AbortSignal): Promise<void> => {
    await polls.plan(options.operator);
    await polls.work(signal);
  };
  return {
    feeds: toFeeds(options, { polls, firstLook }),
    async open(of) {
      desk = of;
      await wire.open();
      const isAsking = options.operator.length > 0 || (await options.wire.feeds()).length > 0;
      if (isAsking) await options.fetcher.load();
    },
    async run(signal, work) {
      await wire.fill(signal);
      if (work === 'polls')
        await untilDone(() => startPolls(signal), { ...options, what: 'feeds not polled' }, signal);
      await wire.run(signal);
    },
    async close() {
      await Promise.all([options.fetcher.close(), options.reader.close()]);
    },
  };
}

/** What a list is called in the reader that takes it. */
const LIST_TITLE = 'Newsdesk';

type Asking = { readonly polls: Pick<Polls, 'add'>; readonly firstLook: FirstLook };

function toFeeds(options: LiveOptions, { polls, firstLook: { keep } }: Asking): Feeds {
  const { textOf } = createArticles(options);
  return {
    discover: (url, signal) => discover(url, signal, { ...options, keep }),
    follow: polls.add,
    read: (id) => options.wire.feed(id),
    textOf,
    toOpml: (follows) => toOpml(follows, LIST_TITLE),
    readOpml,
    starter: () => readStarter(options.content),
  };
}

/** The list of feeds that is shipped with `content/`. */
export const readStarter = async (content: string): ReturnType<Feeds['starter']> =>
  readOpml(await readFile(join(content, 'feeds.opml'), 'utf8'));
