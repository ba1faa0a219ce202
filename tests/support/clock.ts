import type { Clock } from '#core/ports.ts';

/** A clock that stands still until it is told to move. */
export type DrivenClock = Clock & { advance(duration: Temporal.DurationLike): void };

type Sleeper = { readonly until: Temporal.Instant; wake(): void };

export function drivenClock(start = '2026-11-22T08:00:00Z'): DrivenClock {
  let now = Temporal.Instant.from(start);
  let sleepers: readonly Sleeper[] = [];
  return {
    now: () => now,
    sleepUntil: (until, signal) =>
      new Promise((resolve, reject) => {
        if (Temporal.Instant.compare(until, now) <= 0) return resolve();
        if (signal.aborted) return reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        sleepers = [...sleepers, { until, wake: resolve }];
      }),
    advance(duration) {
      now = now.add(duration);
      const due = sleepers.filter(({ until }) => Temporal.Instant.compare(until, now) <= 0);
      sleepers = sleepers.filter((sleeper) => !due.includes(sleeper));
      for (const { wake } of due) wake();
    },
  };
}

/** A clock that moves on by itself whenever somebody waits, and no further. */
export function hurriedClock(): DrivenClock {
  const clock = drivenClock();
  return {
    ...clock,
    async sleepUntil(instant, signal) {
      signal.throwIfAborted();
      const wait = clock.now().until(instant);
      if (wait.sign > 0) clock.advance(wait);
    },
  };
}
