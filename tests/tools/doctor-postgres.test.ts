import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgres } from '#store/postgres/open.ts';
import { systemClock } from '../../src/clock.ts';
import { readKept } from '../../src/tools/doctor/kept.ts';
import { connect } from '../../src/tools/doctor/looked.ts';
import { checkStore } from '../../src/tools/doctor/store.ts';
import { makeFeed, makeFollow } from '../store/wire-news.ts';
import { recordingLog } from '../support/log.ts';
import { PASSWORD, postgresNote, startPostgres, type TestPostgres } from '../support/postgres.ts';

describe.skipIf(postgresNote !== '')(`doctor on Postgres${postgresNote}`, () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());

  const look = async (database: string) => ({
    store: await checkStore({ data: '', database }),
    kept: await readKept({ data: '', database, secrets: [] }),
  });

  test('an empty database can be used, and is empty afterwards', async () => {
    const database = await server.database();
    const { store, kept } = await look(database);
    expect(store).toMatchObject({
      ok: true,
      what: expect.stringMatching(/^Postgres \d+.*first start/),
    });
    expect(kept.feeds).toEqual([]);
    const { query, close } = await connect(database);
    expect(await query("select to_regnamespace('newsdesk') as found")).toEqual([{ found: null }]);
    await close();
  });

  test('a store that a bot has open is read and left as it is', async () => {
    const database = await server.database();
    const options = { clock: systemClock, log: recordingLog() };
    const bot = await openPostgres(database, options);
    await bot.wire.record(makeFeed('a'), []);
    await bot.wire.changeFollows('slack:T1', () => [makeFollow('a')]);
    await bot.store.places.set('slack:T1:C1', { mentions: 'off' });
    const { store, kept } = await look(database);
    expect(store).toMatchObject({ ok: true });
    expect([kept.feeds, kept.follows]).toEqual([[makeFeed('a')], [makeFollow('a')]]);
    expect(kept.places).toEqual([{ platform: 'slack', workspace: 'T1', channel: 'C1' }]);
    const { query, close } = await connect(database);
    expect(await query('select key from newsdesk.keyv')).toEqual([{ key: 'places:slack:T1:C1' }]);
    await close();
    await bot.close();
  });

  test('a wrong password is said to be one, and is not repeated', async () => {
    const database = (await server.database()).replace(PASSWORD, 'not-the-password');
    const finding = await checkStore({ data: '', database });
    expect(finding).toMatchObject({ ok: false, what: expect.stringContaining('password') });
    expect(JSON.stringify(finding)).not.toContain('not-the-password');
  });
});
