import type { JobKind } from '#core/jobs.ts';
import type { PlatformName } from '#core/ports.ts';
import { orNothing } from './or-nothing.ts';

/** What health is asked of. */
export type Vitals = {
  /** Resolves when the store has answered anything; rejects where it cannot. */
  askStore(): Promise<unknown>;
  /** How many jobs are due and have not begun. */
  waiting(): Promise<ReadonlyMap<JobKind, number>>;
  /** Every platform that has to be heard, and whether it is. */
  platforms(): ReadonlyMap<PlatformName, boolean>;
};

/** `live`: the process answers. `ready`: it can do its work. */
export type Health = {
  readonly live: true;
  readonly ready: boolean;
  readonly store: boolean;
  readonly platforms: Readonly<Record<string, boolean>>;
};

/** Milliseconds that the store has; whoever asks here mostly gives up after a few seconds. */
export const STORE_LIMIT = 2_000;

/** Health as it is each time it is asked for; the store is asked by one question at a time. */
export function createHealth(
  { askStore, platforms }: Pick<Vitals, 'askStore' | 'platforms'>,
  { limit = STORE_LIMIT }: { readonly limit?: number | undefined } = {},
): () => Promise<Health> {
  let asking: Promise<boolean> | undefined;
  const ask = (): Promise<boolean> => {
    const asked = askStore().then(
      () => true,
      () => false,
    );
    return asked.finally(() => {
      asking = undefined;
    });
  };
  return async () => {
    asking ??= ask();
    const store = (await orNothing(asking, limit)) ?? false;
    const connected = Object.fromEntries(platforms());
    const ready = store && Object.values(connected).every((each) => each);
    return { live: true, ready, store, platforms: connected };
  };
}
