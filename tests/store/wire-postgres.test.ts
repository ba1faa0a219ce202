import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WireStore } from '#core/news/ports.ts';
import { createDatabase } from '#store/postgres/database.ts';
import { openPostgres } from '#store/postgres/open.ts';
import { createWire } from '#store/postgres/wire.ts';
import { systemClock } from '../../src/clock.ts';
import { recordingLog } from '../support/log.ts';
import { asked, postgresNote, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { idsOf, makeFeed, makeFollow, makeItem } from './wire-news.ts';

const WAITING = `select count(*)::int as count from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`;

describe.skipIf(postgresNote !== '')(`several processes on one wire${postgresNote}`, () => {
  let server: TestPostgres;
  let url: string;
  let closing: (() => Promise<void>)[];
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.database();
    const { close } = await openPostgres(url, { clock: systemClock, log: recordingLog() });
    await close();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    closing = [];
    const tables = ['feeds', 'items', 'follows'].map((name) => `newsdesk.wire_${name}`);
    await asked(url, [`truncate ${tables.join()}`]);
  });
  afterEach(() => Promise.all(closing.map((close) => close())));

  /** Connections of its own: to Postgres that is another process. */
  const open = (): WireStore => {
    const database = createDatabase(url, { clock: systemClock, log: recordingLog() });
    closing.push(database.close);
    return createWire(database);
  };
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client(url);
    await client.connect();
    closing.push(() => client.end());
    return client;
  };

  test('one that is held up between its number and its commit holds up the numbers behind it', async () => {
    const [one, other, reader] = [open(), open(), open()];
    await one.record(makeFeed('a'), [makeItem('1')]);
    const mark = await reader.mark();
    const [holder, watcher] = [await connect(), await connect()];
    await holder.query('begin');
    await holder.query('select from newsdesk.wire_items for update');
    const held = one.record(makeFeed('a'), [makeItem('1')]);
    const waiting = async (count: number) =>
      vi.waitUntil(async () => (await watcher.query(WAITING)).rows[0].count === count);
    await waiting(1);
    const behind = [
      other.record(makeFeed('b'), [makeItem('2', 'b')]),
      other.changeFollows('slack:T1', () => [makeFollow('a')]),
    ];
    await waiting(3);
    expect(await reader.mark()).toBe(mark);
    expect(await reader.changes(mark, 9)).toEqual({ items: [], follows: [], mark });
    // What brings nothing needs no number.
    await other.record(makeFeed('c'), []);
    await holder.query('commit');
    await Promise.all([held, ...behind]);
    const changed = await reader.changes(mark, 9);
    expect(idsOf(changed.items).toSorted()).toEqual(['1', '2']);
    expect(changed.follows).toHaveLength(1);
  });

  test('that all write at once are heard in full by one that reads meanwhile', async () => {
    const writers = [open(), open(), open()];
    const reader = open();
    let mark = await reader.mark();
    const heard: string[] = [];
    const lists = new Map<string, number>();
    const listen = async (): Promise<void> => {
      const changed = await reader.changes(mark, 7);
      heard.push(...idsOf(changed.items));
      for (const { scope, follows } of changed.follows) lists.set(scope, follows.length);
      mark = changed.mark;
    };
    const write = async (wire: WireStore, which: number): Promise<void> => {
      for (let at = 0; at < 60; at += 1) {
        const feed = `${which} ${at}`;
        await wire.record(makeFeed(feed), [
          makeItem(`${feed} x`, feed),
          makeItem(`${feed} y`, feed),
        ]);
        await wire.changeFollows(`T${at % 3}`, (before) => [...before, makeFollow(feed)]);
        await wire.file(
          new Map([
            [`${which} ${at} y`, 's'],
            [`${which} ${at} x`, 's'],
          ]),
        );
      }
    };
    let ended = false;
    const written = Promise.all(writers.map(write)).finally(() => {
      ended = true;
    });
    while (!ended) await listen();
    await written;
    for (let last = -1; mark !== last; ) {
      last = mark;
      await listen();
    }
    expect(new Set(heard).size).toBe(360);
    expect(heard).toHaveLength(360);
    expect([...lists.values()]).toEqual([60, 60, 60]);
  });

  test('that write, file and delete the same items at once do not block each other for good', async () => {
    const wires = [open(), open(), open()];
    const ids = Array.from({ length: 40 }, (_, at) => `${at}`);
    const items = ids.map((id) => makeItem(id));
    const stories = new Map(ids.toReversed().map((id) => [id, 'story']));
    const before = systemClock.now().add({ hours: 24 * 365 * 100 });
    const rounds = wires.flatMap((wire) =>
      Array.from({ length: 10 }, async () => {
        await wire.record(makeFeed('a'), items);
        await wire.file(stories);
        await wire.record(makeFeed('a'), items.toReversed());
        await wire.expire(before);
      }),
    );
    await Promise.all(rounds);
    expect(await wires[0]?.expire(before)).toBe(0);
  });

  test('lose no change of one list', async () => {
    const wires = [open(), open(), open()];
    const changes = Array.from({ length: 45 }, (_, at) =>
      wires[at % 3]?.changeFollows('slack:T1', (follows) => [...follows, makeFollow(`${at}`)]),
    );
    await Promise.all(changes);
    expect((await wires[0]?.follows('slack:T1'))?.follows).toHaveLength(45);
  });
});
