import type { Clock } from '#core/ports.ts';
import type { Fetched, Fetcher } from './fetch/fetched.ts';

/** Seconds. Who looks at a feed follows it at once, or never. */
const KEPT_FOR = 30;
/** As many as are looked at side by side. */
const MOST_KEPT = 8;

/** A feed is looked at before it is followed, and checked when it is: its server is asked once for both. */
export type FirstLook = {
  /** Keeps what lies at an address, for the check that comes right behind. */
  keep(url: string, fetched: Fetched): void;
  /** What was kept of an address, once; else it is fetched. */
  readonly fetch: Fetcher['fetch'];
};

export function createFirstLook(
  fetcher: Pick<Fetcher, 'fetch'>,
  clock: Pick<Clock, 'now'>,
): FirstLook {
  const kept = new Map<string, { readonly fetched: Fetched; readonly until: Temporal.Instant }>();
  const forget = (): void => {
    const now = clock.now();
    for (const [url, { until }] of kept)
      if (kept.size > MOST_KEPT || Temporal.Instant.compare(until, now) <= 0) kept.delete(url);
  };
  return {
    keep(url, fetched) {
      kept.set(url, { fetched, until: clock.now().add({ seconds: KEPT_FOR }) });
      forget();
    },
    async fetch(request) {
      forget();
      const look = kept.get(request.url);
      kept.delete(request.url);
      return look?.fetched ?? fetcher.fetch(request);
    },
  };
}
