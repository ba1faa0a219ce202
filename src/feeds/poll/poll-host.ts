import type { JobRun, Jobs } from '#core/jobs.ts';
import type { Feed } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import type { Clock } from '#core/ports.ts';

type PollOptions = {
  readonly wire: Pick<WireStore, 'feedsAt'>;
  readonly jobs: Pick<Jobs, 'enqueue'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly signal: AbortSignal;
  /** Whether anybody follows a feed, as far as this process knows. */
  follows(feed: string): boolean;
  /** Checks a feed, and gives how it is then. */
  check(feed: Feed): Promise<Feed>;
};

/** The longest that one check takes: a slow server's time and a hard feed's. */
const LONGEST_CHECK = Temporal.Duration.from({ seconds: 30 });
/** What nobody follows is not asked for; perhaps somebody has just begun to, in another process. */
const UNFOLLOWED = Temporal.Duration.from({ hours: 1 });

/**
 * Polls a host: its due feeds one after the other, so that nobody is asked by two of us at once, whichever
 * processes there are. A run that would outlast its lease goes on in the next one.
 */
export function createHostPoll(options: PollOptions): JobRun {
  const { wire, clock } = options;
  return async (host, leaseUntil) => {
    const next: Temporal.Instant[] = [];
    for (const feed of await wire.feedsAt(host)) {
      const again = await pollOne(feed, leaseUntil, options);
      if (again === 'cut short') return clock.now();
      if (again !== undefined) next.push(again);
    }
    return next.toSorted(Temporal.Instant.compare)[0];
  };
}

/** When the feed is due again at its host. */
async function pollOne(
  feed: Feed,
  leaseUntil: Temporal.Instant,
  options: PollOptions,
): Promise<Temporal.Instant | 'cut short' | undefined> {
  const { clock, signal } = options;
  if (!isDue(feed, options)) return nextOf(feed, options);
  const isLate = isAfter(clock.now().add(LONGEST_CHECK), leaseUntil);
  if (isLate || signal.aborted) return 'cut short';
  return checked(feed, options).catch((error: unknown) => {
    // A process that stops asks nobody to the end: that is no failure, and the next one takes it up.
    if (signal.aborted) return 'cut short';
    throw error;
  });
}

const isDue = ({ id, next }: Feed, { clock, follows }: PollOptions): boolean =>
  next !== undefined && follows(id) && !isAfter(Temporal.Instant.from(next), clock.now());

function nextOf(feed: Feed, { clock, follows }: PollOptions): Temporal.Instant | undefined {
  if (feed.next === undefined) return undefined;
  return follows(feed.id) ? Temporal.Instant.from(feed.next) : clock.now().add(UNFOLLOWED);
}

/** When the feed is due again at this host; one that has moved to another is polled there. */
async function checked(
  feed: Feed,
  { check, jobs }: PollOptions,
): Promise<Temporal.Instant | undefined> {
  const after = await check(feed);
  if (after.next === undefined) return undefined;
  const due = Temporal.Instant.from(after.next);
  if (after.host === feed.host) return due;
  await jobs.enqueue({ kind: 'poll', id: after.host, due });
  return undefined;
}

const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) > 0;
