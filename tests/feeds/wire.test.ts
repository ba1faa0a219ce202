import { afterEach, expect, test } from 'vitest';
import type { FollowList, WireItem } from '#core/news/feed.ts';
import { toFeed } from '#feeds/poll/feed-after.ts';
import { createWire, type Wire } from '#feeds/wire.ts';
import { type OpenStore, openMemoryStore } from '#store/open.ts';
import { type DrivenClock, drivenClock } from '../support/clock.ts';
import { recordingLog } from '../support/log.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const START = Temporal.Instant.from('2026-11-22T08:00:00Z');
const FEED = toFeed('https://tide.example/feed', START);

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

type Process = {
  readonly wire: Wire;
  readonly search: {
    /** How many items were on the desk each time that what is gone was to be taken out of the search. */
    readonly droppedAt: readonly number[];
    /** Ids of what was put in again. */
    readonly again: readonly string[];
    lose(): void;
  };
  /** What is on its desk, by id. */
  readonly desk: Map<string, WireItem>;
  readonly lists: FollowList[];
  /** What was on its desk, when it first read names and stories. */
  filedAt(): number | undefined;
  /** Nothing is left to be read into them. */
  isFiled(): boolean;
  /** The most items that came to the desk in one piece. */
  largest(): number;
};

/** A process on a store that it may share with others. */
function join(opened: OpenStore, clock: DrivenClock): Process {
  const desk = new Map<string, WireItem>();
  const lists: FollowList[] = [];
  const unfiled: WireItem[] = [];
  let largest = 0;
  let filedAt: number | undefined;
  let isFiled = false;
  const droppedAt: number[] = [];
  const again: string[] = [];
  let isLost = false;
  const put = (items: readonly WireItem[]) => {
    largest = Math.max(largest, items.length);
    for (const each of items) desk.set(each.headline.id, each);
  };
  const file = (items: readonly WireItem[]) => {
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
  };
}

function openTown(): { readonly opened: OpenStore; readonly clock: DrivenClock } {
  const clock = drivenClock(START.toString());
  const opened = openMemoryStore(clock);
  closing.push(opened.close);
  return { opened, clock };
}

const many = (count: number, daysOld = 0): readonly WireItem[] =>
  Array.from({ length: count }, (_, number) => item(number, daysOld));

/** Runs a process until it has nothing more to do by itself. */
async function settle({ wire }: Process, until: () => boolean): Promise<void> {
  const stopping = new AbortController();
  const running = wire.run(stopping.signal);
  while (!until()) await new Promise((resolve) => setImmediate(resolve));
  stopping.abort();
  await running;
}

test('the newest five hundred are there when the desk opens, the rest comes behind them', async () => {
  const { opened, clock } = openTown();
  await opened.wire.record(FEED, many(1_200));
  const process = join(opened, clock);
  await process.wire.open();
  expect([...process.desk.keys()].slice(0, 2)).toEqual(['item-0', 'item-1']);
  expect(process.desk.size).toBe(500);
  await settle(process, () => process.desk.size === 1_200);
});

test('all are there before the first of the rest is read into names and stories', async () => {
  const { opened, clock } = openTown();
  await opened.wire.record(FEED, many(1_200));
  const process = join(opened, clock);
  await process.wire.open();
  await settle(process, () => process.filedAt() !== undefined);
  expect(process.filedAt()).toBe(1_200);
});

test('what is gone is taken out of the search once all that is there is in it, until nothing is left', async () => {
  const { opened, clock } = openTown();
  await opened.wire.record(FEED, many(700));
  const process = join(opened, clock);
  await process.wire.open();
  await settle(process, () => process.isFiled());
  expect(process.search.droppedAt).toEqual([700, 700, 700]);
});

test('a search that lost what it held is given all items again, once', async () => {
  const { opened, clock } = openTown();
  await opened.wire.record(FEED, many(250));
  const process = join(opened, clock);
  await process.wire.open();
  process.search.lose();
  await settle(process, () => process.search.again.length === 250);
  await settle(process, () => process.isFiled());
  expect(process.search.again.toSorted()).toEqual([...process.desk.keys()].toSorted());
});

test('the stories of those are stored too', async () => {
  const { opened, clock } = openTown();
  await opened.wire.record(FEED, many(520));
  const process = join(opened, clock);
  await process.wire.open();
  await settle(process, () => process.isFiled());
  const [last] = (await opened.wire.newest(520)).slice(-1);
  expect(last?.story).toBe('story of item-519');
});

test('items come in small pieces, so that nobody waits for them', async () => {
  const { opened, clock } = openTown();
  await opened.wire.record(FEED, many(600));
  const process = join(opened, clock);
  await process.wire.open();
  expect(process.largest()).toBeLessThanOrEqual(50);
});

test('the story of an item is stored, and is there after a restart', async () => {
  const { opened, clock } = openTown();
  await opened.wire.record(FEED, many(2));
  await join(opened, clock).wire.open();
  const next = join(opened, clock);
  await next.wire.open();
  expect(next.desk.get('item-1')?.story).toBe('story of item-1');
});

test('what one process stores comes to the desk of every other, and to its own once', async () => {
  const { opened, clock } = openTown();
  const [polls, reads] = [join(opened, clock), join(opened, clock)];
  await polls.wire.open();
  await reads.wire.open();
  await opened.wire.record(FEED, await polls.wire.file(many(3)));
  polls.desk.clear();
  await polls.wire.catchUp();
  await reads.wire.catchUp();
  expect(polls.desk.size).toBe(0);
  expect([...reads.desk.values()].map(({ story }) => story)).toEqual([
    'story of item-0',
    'story of item-1',
    'story of item-2',
  ]);
});

test('who follows what is heard of as well', async () => {
  const { opened, clock } = openTown();
  const process = join(opened, clock);
  await process.wire.open();
  const follow = { feed: FEED.id, url: FEED.url, since: START.toString() };
  await opened.wire.changeFollows('slack:T1', () => [follow]);
  await process.wire.catchUp();
  expect(process.lists).toMatchObject([{ scope: 'slack:T1', follows: [{ feed: FEED.id }] }]);
});

test('what is thirty days old goes, unless its feed still lists it', async () => {
  const { opened, clock } = openTown();
  await opened.wire.record({ ...FEED, listed: ['item-1'] }, many(3, 31));
  const process = join(opened, clock);
  await process.wire.open();
  await settle(process, () => process.desk.size === 1);
  expect([...process.desk.keys()]).toEqual(['item-1']);
});

test('the log says when all can be found and is read, and once that the store is away', async () => {
  const { opened, clock } = openTown();
  const log = recordingLog();
  let fails = 3;
  const wire = createWire({
    wire: {
      ...opened.wire,
      async changes(mark, limit) {
        fails -= 1;
        if (fails >= 0) throw new Error('away');
        return opened.wire.changes(mark, limit);
      },
    },
    ...{ clock, log },
    desk: () => ({
      take: () => new Map(),
      shelve: () => new Map(),
      fileMore: () => undefined,
      drop: () => undefined,
      olderThan: () => [],
      ...{ dropRest: () => false, hasLostSearch: () => false, index: () => undefined },
      follows: { load: async () => undefined, apply: () => undefined },
    }),
  });
  await wire.open();
  const stopping = new AbortController();
  const running = wire.run(stopping.signal);
  while (fails >= 0) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance({ seconds: 2 });
  }
  stopping.abort();
  await running;
  const [first, second, ...more] = log.lines.map(({ message }) => message);
  expect([first, second]).toEqual(['archive searchable', 'archive read']);
  expect(more).toEqual(['feeds not followed']);
});
