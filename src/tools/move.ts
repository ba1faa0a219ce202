import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '#core/errors.ts';
import type { Feed } from '#core/news/feed.ts';
import { FolderInUseError } from '#store/owner.ts';
import { type Intake, openIntake } from '#store/postgres/intake.ts';
import { StoreError } from '#store/store-error.ts';
import { STORE_FILE } from '#store/store-file.ts';
import { systemClock } from '../clock.ts';
import { type EmbeddedRows, type MovedFeed, openEmbeddedRows } from './embedded-rows.ts';
import { createNotes } from './notes.ts';
import { createProgress, type Progress } from './progress.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

/** Rows that are written together. */
const BATCH = 500;

/** Carries the embedded store over to Postgres; what is there already is brought up to date. */
export async function move(bench: Bench): Promise<ExitCode> {
  const { values, positionals } = readOptions(bench.words, { to: { type: 'string' } });
  const url = values.to?.trim() || bench.environment.DATABASE_URL?.trim();
  if (url === undefined || url === '' || positionals.length > 0)
    throw new UsageError('move needs --to and the address of the Postgres database');
  const folder = bench.environment.NEWSDESK_DATA?.trim() || './data';
  const path = resolve(bench.folder, folder);
  if (!existsSync(join(path, STORE_FILE)))
    throw new UsageError(`there is no store in ${folder}: name its folder with NEWSDESK_DATA`);
  try {
    const moved = await moveStore(path, url, bench);
    if (moved === undefined) {
      bench.notes.write(`newsdesk: ${IN_USE}\n`);
      return 1;
    }
    bench.output.write(`${tell(moved, folder)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof FolderInUseError)) throw error;
    bench.notes.write(`newsdesk: ${error.message}\n`);
    return 1;
  }
}

/** What had come further in Postgres, and stayed as it was there. */
type Kept = { readonly deliveries: number; readonly feeds: number };

type Moved = EmbeddedRows['counts'] & { readonly kept: Kept };

const IN_USE = 'a Newsdesk runs on that database: stop it, wait 15 s, and try again';

async function moveStore(path: string, url: string, bench: Bench): Promise<Moved | undefined> {
  const rows = openEmbeddedRows(path, systemClock.now());
  try {
    // That Postgres is away is said once, at the end.
    const log = { ...createNotes(bench.notes), warn: () => undefined };
    const intake = await openIntake(url, { clock: systemClock, log });
    try {
      if ((await intake.live()) > 0) return undefined;
      return await moveAll(rows, intake, bench);
    } finally {
      await intake.close();
    }
  } finally {
    await rows.close();
  }
}

async function moveAll(rows: EmbeddedRows, intake: Intake, bench: Bench): Promise<Moved> {
  const { items: _, ...parts } = rows.counts;
  const total = Object.values(parts).reduce((sum, count) => sum + count);
  const { environment } = bench;
  const progress = createProgress(bench.notes, { label: 'Moving', total, environment });
  let deliveries = parts.deliveries;
  let feeds = parts.feeds;
  try {
    await inBatches(rows.entries(), { progress, what: 'settings' }, intake.entries);
    await inBatches(rows.deliveries(), { progress, what: 'deliveries' }, async (batch) => {
      deliveries -= await intake.deliveries(batch);
    });
    await inBatches(rows.feeds(), { progress, what: 'feeds' }, async (batch) => {
      for (const moved of batch) if (await moveFeed(moved, intake)) feeds -= 1;
    });
    await inBatches(rows.lists(), { progress, what: 'lists of feeds' }, async (batch) => {
      for (const { scope, follows } of batch) await intake.wire.changeFollows(scope, () => follows);
    });
    await inBatches(rows.noted(), { progress, what: 'lines of the journal' }, intake.journal);
    await inBatches(rows.jobs(), { progress, what: 'jobs' }, async (batch) => {
      for (const [kind, jobs] of Map.groupBy(batch, (job) => job.kind))
        await intake.jobs(kind, jobs);
    });
  } finally {
    progress.end();
  }
  return { ...rows.counts, kept: { deliveries, feeds } };
}

/** False where the feed was checked later there. */
async function moveFeed({ feed, items }: MovedFeed, { wire }: Intake): Promise<boolean> {
  const there = await wire.feed(feed.id);
  if (there !== undefined && Temporal.Instant.compare(lastOf(there), lastOf(feed)) > 0)
    return false;
  await wire.record(feed, items.slice(0, BATCH));
  for (let start = BATCH; start < items.length; start += BATCH)
    await wire.record(feed, items.slice(start, start + BATCH));
  return true;
}

const lastOf = ({ checked, added }: Feed): string => checked ?? added;

type Part = { readonly progress: Progress; readonly what: string };

async function inBatches<Item>(
  items: Iterable<Item>,
  { progress, what }: Part,
  take: (batch: readonly Item[]) => Promise<void>,
): Promise<void> {
  let count = 0;
  let batch: Item[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await take(batch);
    count += batch.length;
    progress.advance(batch.length, what);
    batch = [];
  };
  for (const item of items) {
    batch.push(item);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  progress.step(`${count} ${what}`);
}

const tell = ({ kept, ...moved }: Moved, folder: string): string =>
  [
    `Moved ${counted(moved.entries, 'setting or mark', 'settings and marks')}, ${counted(moved.deliveries, 'delivery', 'deliveries')} and ${counted(moved.jobs, 'job', 'jobs')} out of ${folder}.`,
    `With them ${counted(moved.feeds, 'feed', 'feeds')} with ${counted(moved.items, 'item', 'items')}, and ${counted(moved.lists, 'list', 'lists')} of who follows them.`,
    `The journal came along: ${counted(moved.noted, 'line', 'lines')}.`,
    ...tellKept(kept),
    'Now set DATABASE_URL to that address wherever Newsdesk runs, and start it: npm start',
    `${folder} is as it was; nothing reads it while DATABASE_URL is set.`,
  ].join('\n');

function tellKept({ deliveries, feeds }: Kept): readonly string[] {
  const kept = [
    ...(deliveries === 0 ? [] : [counted(deliveries, 'delivery', 'deliveries')]),
    ...(feeds === 0 ? [] : [counted(feeds, 'feed', 'feeds')]),
  ];
  if (kept.length === 0) return [];
  return [`${kept.join(' and ')} had come further there and stayed as they were.`];
}

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
