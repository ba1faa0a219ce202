import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchIndex, SearchItem } from '#core/news/ports.ts';
import { openKeptSearch } from '#store/search/kept.ts';
import { openSearch } from '#store/search/open.ts';
import { temporaryFolders } from '../../support/folders.ts';
import { recordingLog } from '../../support/log.ts';

const folder = temporaryFolders();
const everyone = { feeds: [], limit: 20 };
const published = Temporal.Instant.from('2026-11-22T08:00:00Z');
const item = (id: string, title: string, text?: string): SearchItem => ({
  ...{ id, title, published, ...(text !== undefined && { text }) },
});
const NEWS = [item('salt', 'Salt rises'), item('brine', 'Brine falls', 'The captain said so.')];

const dropAll = (search: SearchIndex): void => {
  while (search.dropRest());
};

/** What a folder's index finds, opened by the next process. */
function findNext(path: string, words: string): readonly string[] {
  const log = recordingLog();
  const search = openKeptSearch(path, log);
  const found = search.find(words, everyone);
  search.close();
  expect(log.lines).toEqual([]);
  return found;
}

test('an index that was closed is there at the next start, words that are slips included', () => {
  const path = folder();
  const search = openKeptSearch(path, recordingLog());
  search.add(NEWS);
  search.close();
  expect(findNext(path, 'captain')).toEqual(['brine']);
  expect(findNext(path, 'captian')).toEqual(['brine']);
});

/** What a process leaves that is killed, or a machine that loses its power: the log may be short of its end. */
function copyOf(path: string, logged = Number.POSITIVE_INFINITY): string {
  const copy = folder();
  for (const name of readdirSync(path))
    writeFileSync(
      join(copy, name),
      readFileSync(join(path, name)).subarray(0, name.endsWith('-wal') ? logged : undefined),
    );
  return copy;
}

test('of an index that was not closed all is there that was committed, and the rest is added again', () => {
  const path = folder();
  const search = openKeptSearch(path, recordingLog());
  search.add(NEWS);
  dropAll(search);
  search.add([item('ferry', 'A ferry sinks')]);
  const copy = copyOf(path);
  expect(findNext(copy, 'salt')).toEqual(['salt']);
  expect(findNext(copy, 'ferry')).toEqual([]);
  search.add(Array.from({ length: 500 }, (_, at) => item(`${at}`, `Pepper ${at}`)));
  expect(findNext(copyOf(path), 'ferry')).toEqual(['ferry']);
  search.close();
});

test('an index whose log was cut anywhere holds the news once it is added', () => {
  const path = folder();
  const first = openKeptSearch(path, recordingLog());
  for (let at = 0; at < 1_200; at += 1)
    first.add([item(`${at % 300}`, `salt ${at} pepper${at % 300}`)]);
  const size = statSync(join(path, 'search.sqlite-wal')).size;
  const now = [...NEWS, ...Array.from({ length: 100 }, (_, at) => item(`${at}`, `salt w${at}`))];
  fc.assert(
    fc.property(fc.nat(size), (logged) => {
      const log = recordingLog();
      const search = openKeptSearch(copyOf(path, logged), log);
      search.add(now);
      dropAll(search);
      expect(search.find('w99', everyone)).toEqual(['99']);
      expect(search.find('pepper7', everyone)).toEqual([]);
      expect(search.suggest('peper7', everyone)).toEqual([]);
      search.close();
      expect(log.lines).toEqual([]);
    }),
    { numRuns: 20 },
  );
  first.close();
});

test('a second process leaves the index of the first alone, and has its own in memory', () => {
  const path = folder();
  const first = openKeptSearch(path, recordingLog());
  const log = recordingLog();
  const second = openKeptSearch(path, log);
  second.add(NEWS);
  expect(second.find('salt', everyone)).toEqual(['salt']);
  expect(first.find('salt', everyone)).toEqual([]);
  second.close();
  expect(log.lines.map(({ message }) => message)).toEqual([
    'search index in memory: another process has the one in the folder',
  ]);
  first.add(NEWS);
  first.close();
  expect(findNext(path, 'salt')).toEqual(['salt']);
});

test.each([
  ['no index at all', (file: string) => writeFileSync(file, 'not a database, however long it is')],
  [
    'an index of another form',
    (file: string) => {
      openSearch(file).close();
      const other = new DatabaseSync(file);
      other.exec('pragma user_version = 1000');
      other.close();
    },
  ],
])('a file that is %s is made anew', (_what, write) => {
  const path = folder();
  write(join(path, 'search.sqlite'));
  const log = recordingLog();
  const search = openKeptSearch(path, log);
  search.add(NEWS);
  expect(search.find('salt', everyone)).toEqual(['salt']);
  search.close();
  expect(log.lines.map(({ message }) => message)).toEqual(['search index made anew']);
  expect(findNext(path, 'salt')).toEqual(['salt']);
});

test('a folder that takes no file is one line in the log, and the index is in memory', () => {
  const taken = join(folder(), 'taken');
  writeFileSync(taken, 'no folder');
  const log = recordingLog();
  const search = openKeptSearch(join(taken, 'index'), log);
  search.add(NEWS);
  expect(search.find('salt', everyone)).toEqual(['salt']);
  expect(search.hasLost()).toBe(false);
  search.close();
  expect(log.lines.map(({ message }) => message)).toEqual([
    'search index in memory: the folder takes no file for it',
  ]);
});

test('a disk that is full is one line in the log: what comes then is found, and all is asked for again', () => {
  const path = folder();
  const log = recordingLog();
  const search = openKeptSearch(path, log, 40);
  const word = (number: number): string => `w${number.toString(36)}`;
  for (let number = 0; log.lines.length === 0; number += 1)
    search.add([item(`${number}`, word(number), `${word(number)} `.repeat(200))]);
  search.add([item('last', 'Brine falls')]);
  expect(search.find('brine', everyone)).toEqual(['last']);
  expect([search.hasLost(), search.hasLost()]).toEqual([true, false]);
  search.close();
  expect(log.lines.map(({ message }) => message)).toEqual([
    'search index lost: it is made again in memory',
  ]);
  expect(readdirSync(path)).toEqual([]);
});

test('what was not added since the start is taken out, and what stayed is found as before', () => {
  const path = folder();
  const first = openKeptSearch(path, recordingLog());
  first.add([...NEWS, item('gone', 'Vinegar is gone')]);
  first.close();
  const search = openKeptSearch(path, recordingLog());
  search.add([...NEWS, item('new', 'Pepper arrives')]);
  dropAll(search);
  expect(search.dropRest()).toBe(false);
  const found = ['vinegar', 'salt', 'pepper'].map((word) => search.find(word, everyone));
  expect(found).toEqual([[], ['salt'], ['new']]);
  expect(search.suggest('vinagar', everyone)).toEqual([]);
  search.close();
});

test('an index that was kept is the same as one that is made of the same news', () => {
  const words = ['salt', 'salts', 'brine', 'ferry', 'port'];
  const titles = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 });
  const news = fc
    .uniqueArray(fc.tuple(fc.nat(12), titles), { selector: ([id]) => id, maxLength: 12 })
    .map((all) => all.map(([id, title]) => item(`${id}`, title.join(' '))));
  fc.assert(
    fc.property(news, news, (before, now) => {
      const path = folder();
      const first = openKeptSearch(path, recordingLog());
      first.add(before);
      first.close();
      const kept = openKeptSearch(path, recordingLog());
      kept.add(now);
      dropAll(kept);
      const made = openSearch();
      made.add(now);
      for (const word of [...words, 'slat', 'brin']) {
        expect(kept.find(word, everyone).toSorted()).toEqual(made.find(word, everyone).toSorted());
        expect(kept.suggest(word, everyone)).toEqual(made.suggest(word, everyone));
      }
      kept.close();
      made.close();
    }),
    { numRuns: 40 },
  );
});

test('an index that is looked through in many parts is the same, whatever changes in between', () => {
  const hour = 3_600_000;
  const many = Array.from({ length: 1_200 }, (_, at) => ({
    ...item(`${at}`, `word${at} salt`),
    published: published.subtract({ milliseconds: at * hour }),
  }));
  const path = folder();
  const first = openKeptSearch(path, recordingLog());
  first.add(many);
  first.close();
  const kept = openKeptSearch(path, recordingLog());
  const now = many.flatMap((each, at) => {
    if (at % 5 === 0) return [];
    return at % 7 === 0 ? { ...each, title: `pepper${at}` } : each;
  });
  for (let at = 0; at < now.length; at += 100) kept.add(now.slice(at, at + 100));
  kept.dropRest();
  kept.add([item('late', 'word1 arrives late')]);
  dropAll(kept);
  const found = (id: number) => kept.find(`word${id}`, everyone).includes(`${id}`);
  const stayed = many.keys().filter((id) => found(id));
  expect([...stayed]).toEqual([...many.keys().filter((id) => id % 5 > 0 && id % 7 > 0)]);
  expect(kept.find('pepper1197', everyone)).toEqual(['1197']);
  expect(kept.find('arives', everyone)).toEqual(['late']);
  kept.close();
});
