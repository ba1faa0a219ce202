import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { toStore } from '#store/namespaces.ts';
import { openStore } from '#store/open.ts';
import { openDatabase } from '#store/sqlite/database.ts';
import { SqliteKeyv } from '#store/sqlite/keyv.ts';
import { drivenClock } from '../support/clock.ts';
import { openInMemory, openOnDisk } from './embedded.ts';
import { storeSuite } from './suite.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'newsdesk-store-'));
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true });
});

const clock = drivenClock();
storeSuite('a Map in memory', async () => ({ store: toStore(new Map()), close: async () => {} }));
storeSuite('SQLite in memory', openInMemory);
storeSuite('SQLite on disk', openOnDisk);

describe('the embedded store', () => {
  test('is there again after it was closed', async () => {
    const path = join(folder(), 'not', 'there', 'yet');
    const first = openStore(path, clock);
    await first.store.places.set('a', { mentions: 'off' });
    await first.close();
    const second = openStore(path, clock);
    expect(await second.store.places.get('a')).toEqual({ mentions: 'off' });
    await second.close();
  });

  test('sweeps what has expired, and only that', async () => {
    const keyv = new SqliteKeyv(openDatabase());
    await keyv.set('old', '1', 1);
    await keyv.set('new', '1', 60_000);
    await keyv.set('forever', '1');
    expect(keyv.sweep(Date.now() + 1_000)).toBe(1);
    expect(await Promise.all(['old', 'new', 'forever'].map((key) => keyv.get(key)))).toEqual([
      undefined,
      '1',
      '1',
    ]);
  });

  test('empties a namespace and leaves its neighbours', async () => {
    const keyv = new SqliteKeyv(openDatabase());
    for (const key of ['a:1', 'a:2', 'ab:1', 'A:1']) await keyv.set(key, '1');
    keyv.namespace = 'a';
    await keyv.clear();
    const left = await Promise.all(['a:1', 'a:2', 'ab:1', 'A:1'].map((key) => keyv.get(key)));
    expect(left).toEqual([undefined, undefined, '1', '1']);
  });
});
