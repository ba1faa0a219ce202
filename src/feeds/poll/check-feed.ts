import type { Feed, WireItem } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import { TroubleError } from '#core/news/trouble.ts';
import type { Clock } from '#core/ports.ts';
import type { Tell } from '#core/tally.ts';
import type { Reader } from '../body.ts';
import type { Fetcher } from '../fetch/fetched.ts';
import { afterFailure, afterSuccess } from './feed-after.ts';
import { toItems } from './to-items.ts';

export type CheckOptions = {
  readonly fetcher: Pick<Fetcher, 'fetch'>;
  readonly reader: Pick<Reader, 'readFeed'>;
  readonly wire: Pick<WireStore, 'itemsOf' | 'record'>;
  readonly clock: Pick<Clock, 'now'>;
  /** A number from 0 to 1 that spreads the checks. */
  readonly chance: () => number;
  /** Counts checks. @default nobody */
  readonly tell?: Tell | undefined;
  /** Is shown what is new or changed before it is written down, and may put it into its stories. */
  readonly file: (items: readonly WireItem[]) => Promise<readonly WireItem[]>;
};

/**
 * Checks a feed once and writes down, in one transaction, how it is then and what was new: a process that
 * dies on the way has changed nothing, and the next check brings the same. Never rejects for what the server
 * does; rejects where the store does.
 */
export async function checkFeed(
  feed: Feed,
  signal: AbortSignal,
  options: CheckOptions,
): Promise<Feed> {
  const { wire, clock, chance } = options;
  const found = await look(feed, signal, options).catch(toTrouble);
  options.tell?.({ kind: 'fetched', outcome: outcomeOf(found) });
  const moment = { now: clock.now(), chance: chance() };
  if (found instanceof TroubleError) {
    const failed = afterFailure(feed, found, moment);
    await wire.record(failed, []);
    return failed;
  }
  const { fetched, read } = found;
  if (read === undefined) {
    const same = afterSuccess(feed, { fetched, fresh: 0, listed: feed.listed }, moment);
    await wire.record(same, []);
    return same;
  }
  const known = await wire.itemsOf(feed.id);
  const { changed, ...rest } = toItems(read, { feed, known, now: moment.now });
  const after = afterSuccess(feed, { fetched, read, ...rest }, moment);
  await wire.record(after, await options.file(changed));
  return after;
}

const outcomeOf = (found: Found | TroubleError) => {
  if (found instanceof TroubleError) return found.trouble.kind;
  return found.read === undefined ? 'unchanged' : 'read';
};

type Found = {
  readonly fetched: Awaited<ReturnType<Fetcher['fetch']>>;
  readonly read?: Awaited<ReturnType<Reader['readFeed']>>;
};

async function look(
  { at: url, etag, modified }: Feed,
  signal: AbortSignal,
  { fetcher, reader }: CheckOptions,
): Promise<Found> {
  const fetched = await fetcher.fetch({ url, wants: 'feed', etag, modified, signal });
  if (fetched.kind === 'unchanged') return { fetched };
  return { fetched, read: await reader.readFeed(fetched.body) };
}

function toTrouble(error: unknown): TroubleError {
  if (error instanceof TroubleError) return error;
  throw error;
}
