import type { Journal } from '../journal.ts';
import type { WireStore } from '../news/ports.ts';
import type { Clock, Log, Namespace, Store } from '../ports.ts';
import type { Desk } from './desk.ts';
import { type Departure, installationKey, KEPT_AFTER } from './installation.ts';

/** Hours between two looks at who left. */
const LOOK = { hours: 24 };

export type DeparturesOptions = {
  readonly store: Pick<Store, 'installations' | 'subscriptions' | 'places' | 'people'>;
  readonly wire: Pick<WireStore, 'allFollows'>;
  readonly journal: Pick<Journal, 'forget'>;
  readonly desk: Pick<Desk, 'digests' | 'follows'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the bot is in that workspace after all, by a token of the operator's; may reject. */
  isIn(workspace: string): Promise<boolean>;
};

/**
 * Deletes what is left of workspaces that removed the bot KEPT_AFTER ago: the settings of their channels
 * and people, their digests, the feeds they follow and what was noted there. Once at first, then each
 * day, until the signal.
 */
export async function watchDepartures(
  options: DeparturesOptions,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = options;
  while (!signal.aborted) {
    await forgetDeparted(options);
    await clock.sleepUntil(clock.now().add(LOOK), signal).catch(() => undefined);
  }
}

export async function forgetDeparted(options: DeparturesOptions): Promise<void> {
  const { store, clock, log, isIn } = options;
  const limit = clock.now().subtract(KEPT_AFTER);
  for (const [key, row] of await all(store.installations)) {
    if (!('left' in row) || Temporal.Instant.compare(Temporal.Instant.from(row.left), limit) > 0)
      continue;
    // Where that cannot be said now, nothing is deleted before tomorrow.
    const stays = await isIn(row.workspace).catch(() => 'unknown' as const);
    if (stays === 'unknown') continue;
    if (!stays) await forget(row, options);
    await store.installations.delete(key);
    if (!stays) log.info({ workspace: row.workspace, left: row.left }, 'workspace forgotten');
  }
}

/** The installation's own row goes last, so that a crash in between only means doing it again. */
async function forget(departure: Departure, options: DeparturesOptions): Promise<void> {
  const { store, wire, journal, desk } = options;
  const scope = installationKey(departure);
  const isOurs = (key: string): boolean => key === scope || key.startsWith(`${scope}:`);
  for (const [, { home, name }] of await all(store.subscriptions))
    if (isOurs(installationKey(home))) await desk.digests.off(home, name);
  for (const list of await wire.allFollows())
    if (isOurs(list.scope)) await desk.follows.change(list.scope, () => []);
  await deleteWhere(store.places, (key) => isOurs(key.replace(/^digests:/, '')));
  await deleteWhere(store.people, isOurs);
  await journal.forget(scope);
}

async function deleteWhere<Value>(
  rows: Namespace<Value>,
  goes: (key: string) => boolean,
): Promise<void> {
  for (const [key] of await all(rows)) if (goes(key)) await rows.delete(key);
}

/** Listed first: an engine that lists page by page leaves some out where others are deleted meanwhile. */
const all = <Value>(rows: Namespace<Value>): Promise<(readonly [string, Value])[]> =>
  Array.fromAsync(rows.entries());
