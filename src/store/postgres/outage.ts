import type { Clock, Log } from '#core/ports.ts';
import { isAway } from './postgres-error.ts';

export type Outage = {
  /** Something failed; only what says that Postgres is away counts. */
  noticed(error: unknown): void;
  /** How many outages there have been. */
  count(): number;
  /** Something worked that was begun when there had been so many outages. */
  over(count: number): void;
};

type OutageOptions = { readonly clock: Clock; readonly log: Log; readonly where: string };

/** Logs the beginning and the end of an outage, and not the hundred failures between them. */
export function createOutage({ clock, log, where }: OutageOptions): Outage {
  let since: Temporal.Instant | undefined;
  let outages = 0;
  return {
    count: () => outages,
    noticed(error) {
      if (since !== undefined || !isAway(error)) return;
      since = clock.now();
      outages += 1;
      const why = error instanceof Error ? error.message : String(error);
      log.warn({ database: where, why }, 'database away');
    },
    over(count) {
      // What was answered just before the end says nothing about what came after it.
      if (since === undefined || count < outages) return;
      const ms = Math.round(clock.now().since(since).total('milliseconds'));
      since = undefined;
      log.info({ database: where, ms }, 'database back');
    },
  };
}
