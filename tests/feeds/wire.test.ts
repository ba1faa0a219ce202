import { expect, test } from 'vitest';
import type { WireStore } from '#core/news/ports.ts';
import { createWire } from '#feeds/wire.ts';
import { recordingLog } from '../support/log.ts';
import {
  FEED,
  fillAndRun,
  join,
  many,
  openOver,
  openTown,
  START,
  settle,
} from '../support/wire-process.ts';

test('the newest five hundred are there when the desk opens, the rest comes behind them', async () => {
  const process = await openOver(1_200);
  expect([...process.desk.keys()].slice(0, 2)).toEqual(['item-0', 'item-1']);
  expect(process.desk.size).toBe(500);
  await settle(process, () => process.desk.size === 1_200);
});

test('each part of the rest is asked for before the one in front of it is shelved', async () => {
  const { opened, clock } = openTown();
  await opened.wire.record(FEED, many(800));
  const events: string[] = [];
  const asking: WireStore = {
    ...opened.wire,
    newest(limit, after) {
      events.push(`asked behind ${after?.headline.id}`);
      return opened.wire.newest(limit, after);
    },
  };
  const process = join({ ...opened, wire: asking }, clock);
  process.onShelved(({ headline }) => events.push(`shelved ${headline.id}`));
  await process.wire.open();
  await settle(process, () => process.desk.size === 800);
  expect(events.indexOf('asked behind item-599')).toBeGreaterThan(-1);
  expect(events.indexOf('asked behind item-599')).toBeLessThan(events.indexOf('shelved item-500'));
  expect(events.filter((event) => event === 'asked behind item-799')).toHaveLength(1);
});

test('a store that goes away under the rest is waited for, and read on where it was left', async () => {
  const { opened, clock } = openTown();
  await opened.wire.record(FEED, many(800));
  let fails = 3;
  const failing: WireStore = {
    ...opened.wire,
    newest(limit, after) {
      if (after?.headline.id !== 'item-599' || fails === 0) return opened.wire.newest(limit, after);
      fails -= 1;
      return Promise.reject(new Error('away'));
    },
  };
  const process = join({ ...opened, wire: failing }, clock);
  const shelved: string[] = [];
  process.onShelved(({ headline }) => shelved.push(headline.id));
  await process.wire.open();
  const filled = process.wire.fill(new AbortController().signal);
  while (process.desk.size < 800) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance({ seconds: 5 });
  }
  await filled;
  expect(fails).toBe(0);
  expect(shelved).toHaveLength(300);
});

test('a part that nobody waits for any more may fail', async () => {
  const { opened, clock } = openTown();
  await opened.wire.record(FEED, many(800));
  const failing: WireStore = {
    ...opened.wire,
    newest: (limit, after) =>
      after?.headline.id === 'item-599'
        ? Promise.reject(new Error('closed'))
        : opened.wire.newest(limit, after),
  };
  const process = join({ ...opened, wire: failing }, clock);
  await process.wire.open();
  const stopping = new AbortController();
  process.onShelved(() => stopping.abort());
  await expect(process.wire.fill(stopping.signal)).resolves.toBeUndefined();
});

test('all are there before the first of the rest is read into names and stories', async () => {
  const process = await openOver(1_200);
  await settle(process, () => process.filedAt() !== undefined);
  expect(process.filedAt()).toBe(1_200);
});

test('what is gone is taken out of the search once all that is there is in it, until nothing is left', async () => {
  const process = await openOver(700);
  await settle(process, () => process.isFiled());
  expect(process.search.droppedAt).toEqual([700, 700, 700]);
});

test('a search that lost what it held is given all items again, once', async () => {
  const process = await openOver(250);
  process.search.lose();
  await settle(process, () => process.search.again.length === 250);
  await settle(process, () => process.isFiled());
  expect(process.search.again.toSorted()).toEqual([...process.desk.keys()].toSorted());
});

test('the stories of those are stored too', async () => {
  const process = await openOver(520);
  await settle(process, () => process.isFiled());
  const [last] = (await process.opened.wire.newest(520)).slice(-1);
  expect(last?.story).toBe('story of item-519');
});

test('items come in small pieces, so that nobody waits for them', async () => {
  const process = await openOver(600);
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
  const running = fillAndRun(wire, stopping.signal);
  while (fails >= 0) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance({ seconds: 2 });
  }
  stopping.abort();
  await running;
  const [first, second, ...more] = log.lines.map(({ level, message }) => `${level}: ${message}`);
  expect([first, second]).toEqual(['debug: archive searchable', 'debug: archive read']);
  expect(more).toEqual(['warn: feeds not followed']);
});
