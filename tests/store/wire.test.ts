import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openEngine, openStore } from '#store/open.ts';
import { openDatabase } from '#store/sqlite/database.ts';
import { StoreError } from '#store/store-error.ts';
import { STORE_FILE } from '#store/store-file.ts';
import { drivenClock } from '../support/clock.ts';
import { temporaryFolders } from '../support/folders.ts';
import { openInMemory, openOnDisk } from './embedded.ts';
import { idsOf, makeFeed, makeFollow, makeItem, toNews, wholeItem } from './wire-news.ts';
import { wireSuite } from './wire-suite.ts';

wireSuite('SQLite in memory', openInMemory);
wireSuite('SQLite on disk', openOnDisk);

const folder = temporaryFolders();
const clock = drivenClock();

test('the embedded wire is there again after it was closed, and its numbers go on', async () => {
  const path = folder();
  const first = openStore(path, clock);
  await first.wire.record(makeFeed('a'), [wholeItem('1')]);
  await first.wire.changeFollows('slack:T1', () => [makeFollow('a')]);
  const mark = await first.wire.mark();
  await first.close();
  const { wire, close } = openStore(path, clock);
  expect(await wire.newest(9)).toEqual([toNews(wholeItem('1'))]);
  expect(await wire.allFollows()).toHaveLength(1);
  await wire.record(makeFeed('a'), [makeItem('2')]);
  expect(idsOf((await wire.changes(mark, 9)).items)).toEqual(['2']);
  await close();
});

test('a store from before there was a wire gets one, and keeps what it has', async () => {
  const path = folder();
  const before = openStore(path, clock);
  await before.store.places.set('a', { mentions: 'off' });
  await before.close();
  const file = new DatabaseSync(join(path, STORE_FILE));
  for (const table of ['feeds', 'items', 'follows', 'changes'])
    file.exec(`drop table wire_${table}`);
  file.close();
  const { store, wire, close } = openStore(path, clock);
  expect(await store.places.get('a')).toEqual({ mentions: 'off' });
  await wire.record(makeFeed('a'), [wholeItem('1')]);
  expect((await wire.changes(0, 9)).items).toEqual([toNews(wholeItem('1'))]);
  await close();
});

test('a feed whose items do not fit on the disk is not recorded, nor any of them', async () => {
  const database = openDatabase(join(folder(), STORE_FILE));
  const { wire, close } = openEngine(database, clock);
  await wire.record(makeFeed('a'), []);
  const mark = await wire.mark();
  database.sql.exec('pragma max_page_count = 40');
  const many = Array.from({ length: 1_000 }, (_, at) => makeItem(`${at}`));
  await expect(wire.record(makeFeed('a', { etag: '2' }), many)).rejects.toBeInstanceOf(StoreError);
  expect(await wire.feed('a')).toEqual(makeFeed('a'));
  expect(await wire.changes(0, 9)).toEqual({ items: [], follows: [], mark });
  await close();
});

test('whoever reads, files or deletes much of the embedded wire leaves others their turns', async () => {
  const { wire, close } = openEngine(openDatabase(), clock);
  const many = Array.from({ length: 1_000 }, (_, at) => makeItem(`${at}`));
  await wire.record(makeFeed('a'), many);
  const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
    let turns = 0;
    let ended = false;
    const count = async (): Promise<void> => {
      for (; !ended; turns += 1) await setImmediate();
    };
    const counting = count();
    await work();
    ended = true;
    await counting;
    return turns;
  };
  for (const work of [
    () => wire.newest(1_000),
    () => wire.itemsOf('a'),
    () => wire.changes(0, 1_000),
    () => wire.missing(idsOf(many)),
    () => wire.file(new Map(idsOf(many).map((id) => [id, 'story']))),
    () => wire.expire(clock.now().add({ hours: 24 * 365 * 100 })),
  ])
    expect(await turnsDuring(work)).toBeGreaterThan(4);
  await close();
});
