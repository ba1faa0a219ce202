import type { Archive } from '../news/archive.ts';
import type { Clock, Deliveries, Log, Platform } from '../ports.ts';
import type { Content } from './content.ts';
import type { DeliveryRow } from './delivery.ts';
import type { Pacer } from './pace.ts';

/** A post is corrected for this long; what changes later stands in the next one. */
const EDITED_FOR = Temporal.Duration.from({ hours: 1 });
const LOOK_EVERY = Temporal.Duration.from({ seconds: 2 });

export type EditsOptions = {
  readonly deliveries: Deliveries;
  readonly clock: Clock;
  readonly log: Log;
  readonly pacer: Pacer;
  archive(): Archive;
  /** Ids of items that are told differently since this was last asked. */
  corrections(): ReadonlySet<string>;
  platformOf(row: DeliveryRow): Platform | undefined;
  compose(row: DeliveryRow): Promise<Content>;
  /** Notes what is new in the archive. */
  seen(archive: Archive): Promise<void>;
};

/**
 * Until the signal: whenever the news changes, what is new is noted, and the posts of the last hour that
 * tell a changed story are corrected.
 */
export async function watchEdits(options: EditsOptions, signal: AbortSignal): Promise<void> {
  const { clock, log } = options;
  let before = options.archive();
  while (!signal.aborted) {
    await clock.sleepUntil(clock.now().add(LOOK_EVERY), signal).catch(() => undefined);
    if (signal.aborted) return;
    const archive = options.archive();
    const isNew = archive !== before;
    before = archive;
    await follow(isNew ? archive : undefined, options).catch((error: unknown) => {
      log.error({ err: error }, 'change of the news not followed');
    });
  }
}

async function follow(changed: Archive | undefined, options: EditsOptions): Promise<void> {
  if (changed !== undefined) await options.seen(changed);
  const corrected = options.corrections();
  if (corrected.size > 0) await editPosts(corrected, options);
}

async function editPosts(corrected: ReadonlySet<string>, options: EditsOptions): Promise<void> {
  const { clock, deliveries } = options;
  const rows = await deliveries.sentSince(clock.now().subtract(EDITED_FOR));
  for (const row of rows) {
    if (row.stories.some((id) => corrected.has(id))) await editPost(row, options);
  }
}

/** One request; a correction that does not get through is not worth a second one. */
async function editPost(row: DeliveryRow, options: EditsOptions): Promise<void> {
  const { clock, log, pacer } = options;
  const platform = options.platformOf(row);
  const content = await options.compose(row);
  if (platform === undefined || row.ref === undefined || content.kind === 'skip') return;
  await clock.sleepUntil(pacer.turn(row.place, clock.now()), new AbortController().signal);
  const edited = await platform.edit(row.place, row.ref, { doc: content.doc, key: row.key });
  const reason = edited.kind === 'sent' ? {} : { reason: edited.reason };
  log.info({ key: row.key, outcome: edited.kind, ...reason }, 'post corrected');
}
