import { setImmediate as pause } from 'node:timers/promises';
import { createLexicon } from '#core/language/lexicon.ts';
import type { Follow, WireItem } from '#core/news/feed.ts';
import { createNewsroom } from '#core/news/newsroom.ts';
import { readLexiconData } from '#feeds/lexicon.ts';
import { openKeptSearch } from '#store/search/kept.ts';
import { makeFolder, removeFolders } from '../support/bot-process.ts';
import { recordingLog } from '../support/log.ts';
import { percentile } from './figures.ts';
import { createItems } from './wire-items.ts';

/** What came out of one run, in milliseconds and bytes; `filed`: until the latest are read into names and stories too. */
export type Filled = {
  readonly first: number;
  readonly all: number;
  readonly filed: number;
  readonly longest: number;
  readonly p99: number;
  readonly front: number;
  readonly before: number;
  readonly after: number;
};

const ITEMS = 100_000;
const FEEDS = 500;
const SLICE = 50;
const FIRST = 500;
const NOW = Temporal.Instant.from('2026-11-28T12:00:00Z');
const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;

const { itemAt, feeds } = createItems({ items: ITEMS, feeds: FEEDS, now: NOW });
const follows = feeds.map((feed): Follow => ({ feed, url: feed, since: '2026-01-01T00:00:00Z' }));
const newsroom = createNewsroom({
  editions: { current: () => [] },
  follows: { of: () => follows },
  lexicon: createLexicon(readLexiconData()),
  ...{ search: openKeptSearch(makeFolder(), recordingLog()), clock: { now: () => NOW } },
});

/** Items are made as they are read from a store, some before each slice, and that does not count. */
async function fill(): Promise<Filled> {
  const before = process.memoryUsage.rss();
  const slices: number[] = [];
  for (let from = 0; from < ITEMS; from += SLICE) {
    const items = Array.from({ length: SLICE }, (_, more): WireItem => itemAt(from + more));
    slices.push(taken(() => (from < FIRST ? newsroom.take(items) : newsroom.shelve(items))));
    await pause();
  }
  const filings = await file();
  const sum = (times: readonly number[]): number => times.reduce((all, each) => all + each, 0);
  const front = taken(() => newsroom.at(place).front());
  return {
    first: sum(slices.slice(0, FIRST / SLICE)),
    all: sum(slices),
    filed: sum([...slices, ...filings]),
    longest: Math.max(...slices, ...filings),
    p99: percentile([...slices, ...filings], 99),
    ...{ front, before, after: process.memoryUsage.rss() },
  };
}

async function file(): Promise<readonly number[]> {
  const filings: number[] = [];
  for (let isLeft = true; isLeft; ) {
    filings.push(
      taken(() => {
        isLeft = newsroom.fileMore() !== undefined;
      }),
    );
    await pause();
  }
  return filings;
}

function taken(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

process.stdout.write(JSON.stringify(await fill()));
removeFolders();
