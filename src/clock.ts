import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '#core/ports.ts';

/** A timer holds 2^31 - 1 ms at most; a longer one fires at once. */
const LONGEST_SLEEP = 2 ** 31 - 1;

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  async sleepUntil(instant, signal) {
    for (let left = until(instant); left > 0; left = until(instant)) {
      await sleep(Math.min(left, LONGEST_SLEEP), undefined, { signal });
    }
    signal.throwIfAborted();
  },
};

const until = (instant: Temporal.Instant): number =>
  instant.epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
