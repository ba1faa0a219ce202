import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '#core/desk/delivery.ts';
import { deliveryKey } from '#core/desk/delivery-key.ts';
import type { Entry, EntryKind, Journal } from '#core/journal.ts';
import type { Place } from '#core/ports.ts';
import { type OpenStore, openStore } from '#store/open.ts';
import { openPostgres } from '#store/postgres/open.ts';
import { systemClock } from '../../src/clock.ts';
import { runRecorder } from '../store/engine.ts';
import { idsOf, makeFeed, makeFollow, makeItem, wholeItem } from '../store/wire-news.ts';
import { recordingLog } from '../support/log.ts';
import { PASSWORD, postgresNote, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { run } from './bench.ts';

const place: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', thread: '17.1' };

const SETTINGS = {
  mentions: 'off',
  watches: ['rare earths'],
  mutedWords: ['gold'],
  mutedStories: ['s1'],
} as const;

/** Text that Postgres has no place for in a text or a JSON of its own. */
const NOTED: readonly Entry[] = (['change', 'silence'] as const).map((kind) => ({
  ...{ kind, place, at: Temporal.Instant.from('2026-11-22T08:00:00.123Z') },
  facts: { what: `${kind} a\0b \ud83e "\\u0000"` },
}));

const readJournal = async (journal: Journal): Promise<readonly Entry[]> => {
  const since = Temporal.Instant.fromEpochMilliseconds(0);
  const of = (kind: EntryKind) => journal.read({ place, kind }, since);
  return [...(await of('change')), ...(await of('silence'))];
};

function delivery(at: string, inHours = 0): Delivery {
  const occurrence = { kind: 'digest', subject: 'morning', at } as const;
  const due = systemClock.now().round('millisecond').add({ hours: inHours });
  return { key: deliveryKey(place, occurrence), place, ...occurrence, due, detail: { a: '"1"' } };
}

describe.skipIf(postgresNote !== '')(`move${postgresNote}`, () => {
  let server: TestPostgres;
  let url: string;
  let folder: string;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    url = await server.database();
    folder = mkdtempSync(join(tmpdir(), 'newsdesk-move-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const embedded = async (work: (store: OpenStore) => Promise<void>): Promise<void> => {
    const store = openStore(folder, systemClock);
    await work(store);
    await store.close();
  };
  const postgres = async (work: (store: OpenStore) => Promise<void>): Promise<void> => {
    const options = { clock: systemClock, log: recordingLog(), times: { poll: 20 } };
    const store = await openPostgres(url, options);
    await work(store);
    await store.close();
  };
  const move = () => run(['move', '--to', url], { environment: { NEWSDESK_DATA: folder } });

  test('carries everything over: settings, deliveries in every state, and jobs', async () => {
    const all = ['pending', 'sending', 'sent', 'skipped'].map((at) => delivery(at));
    const [, sending, sent, skipped] = all.map(({ key }) => key);
    const rows: unknown[] = [];
    await embedded(async ({ store, deliveries, journal }) => {
      await store.places.set('slack:T1:C1', SETTINGS);
      await store.people.set('slack:T1:U1', { mentions: 'off' });
      await store.items.set(`https://example.com/${'x'.repeat(300)}`, '2026-11-22T08:00:00Z');
      await store.seen.set('event', true, 60_000);
      await store.seen.set('old event', true, 1);
      for (const entry of NOTED) await journal.note(entry);
      await deliveries.plan([...all, delivery('tomorrow', 24)]);
      for (const key of [sending, sent]) await deliveries.claim(key as never, 0, ['s1', 's2']);
      await deliveries.settle(sent as never, { kind: 'sent', ref: '1.2' });
      await deliveries.settle(skipped as never, { kind: 'skipped', reason: 'nothing\0 new' });
      for (const { key } of all) rows.push(await deliveries.read(key));
    });
    const { code, output, notes } = await move();
    expect(notes.replaceAll('Moving: ', '').trim().split('\n')).toEqual([
      ...[
        '4 settings',
        '5 deliveries',
        '0 feeds',
        '0 lists of feeds',
        '2 lines of the journal',
        '5 jobs',
      ],
    ]);
    expect(output).toContain('4 settings and marks, 5 deliveries and 5 jobs');
    expect(output).toContain('The journal came along: 2 lines.');
    expect(output).toContain('DATABASE_URL');
    expect(output + notes).not.toContain(PASSWORD);
    expect(code).toBe(0);
    await postgres(async ({ store, deliveries, jobs, journal }) => {
      expect(await readJournal(journal)).toEqual(NOTED);
      expect(await store.places.get('slack:T1:C1')).toEqual(SETTINGS);
      expect(await store.people.get('slack:T1:U1')).toEqual({ mentions: 'off' });
      expect(await Array.fromAsync(store.items.entries())).toHaveLength(1);
      expect(await Array.fromAsync(store.seen.entries())).toEqual([['event', true]]);
      const moved = await Promise.all(all.map(({ key }) => deliveries.read(key)));
      expect(moved).toEqual(withoutZero(rows));
      const runs = runRecorder();
      jobs.work('deliver', async (id) => void runs.record(id), { atOnce: 4 });
      await Promise.all(all.map(({ key }) => runs.seen(key)));
      expect(runs.ids).not.toContain(delivery('tomorrow').key);
    });
  });

  test('twice notes nothing twice, and adds what was noted since', async () => {
    const [change, silence] = NOTED as [Entry, Entry];
    const late = { ...change, at: change.at.add({ seconds: 1 }) };
    await embedded(async ({ journal }) => {
      for (const entry of NOTED) await journal.note(entry);
    });
    await move();
    await embedded(({ journal }) => journal.note(late));
    await move();
    await postgres(async ({ journal }) => {
      expect(await readJournal(journal)).toEqual([late, change, silence]);
    });
  });

  test('twice leaves what was sent meanwhile as it is, and makes no second job', async () => {
    const { key } = delivery('1');
    await embedded(async ({ deliveries }) => {
      await deliveries.plan([delivery('1'), delivery('2')]);
    });
    await move();
    await postgres(async ({ deliveries }) => {
      await deliveries.claim(key, 0, ['s']);
      await deliveries.settle(key, { kind: 'sent', ref: '1.2' });
    });
    await embedded(({ store }) => store.places.set('a', { mentions: 'off' }));
    const { code, output } = await move();
    expect(output).toContain('1 delivery had come further there');
    expect(code).toBe(0);
    await postgres(async ({ store, deliveries, jobs }) => {
      expect(await deliveries.read(key)).toMatchObject({ state: 'sent', ref: '1.2' });
      expect(await store.places.get('a')).toEqual({ mentions: 'off' });
      const runs = runRecorder();
      jobs.work('deliver', async (id) => void runs.record(id), { atOnce: 4 });
      await runs.seen(key);
      await runs.seen(delivery('2').key);
      await jobs.enqueue({ kind: 'deliver', id: 'end', due: systemClock.now() });
      await runs.seen('end');
      expect(runs.ids).toHaveLength(3);
    });
  });

  test('carries the feeds over with all their items, who follows them, and when they are due', async () => {
    const items = Array.from({ length: 501 }, (_, at) => wholeItem(`${at}`));
    await embedded(async ({ wire, jobs }) => {
      await wire.record(makeFeed('a', { listed: ['1'] }), items);
      await wire.record(makeFeed('b'), []);
      await wire.changeFollows('slack:T1', () => [makeFollow('a')]);
      await jobs.enqueue({ kind: 'poll', id: 'a', due: systemClock.now() });
    });
    const { code, output } = await move();
    expect(output).toContain('2 feeds with 501 items, and 1 list of who follows them');
    expect(code).toBe(0);
    await postgres(async ({ wire, jobs }) => {
      expect(await wire.feeds()).toEqual([makeFeed('a', { listed: ['1'] }), makeFeed('b')]);
      const moved = await wire.newest(1_000);
      expect(idsOf(moved).toSorted()).toEqual(idsOf(items).toSorted());
      const { text, ...untold } = wholeItem('0');
      expect((await wire.itemsOf('a')).find(({ headline }) => headline.id === '0')).toEqual(untold);
      expect(await wire.textOf('0')).toBe(text);
      expect(await wire.allFollows()).toEqual([{ scope: 'slack:T1', follows: [makeFollow('a')] }]);
      const runs = runRecorder();
      jobs.work('poll', async (id) => void runs.record(id), { atOnce: 1 });
      await runs.seen('a');
    });
  });

  test('leaves a feed as it is there where it was checked later, and its items', async () => {
    const checked = (id: string, at: string) => makeFeed(id, { checked: at });
    const early = '2026-11-22T09:00:00Z';
    const late = '2026-11-22T09:00:00.5Z';
    await embedded(async ({ wire }) => {
      await wire.record(checked('a', early), [makeItem('1', 'a')]);
      await wire.record(checked('b', late), [makeItem('2', 'b')]);
    });
    const other = { headline: { title: 'There' } };
    await postgres(async ({ wire }) => {
      await wire.record(checked('a', late), [makeItem('1', 'a', other)]);
      await wire.record(checked('b', early), [makeItem('2', 'b', other)]);
    });
    expect((await move()).output).toContain('1 feed had come further there');
    await postgres(async ({ wire }) => {
      expect(await wire.feeds()).toEqual([checked('a', late), checked('b', late)]);
      expect(await wire.itemsOf('a')).toEqual([makeItem('1', 'a', other)]);
      expect(await wire.itemsOf('b')).toEqual([makeItem('2', 'b')]);
    });
  });

  test('is refused while a bot runs on either side', async () => {
    await embedded(async () => {
      const { code, notes } = await move();
      expect([code, notes]).toEqual([1, expect.stringContaining('another Newsdesk is using')]);
    });
    await postgres(async () => {
      const { code, notes } = await move();
      expect([code, notes]).toEqual([1, expect.stringContaining('runs on that database')]);
    });
  });

  test('says what is wrong with where it should go, without the password', async () => {
    await embedded(async () => {});
    url = Object.assign(new URL(url), { port: '1' }).href;
    const { code, notes } = await move();
    expect([code, notes]).toEqual([1, expect.stringContaining('ECONNREFUSED')]);
    expect(notes).not.toContain(PASSWORD);
  });
});

test('move wants to know where to, and from where', async () => {
  const nowhere = await run(['move']);
  expect([nowhere.code, nowhere.notes]).toEqual([2, expect.stringContaining('--to')]);
  const environment = { NEWSDESK_DATA: '/nonexistent' };
  const nothing = await run(['move', '--to', 'postgres://127.0.0.1/x'], { environment });
  expect([nothing.code, nothing.notes]).toEqual([2, expect.stringContaining('no store')]);
});

/** The one thing that Postgres cannot keep in a text. */
const withoutZero = (rows: readonly unknown[]): readonly unknown[] =>
  rows.map((row) => {
    const { reason, ...rest } = row as { readonly reason?: string };
    return reason === undefined ? rest : { ...rest, reason: reason.replace('\0', '') };
  });
