import { TroubleError } from '#core/news/trouble.ts';
import type { Fetched, Fetcher, FetchRequest } from '#feeds/fetch/fetched.ts';
import { createFetcher, type FetcherOptions } from '#feeds/fetch/fetcher.ts';
import { drivenClock } from './clock.ts';
import { everyNameHere } from './web-names.ts';
import type { WebServer } from './web-server.ts';

const clock = drivenClock('2026-11-22T08:00:00Z');

/** A fetcher to which some names lead to the loopback web, and are opened. */
export const openFetcher = (options: Partial<FetcherOptions> = {}): Fetcher =>
  createFetcher({
    ...{ version: '0.5', contact: 'https://example.org/bot', now: clock.now },
    ...{ privateFeeds: ['a.test', 'b.test', 'old.reddit.com'], lookup: everyNameHere },
    ...options,
  });

type Asking = Partial<FetchRequest> & { readonly with?: Partial<FetcherOptions> };

/** What one request to a web comes to, by a fetcher of its own. */
export const fetchFrom =
  (web: () => WebServer) =>
  async (path: string, { with: options, ...request }: Asking = {}): Promise<Fetched> => {
    const fetcher = openFetcher(options);
    const url = web().url(path, 'a.test');
    return fetcher.fetch({ url, wants: 'feed', ...request }).finally(fetcher.close);
  };

/** The trouble that a request comes to, and whatever it comes to that is none. */
export const troubleOf = (fetching: Promise<Fetched>): Promise<unknown> =>
  fetching.catch((error) => (error instanceof TroubleError ? error.trouble : error));

export const textOf = (fetched: Fetched): string =>
  fetched.kind === 'body' ? Buffer.from(fetched.body.bytes).toString() : fetched.kind;
