import { afterEach } from 'vitest';
import type { FollowList, NewsItem, WireItem } from '#core/news/feed.ts';
import { toFeed } from '#feeds/poll/feed-after.ts';
import { createWire, type Wire } from '#feeds/wire.ts';
import { type OpenStore, openMemoryStore } from '#store/open.ts';
import { type DrivenClock, drivenClock } from './clock.ts';
import { recordingLog } from './log.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** When the tests begin. */
export const START = Temporal.Instant.from('2026-11-22T08:00:00Z');
export const FEED = toFeed('https://tide.example/feed', START);

const item = (number: number, daysOld = 0): WireItem => ({
  headline: {
    id: `item-${number}`,
    title: `Report ${number}`,
    published: START.subtract({ hours: 24 * daysOld, minutes: number }),
    source: 'The Tide',
    feed: FEED.id,
  },
  firstSeen: START.subtract({ hours: 24 * daysOld }),
  backlog: false,
  marks: [],
});

export type Process = {
  readonly wire: Wire;
  readonly search: {
    /** How many items were on the desk each time that what is gone was to be taken out of the search. */
    readonly droppedAt: readonly number[];
    /** Ids of what was put in again. */
    readonly again: readonly string[];
    lose(): void;
  };
  /** What is on its desk, by id. */
  readonly desk: Map<string, NewsItem>;
  readonly lists: FollowList[];
  /** What was on its desk, when it first read names and stories. */
  filedAt(): number | undefined;
  /** Nothing is left to be read into them. */
  isFiled(): boolean;
  /** Calls for each item of before that comes to the desk. */
  onShelved(hear: (item: NewsItem) => void): void;
  /** The most items that came to the desk in one piece. */
  largest(): number;
};

/** A process on a store that it may share with others. */
export function join(opened: OpenStore, clock: DrivenClock): Process {
  const desk = new Map<string, NewsItem>();
  const lists: FollowList[] = [];
  const unfiled: NewsItem[] = [];
  let largest = 0;
  let filedAt: number | undefined;
  let isFiled = false;
  const droppedAt: number[] = [];
  const again: string[] = [];
  let isLost = false;
  let hear = (_: NewsItem): void => undefined;
  const put = (items: readonly NewsItem[]) => {
    largest = Math.max(largest, items.length);
    for (const each of items) desk.set(each.headline.id, each);
  };
  const file = (items: readonly NewsItem[]) => {
    const fresh = items.filter(({ story }) => story === undefined);
    return new Map(fresh.map(({ headline }) => [headline.id, `story of ${headline.id}`]));
  };
  const wire = createWire({
    ...{ wire: opened.wire, clock, log: recordingLog() },
    desk: () => ({
      take(items) {
        put(items);
        return file(items);
      },
      shelve(items) {
        put(items);
        unfiled.push(...items);
        items.forEach(hear);
        return new Map();
      },
      fileMore() {
        isFiled = unfiled.length === 0;
        if (isFiled) return undefined;
        filedAt ??= desk.size;
        return file(unfiled.splice(0, 10));
      },
      drop(ids) {
        for (const id of ids) desk.delete(id);
      },
      dropRest: () => droppedAt.push(desk.size) < 3,
      hasLostSearch() {
        const lost = isLost;
        isLost = false;
        return lost;
      },
      index: (items) => void again.push(...items.map(({ headline }) => headline.id)),
      olderThan: (instant) =>
        [...desk.values()]
          .filter(({ firstSeen }) => firstSeen.epochMilliseconds < instant.epochMilliseconds)
          .map(({ headline }) => headline.id),
      follows: {
        load: async () => undefined,
        apply: (changed) => void lists.push(...changed),
      },
    }),
  });
  return {
    wire,
    desk,
    lists,
    search: {
      ...{ droppedAt, again },
      lose() {
        isLost = true;
      },
    },
    filedAt: () => filedAt,
    isFiled: () => isFiled,
    largest: () => largest,
    onShelved(heard) {
      hear = heard;
    },
  };
}

/** A store in memory, closed when the test has ended. */
export function openTown(): { readonly opened: OpenStore; readonly clock: DrivenClock } {
  const clock = drivenClock(START.toString());
  const opened = openMemoryStore(clock);
  closing.push(opened.close);
  return { opened, clock };
}

export const many = (count: number, daysOld = 0): readonly WireItem[] =>
  Array.from({ length: count }, (_, number) => item(number, daysOld));

/** Runs a process until it has nothing more to do by itself. */
export async function settle({ wire }: Process, until: () => boolean): Promise<void> {
  const stopping = new AbortController();
  const running = fillAndRun(wire, stopping.signal);
  while (!until()) await new Promise((resolve) => setImmediate(resolve));
  stopping.abort();
  await running;
}

/** As the live news does. */
export async function fillAndRun(wire: Wire, signal: AbortSignal): Promise<void> {
  await wire.fill(signal);
  await wire.run(signal);
}

/** A process that opened its desk over a store with so many items. */
export async function openOver(count: number): Promise<Process & { readonly opened: OpenStore }> {
  const { opened, clock } = openTown();
  await opened.wire.record(FEED, many(count));
  const process = join(opened, clock);
  await process.wire.open();
  return { ...process, opened };
}
