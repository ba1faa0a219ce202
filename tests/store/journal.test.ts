import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Entry } from '#core/journal.ts';
import { openStore } from '#store/open.ts';
import { STORE_FILE } from '#store/store-file.ts';
import { drivenClock } from '../support/clock.ts';
import { temporaryFolders } from '../support/folders.ts';
import { openInMemory, openOnDisk } from './embedded.ts';
import { journalSuite } from './journal-suite.ts';

journalSuite('SQLite in memory', openInMemory);
journalSuite('SQLite on disk', openOnDisk);

const folder = temporaryFolders();
const clock = drivenClock();
const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const entry: Entry = { kind: 'change', place, at: clock.now(), facts: { what: '/newsdesk help' } };

test('a store from before there was a journal gets one, and it is there again later', async () => {
  const path = folder();
  const before = openStore(path, clock);
  await before.store.places.set('a', { mentions: 'off' });
  await before.close();
  const file = new DatabaseSync(join(path, STORE_FILE));
  file.exec('drop table journal');
  file.close();
  const first = openStore(path, clock);
  await first.journal.note(entry);
  await first.close();
  const { store, journal, close } = openStore(path, clock);
  expect(await store.places.get('a')).toEqual({ mentions: 'off' });
  expect(await journal.read({ place, kind: 'change' }, clock.now())).toEqual([entry]);
  await close();
});
