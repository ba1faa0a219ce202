import type { Clock, Log } from './ports.ts';

const PAUSE = Temporal.Duration.from({ seconds: 5 });

type Done = {
  /** What the log says of a failure. */
  readonly what: string;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Does something that may fail for a while, as when the store is away: five seconds later it is tried again, until
 * it is done. Of all failures the first is a line in the log. Left undone at the signal.
 */
export async function untilDone(
  work: () => Promise<void>,
  { what, clock, log }: Done,
  signal: AbortSignal,
): Promise<void> {
  for (let isTold = false; !signal.aborted; isTold = true) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isTold && !signal.aborted) log.warn({ err: error }, what);
    }
    await clock.sleepUntil(clock.now().add(PAUSE), signal).catch(() => undefined);
  }
}
