import type { Fetcher } from './fetch/fetched.ts';
import type { FetcherOptions } from './fetch/fetcher.ts';

/** Loads what fetches when something is first fetched: a bot without feeds does not carry an HTTP client. */
export function createLazyFetcher(options: FetcherOptions): Fetcher {
  let loading: Promise<Fetcher> | undefined;
  const load = async (): Promise<Fetcher> => {
    const { createFetcher } = await import('./fetch/fetcher.ts');
    return createFetcher(options);
  };
  return {
    async fetch(request) {
      loading ??= load();
      return (await loading).fetch(request);
    },
    close: async () => (await loading)?.close(),
  };
}
