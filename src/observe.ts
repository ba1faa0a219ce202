import { PlatformError } from '#core/errors.ts';
import type { ListeningPlatform, Log } from '#core/ports.ts';
import type { OpenStore } from '#store/open.ts';
import type { Watch } from '#watch/watch.ts';
import manifest from '../package.json' with { type: 'json' };
import type { Config } from './config.ts';

/** What counts for METRICS_PORT. Without it nobody counts, and the room is not even loaded. */
export async function openWatch({ metrics }: Config, log: Log): Promise<Watch | undefined> {
  if (metrics === undefined) return undefined;
  const { createWatch } = await import('#watch/watch.ts');
  return createWatch({ ...metrics, log, version: manifest.version });
}

type Watched = {
  readonly opened: OpenStore;
  /** Those that have to be heard. */
  readonly platforms: readonly ListeningPlatform[];
};

/** Serves health and metrics. Where it cannot, the log says so, and the bot does its work unwatched. */
export async function startWatch(
  watch: Watch,
  { opened: { store, jobs }, platforms }: Watched,
  log: Log,
): Promise<void> {
  try {
    const url = await watch.start({
      askStore: () => store.seen.get('health'),
      waiting: () => jobs.waiting(),
      platforms: () => new Map(platforms.map((each) => [each.name, each.isConnected()])),
    });
    log.info({ url }, 'metrics served');
  } catch (error) {
    const data = error instanceof PlatformError ? { why: error.message } : { err: error };
    log.error(data, 'metrics not served');
  }
}
