import type { Fetcher } from './fetch/fetched.ts';
import type { FetcherOptions } from './fetch/fetcher.ts';

/** A fetcher that can be made ready before it is needed. */
export type LazyFetcher = Fetcher & { load(): Promise<void> };

/**
 * Loads what fetches when something is first fetched: a bot without feeds does not carry an HTTP client.
 * Loading it keeps the thread for a tenth of a second, so a bot that has feeds does that before it is ready.
 */
export function createLazyFetcher(options: FetcherOptions): LazyFetcher {
  let loading: Promise<Fetcher> | undefined;
  const load = (): Promise<Fetcher> => {
    loading ??= import('./fetch/fetcher.ts').then(({ createFetcher }) => createFetcher(options));
    return loading;
  };
  return {
    fetch: async (request) => (await load()).fetch(request),
    load: async () => void (await load()),
    close: async () => (await loading)?.close(),
  };
}
