import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { openPostgres } from '#store/postgres/open.ts';
import { systemClock } from '../../src/clock.ts';
import { recordingLog } from '../support/log.ts';
import { postgresNote, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { deliveriesSuite } from './deliveries-suite.ts';
import type { Engine } from './engine.ts';
import { jobsSuite } from './jobs-suite.ts';
import { journalSuite } from './journal-suite.ts';
import { storeSuite } from './suite.ts';
import { wireSuite } from './wire-suite.ts';

let server: TestPostgres;
let url: string;

describe.skipIf(postgresNote !== '')(`every engine${postgresNote}`, () => {
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.database();
  });
  afterAll(() => server.close());

  storeSuite('Postgres', openEngine);
  deliveriesSuite('Postgres', openEngine);
  jobsSuite('Postgres', openEngine);
  wireSuite('Postgres', openEngine);
  journalSuite('Postgres', openEngine);
});

/** What is written down is moved into the past: the server's clock cannot be. */
const PAST = [
  "update newsdesk_jobs.job set start_after = start_after - $1::interval where state < 'active'",
  `update newsdesk.deliveries set due = due - $1::interval,
    planned_at = planned_at - $1::interval, tried_at = tried_at - $1::interval,
    settled_at = settled_at - $1::interval`,
];

const TABLES = [
  ...['keyv', 'deliveries', 'wire_feeds', 'wire_items', 'wire_follows', 'journal'].map(
    (name) => `newsdesk.${name}`,
  ),
  'newsdesk_jobs.job',
];

/** Emptied, not made anew, each time: a new database takes longer than most of the tests. */
async function openEngine(): Promise<Engine> {
  const log = recordingLog();
  const opened = await openPostgres(url, { clock: systemClock, log, times: { poll: 20 } });
  const pool = new pg.Pool({ connectionString: url });
  // Truncating waits for the queue's own statements, and they for it.
  for (const table of TABLES) await pool.query(`delete from ${table}`);
  return {
    ...opened,
    log,
    async now() {
      const { rows } = await pool.query('select now() as now');
      return Temporal.Instant.fromEpochMilliseconds(rows[0].now.getTime());
    },
    async pass(duration) {
      const by = [Temporal.Duration.from(duration).toString()];
      for (const text of PAST) await pool.query(text, by);
    },
    async close() {
      await opened.close();
      await pool.end();
    },
  };
}
