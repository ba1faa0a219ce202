import type { Discovered } from '#core/news/ports.ts';
import { TroubleError } from '#core/news/trouble.ts';
import type { Reader } from './body.ts';
import type { Fetcher } from './fetch/fetched.ts';
import type { FirstLook } from './first-look.ts';
import { toWellKnownFeeds } from './page/well-known.ts';

type DiscoverOptions = {
  readonly fetcher: Pick<Fetcher, 'fetch'>;
  readonly reader: Pick<Reader, 'readFeed' | 'readPage'>;
  /** Is given what lies at the address of a feed that was found. */
  readonly keep: FirstLook['keep'];
};

/** What a page may name; more is a directory of feeds, not a site with some. */
const MOST_NAMED = 25;

/**
 * Looks what an address leads to: a feed; a page that names feeds (RSS autodiscovery: `link
 * rel=alternate`); else a site that has one where most have theirs. Rejects with a TroubleError.
 */
export async function discover(
  url: string,
  signal: AbortSignal,
  options: DiscoverOptions,
): Promise<Discovered> {
  const { fetcher, reader, keep } = options;
  const { movedTo: at = url, ...fetched } = await fetcher.fetch({ url, wants: 'feed', signal });
  if (fetched.kind === 'unchanged') throw new TroubleError({ kind: 'no feed' });
  const { body } = fetched;
  const feed = await reader.readFeed(body).catch(unlessNoFeed);
  if (feed !== undefined) {
    keep(at, fetched);
    return { kind: 'feed', url: at, title: feed.title };
  }
  const { feeds } = await reader.readPage(body);
  const [only, ...others] = feeds.slice(0, MOST_NAMED);
  if (only === undefined) return findWellKnown(body.url, signal, options);
  if (others.length === 0) return { kind: 'feed', ...only };
  return { kind: 'several', feeds: [only, ...others] };
}

/** The first that answers with a feed. What keeps a server from answering at all is told of the page. */
async function findWellKnown(
  page: string,
  signal: AbortSignal,
  { fetcher, reader, keep }: DiscoverOptions,
): Promise<Discovered> {
  for (const url of toWellKnownFeeds(page)) {
    const found = await fetcher
      .fetch({ url, wants: 'feed', signal })
      .then(async ({ movedTo: _, ...fetched }) => {
        if (fetched.kind === 'unchanged') return undefined;
        const { url: at } = fetched.body;
        const { title } = await reader.readFeed(fetched.body);
        keep(at, fetched);
        return { kind: 'feed', url: at, title } as const;
      })
      .catch(unlessTrouble);
    if (found !== undefined) return found;
  }
  throw new TroubleError({ kind: 'no feed' });
}

function unlessNoFeed(error: unknown): undefined {
  if (error instanceof TroubleError && error.trouble.kind === 'no feed') return undefined;
  throw error;
}

function unlessTrouble(error: unknown): undefined {
  if (error instanceof TroubleError) return undefined;
  throw error;
}
