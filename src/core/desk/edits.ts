import type { Archive } from '../news/archive.ts';
import { type Headline, isArticle } from '../news/news.ts';
import type { Clock, Deliveries, Log, Platform } from '../ports.ts';
import type { Content } from './deliverer.ts';
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
    const archive = options.archive();
    if (signal.aborted || archive === before) continue;
    const changed = changedBetween(before, archive);
    before = archive;
    await follow(archive, changed, options).catch((error: unknown) => {
      log.error({ err: error }, 'change of the news not followed');
    });
  }
}

async function follow(
  archive: Archive,
  changed: ReadonlySet<string>,
  options: EditsOptions,
): Promise<void> {
  await options.seen(archive);
  if (changed.size > 0) await editPosts(changed, options);
}

/** Ids of items that are told differently now; what is new or gone is no correction. */
export function changedBetween(before: Archive, after: Archive): ReadonlySet<string> {
  if (before === after) return new Set();
  const changed = after.items.filter((item) => {
    const old = before.byId.get(item.id);
    return old !== undefined && toldBy(old) !== toldBy(item);
  });
  return new Set(changed.map(({ id }) => id));
}

const toldBy = (item: Headline): string =>
  JSON.stringify([item.title, item.source, item.url, isArticle(item) ? item.paragraphs : []]);

async function editPosts(changed: ReadonlySet<string>, options: EditsOptions): Promise<void> {
  const { clock, deliveries } = options;
  const rows = await deliveries.sentSince(clock.now().subtract(EDITED_FOR));
  for (const row of rows) {
    if (row.stories.some((id) => changed.has(id))) await editPost(row, options);
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
