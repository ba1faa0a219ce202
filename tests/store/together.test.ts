import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openDatabase } from '#store/sqlite/database.ts';
import { createTogether } from '#store/sqlite/together.ts';
import { temporaryFolders } from '../support/folders.ts';

const folder = temporaryFolders();

test('what is asked for in one lap is committed at once, in its order, and each has its own result', async () => {
  let commits = 0;
  const together = createTogether((work) => {
    const result = work();
    commits += 1;
    return result;
  });
  const done: string[] = [];
  const doing = ['a', 'b', 'c'].map((name) => together(() => done.push(name)));
  expect(done).toEqual([]);
  expect(await Promise.all(doing)).toEqual([1, 2, 3]);
  expect([done, commits]).toEqual([['a', 'b', 'c'], 1]);
  expect(await together(() => 'later')).toBe('later');
  expect(commits).toBe(2);
});

test('whoever fails fails alone, and nothing of the others is lost or done twice', async () => {
  const database = openDatabase();
  const { sql, together } = database;
  sql.exec('create table told (story text primary key)');
  const tell = sql.prepare('insert into told values (?)');
  const stories = ['one', 'two', 'one', 'three'];
  const told = await Promise.allSettled(stories.map((story) => together(() => tell.run(story))));
  expect(told.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  ]);
  const rows = sql.prepare('select story from told order by rowid').all();
  expect(rows.map(({ story }) => story)).toEqual(['one', 'two', 'three']);
  await database.close();
});

test('a file that another program holds is waited for once, not once for each', async () => {
  let tries = 0;
  const together = createTogether(() => {
    tries += 1;
    throw new Error('database is locked');
  });
  const told = await Promise.allSettled([1, 2, 3].map(() => together(() => undefined)));
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(tries).toBe(1);
});

test('a store that is closed writes first what was asked for before', async () => {
  const { sql, together, close } = openDatabase();
  const asked = together(() => sql.prepare('select 1 as one').get()?.one);
  await close();
  expect(await asked).toBe(1);
});

test('a store is closed while another program has its file locked, as nothing is left to write', async () => {
  const path = join(folder(), 'store.sqlite');
  const { close } = openDatabase(path);
  const other = new DatabaseSync(path);
  other.exec('begin immediate');
  await expect(close()).resolves.toBeUndefined();
  other.close();
});
