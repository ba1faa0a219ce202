import type { Feed } from '#core/news/feed.ts';
import type { TroubleError } from '#core/news/trouble.ts';
import type { ReadFeed } from '../body.ts';
import type { Fetched } from '../fetch/fetched.ts';
import { toId } from '../read-file.ts';
import { FIRST_EVERY, paceAfter, pauseBefore } from './cadence.ts';

/** After so many failures in a row a feed rests: it is asked for once a day, and whoever uses it is told once. */
export const FAILURES_BEFORE_REST = 10;

/** When a check ended, and a number from 0 to 1 that spreads the next ones. */
export type Moment = { readonly now: Temporal.Instant; readonly chance: number };

/** A feed as it is before its first check. `url` as `new URL` writes it. */
export function toFeed(url: string, now: Temporal.Instant): Feed {
  const address = new URL(url);
  address.hash = '';
  return {
    id: toId(address.href),
    url: address.href,
    at: address.href,
    host: address.host,
    state: 'new',
    added: now.toString(),
    next: now.toString(),
    every: FIRST_EVERY,
    failures: 0,
    listed: [],
  };
}

/** A server that answered, with news or without. */
export type Success = {
  readonly fetched: Fetched;
  /** Left out where nothing has changed. */
  readonly read?: ReadFeed | undefined;
  readonly fresh: number;
  readonly listed: readonly string[];
};

export function afterSuccess(feed: Feed, success: Success, { now, chance }: Moment): Feed {
  const { fetched, read, fresh, listed } = success;
  const every = paceAfter(feed.every, fresh > 0 ? 'news' : 'nothing');
  const { maxAge, movedTo: at = feed.at } = fetched;
  const ttl = read === undefined ? feed.ttl : read.ttl;
  const pause = pauseBefore({ every, ttl, maxAge, failures: 0, resting: false }, chance);
  const { since: _, trouble: __, ...rest } = feed;
  return {
    ...rest,
    ...(read !== undefined && asRead(feed, read, now)),
    ...tagsOf(fetched, feed),
    ...{ at, host: new URL(at).host, every, ttl, listed, state: 'fine', failures: 0 },
    checked: now.toString(),
    ...(fresh > 0 && { changed: now.toString() }),
    next: now.add({ seconds: pause }).toString(),
  };
}

const asRead = ({ begun }: Feed, { title, link }: ReadFeed, now: Temporal.Instant) => ({
  title,
  site: link,
  begun: begun ?? now.toString(),
});

/** An answer that says nothing has changed need not name its tags again. */
const tagsOf = ({ kind, etag, modified }: Fetched, feed: Feed) =>
  kind === 'body'
    ? { etag, modified }
    : { etag: etag ?? feed.etag, modified: modified ?? feed.modified };

export function afterFailure(feed: Feed, error: TroubleError, { now, chance }: Moment): Feed {
  const { trouble, retryAfter } = error;
  const failures = feed.failures + 1;
  const failed = { ...feed, failures, trouble, checked: now.toString() };
  const since = feed.since ?? now.toString();
  // Where it has moved to may be wrong: it is asked for where it was first.
  const back = { at: feed.url, host: new URL(feed.url).host };
  if (trouble.kind === 'gone' && feed.at === feed.url)
    return { ...failed, ...back, since, state: 'gone', next: undefined };
  const resting = failures >= FAILURES_BEFORE_REST;
  const pause = pauseBefore(
    { every: feed.every, ttl: feed.ttl, retryAfter, failures, resting },
    chance,
  );
  const state = resting ? 'resting' : 'failing';
  return { ...failed, ...back, since, state, next: now.add({ seconds: pause }).toString() };
}
