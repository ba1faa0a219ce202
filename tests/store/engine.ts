import type { Jobs } from '#core/jobs.ts';
import type { Journal } from '#core/journal.ts';
import type { WireStore } from '#core/news/ports.ts';
import type { Deliveries, Store } from '#core/ports.ts';
import type { Line } from '../support/log.ts';

/** An open engine, new and empty, as far as the suites need one. */
export type Engine = {
  readonly store: Store;
  readonly deliveries: Deliveries;
  readonly jobs: Jobs;
  readonly wire: WireStore;
  readonly journal: Journal;
  /** What the engine was given to log to. */
  readonly log: { readonly lines: readonly Line[] };
  /** The engine's own clock. */
  now(): Promise<Temporal.Instant>;
  /** Lets time pass: by a driven clock, or by moving what is written down into the past. */
  pass(duration: Temporal.DurationLike): Promise<void>;
  close(): Promise<void>;
};

export type OpenEngine = () => Promise<Engine>;

/** Runs of jobs, by id, in the order in which they began. */
export function runRecorder() {
  const ids: string[] = [];
  let waiting: readonly { readonly enough: () => boolean; resolve(): void }[] = [];
  const count = (id: string): number => ids.filter((each) => each === id).length;
  const ask = (enough: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting = [...waiting, { enough, resolve }];
      settle();
    });
  const settle = (): void => {
    for (const each of waiting) if (each.enough()) each.resolve();
    waiting = waiting.filter((each) => !each.enough());
  };
  return {
    ids: ids as readonly string[],
    count,
    record(id: string): void {
      ids.push(id);
      settle();
    },
    /** Resolves when `id` has begun that many times. */
    seen: (id: string, times = 1): Promise<void> => ask(() => count(id) >= times),
  };
}

/** Lets time pass in small steps until something has happened. */
export async function passUntil(engine: Engine, happened: Promise<unknown>): Promise<void> {
  let done = false;
  const ended = happened.then(() => {
    done = true;
  });
  while (!done) await engine.pass({ seconds: 30 });
  await ended;
}

/** By the engine's clock, in whole milliseconds: no engine keeps more. */
export const secondsAfter = async (engine: Engine, seconds: number): Promise<Temporal.Instant> =>
  (await engine.now()).round('millisecond').add({ seconds });
