import { createTurns } from '#core/desk/turns.ts';
import type { Due, Jobs } from '#core/jobs.ts';
import type { Feed } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import type { Clock } from '#core/ports.ts';
import { type CheckOptions, checkFeed } from './check-feed.ts';
import { FAILURES_BEFORE_REST, toFeed } from './feed-after.ts';
import { createHostPoll } from './poll-host.ts';

export type PollsOptions = Omit<CheckOptions, 'wire' | 'clock'> & {
  readonly wire: WireStore;
  readonly jobs: Jobs;
  readonly clock: Clock;
  /** Whether anybody follows a feed, as far as this process knows. */
  follows(feed: string): boolean;
  /** Tells those who follow a feed that it rests or is gone; told again, it is told once. */
  tellRest(feed: Feed): Promise<void>;
};

/** When which feed is asked for, and by whom: one job a host, which one process at a time has. */
export type Polls = {
  /** Has a feed polled from now on; one that was not, or is in trouble, is checked at once. Gives how it is then. */
  add(url: string): Promise<Feed>;
  /** Notes feeds that `work` is to poll, without asking for them. */
  plan(urls: readonly string[]): Promise<void>;
  /** Makes sure that every feed that is followed is polled, and works on the polls, until the signal. */
  work(signal: AbortSignal): Promise<void>;
};

/** Hosts that are asked at one time. */
const HOSTS_AT_ONCE = 24;
/** A feed that is so late is polled by nobody. */
const OVERDUE = Temporal.Duration.from({ hours: 2 });
/** Checks in which the word that a feed rests is repeated, so that a crash cannot swallow it. */
const TOLD_WITHIN = 3;

export function createPolls(options: PollsOptions): Polls {
  const { wire, jobs, clock } = options;
  const inTurn = createTurns();
  return {
    add(url) {
      const fresh = toFeed(url, clock.now());
      // Two channels that add one feed at the same moment cost its server one request.
      return inTurn(fresh.id, async () => {
        const known = await wire.feed(fresh.id);
        if (known !== undefined && isPolled(known, clock.now())) return known;
        const feed = await check(known ?? fresh, new AbortController().signal, options);
        const due = dueOf(feed.host, await wire.feedsAt(feed.host));
        if (due !== undefined) await jobs.enqueue({ kind: 'poll', ...due });
        return feed;
      });
    },
    async plan(urls) {
      const feeds = urls.map((url) => toFeed(url, clock.now()));
      for (const feed of feeds)
        if ((await wire.feed(feed.id)) === undefined) await wire.record(feed, []);
    },
    async work(signal) {
      const hosts = [...Map.groupBy(await wire.feeds(), ({ host }) => host)];
      await jobs.enqueueAll(
        'poll',
        hosts.flatMap(([host, feeds]) => dueOf(host, feeds) ?? []),
      );
      if (signal.aborted) return;
      const poll = createHostPoll({
        ...options,
        signal,
        check: (feed) => check(feed, signal, options),
      });
      jobs.work('poll', poll, { atOnce: HOSTS_AT_ONCE });
    },
  };
}

/** One that fails, rests or is gone is looked at anew when somebody adds it. */
const isPolled = ({ state, next }: Feed, now: Temporal.Instant): boolean =>
  state === 'fine' &&
  next !== undefined &&
  Temporal.Instant.compare(Temporal.Instant.from(next).add(OVERDUE), now) > 0;

async function check(feed: Feed, signal: AbortSignal, options: PollsOptions): Promise<Feed> {
  const after = await checkFeed(feed, signal, options);
  const isOver = after.state === 'gone' || after.state === 'resting';
  if (isOver && after.failures < FAILURES_BEFORE_REST + TOLD_WITHIN) await options.tellRest(after);
  return after;
}

/** The host's next poll is that of the first of its feeds that is due. */
function dueOf(host: string, feeds: readonly Feed[]): Due | undefined {
  const [due] = feeds
    .flatMap(({ next }) => (next === undefined ? [] : Temporal.Instant.from(next)))
    .sort(Temporal.Instant.compare);
  return due && { id: host, due };
}
