import { existsSync, readdirSync, writeFileSync } from 'node:fs';
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
async function findNext(path: string, words: string): Promise<readonly string[]> {
  const log = recordingLog();
  const search = openKeptSearch(path, log);
  const found = search.find(words, everyone);
  await search.close();
  expect(log.lines).toEqual([]);
  return found;
}

test('an index that was closed is there at the next start, words that are slips included', async () => {
  const path = folder();
  const search = openKeptSearch(path, recordingLog());
  search.add(NEWS);
  await search.close();
  expect(await findNext(path, 'captain')).toEqual(['brine']);
  expect(await findNext(path, 'captian')).toEqual(['brine']);
});

test('an index that was not closed is made anew', async () => {
  const path = folder();
  const first = openKeptSearch(path, recordingLog());
  first.add(NEWS);
  await first.close();
  const killed = openKeptSearch(path, recordingLog());
  killed.add([item('ferry', 'A ferry sinks')]);
  expect(await findNext(path, 'salt')).toEqual([]);
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
])('a file that is %s is made anew', async (_what, write) => {
  const path = folder();
  write(join(path, 'search.sqlite'));
  const log = recordingLog();
  const search = openKeptSearch(path, log);
  search.add(NEWS);
  expect(search.find('salt', everyone)).toEqual(['salt']);
  await search.close();
  expect(log.lines.map(({ message }) => message)).toEqual(['search index made anew']);
  expect(await findNext(path, 'salt')).toEqual(['salt']);
});

test('a folder that takes no file is one line in the log, and the index is in memory', async () => {
  const log = recordingLog();
  const search = openKeptSearch(join(folder(), 'missing'), log);
  search.add(NEWS);
  expect(search.find('salt', everyone)).toEqual(['salt']);
  expect(search.hasLost()).toBe(false);
  await search.close();
  expect(log.lines.map(({ message }) => message)).toEqual([
    'search index in memory: the folder takes no file for it',
  ]);
});

test('a disk that is full is one line in the log: what comes then is found, and all is asked for again', async () => {
  const path = folder();
  const log = recordingLog();
  const search = openKeptSearch(path, log, 40);
  const word = (number: number): string => `w${number.toString(36)}`;
  for (let number = 0; log.lines.length === 0; number += 1)
    search.add([item(`${number}`, word(number), `${word(number)} `.repeat(200))]);
  search.add([item('last', 'Brine falls')]);
  expect(search.find('brine', everyone)).toEqual(['last']);
  expect([search.hasLost(), search.hasLost()]).toEqual([true, false]);
  await search.close();
  expect(log.lines.map(({ message }) => message)).toEqual([
    'search index lost: it is made again in memory',
  ]);
  expect(readdirSync(path)).toEqual([]);
});

test('what was not added since the start is taken out, and what stayed is found as before', async () => {
  const path = folder();
  const first = openKeptSearch(path, recordingLog());
  first.add([...NEWS, item('gone', 'Vinegar is gone')]);
  await first.close();
  const search = openKeptSearch(path, recordingLog());
  search.add([...NEWS, item('new', 'Pepper arrives')]);
  dropAll(search);
  expect(search.dropRest()).toBe(false);
  const found = ['vinegar', 'salt', 'pepper'].map((word) => search.find(word, everyone));
  expect(found).toEqual([[], ['salt'], ['new']]);
  expect(search.suggest('vinagar', everyone)).toEqual([]);
  await search.close();
});

test('an index that was kept is the same as one that is made of the same news', async () => {
  const words = ['salt', 'salts', 'brine', 'ferry', 'port'];
  const titles = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 });
  const news = fc
    .uniqueArray(fc.tuple(fc.nat(12), titles), { selector: ([id]) => id, maxLength: 12 })
    .map((all) => all.map(([id, title]) => item(`${id}`, title.join(' '))));
  await fc.assert(
    fc.asyncProperty(news, news, async (before, now) => {
      const path = folder();
      const first = openKeptSearch(path, recordingLog());
      first.add(before);
      await first.close();
      const kept = openKeptSearch(path, recordingLog());
      kept.add(now);
      dropAll(kept);
      const made = openSearch();
      made.add(now);
      for (const word of [...words, 'slat', 'brin']) {
        expect(kept.find(word, everyone).toSorted()).toEqual(made.find(word, everyone).toSorted());
        expect(kept.suggest(word, everyone)).toEqual(made.suggest(word, everyone));
      }
      await kept.close();
      made.close();
    }),
    { numRuns: 40 },
  );
});

test('an index that is looked through in many parts is the same, whatever changes in between', async () => {
  const hour = 3_600_000;
  const many = Array.from({ length: 1_200 }, (_, at) => ({
    ...item(`${at}`, `word${at} salt`),
    published: published.subtract({ milliseconds: at * hour }),
  }));
  const path = folder();
  const first = openKeptSearch(path, recordingLog());
  first.add(many);
  await first.close();
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
  await kept.close();
});

test('only what was closed has the name that is trusted', async () => {
  const path = folder();
  const search = openKeptSearch(path, recordingLog());
  expect(existsSync(join(path, 'search.sqlite'))).toBe(false);
  await search.close();
  expect(readdirSync(path)).toEqual(['search.sqlite']);
});
