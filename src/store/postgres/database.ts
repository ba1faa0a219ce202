import pg from 'pg';
import type { Clock, Log } from '#core/ports.ts';
import { createOutage } from './outage.ts';
import { readAddress, toPostgresError } from './postgres-error.ts';

/** One row of an answer, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** Runs one statement and gives its rows. */
export type Query = (text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** The connections of this process to one database. They come back by themselves after an outage. */
export type Database = {
  readonly query: Query;
  /** Commits what `work` did when it resolves, and none of it when it rejects. */
  transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result>;
  /** Waits for statements under way. */
  close(): Promise<void>;
};

export type DatabaseOptions = {
  readonly clock: Clock;
  readonly log: Log;
  /** Connections at most, at least 2; Postgres itself has 100 for all processes. @default 10 */
  readonly connections?: number;
  /** Milliseconds until a connection must be there. @default 5000 */
  readonly connectTimeout?: number;
  /** Milliseconds that a statement may take. @default 10000 */
  readonly queryTimeout?: number;
};

/** Makes the pool; the first statement connects. Throws a PostgresError for a wrong address. */
export function createDatabase(url: string, options: DatabaseOptions): Database {
  const address = readAddress(url);
  const pool = createPool(url, options);
  const outage = createOutage({ ...options, where: address.where });
  const watch = async <Result>(asked: () => Promise<Result>): Promise<Result> => {
    const outages = outage.count();
    try {
      const answer = await asked();
      outage.over(outages);
      return answer;
    } catch (error) {
      const known = toPostgresError(error, address);
      outage.noticed(known);
      throw known;
    }
  };
  // Without a listener an idle connection that is cut would end the process.
  pool.on('error', (error) => {
    if (!pool.ending) outage.noticed(toPostgresError(error, address));
  });
  return {
    query: (text, values) => watch(() => ask(pool, text, values)),
    transaction: (work) => watch(() => inTransaction(pool, work)),
    close: () => pool.end(),
  };
}

/**
 * The server's own limit is set by a statement, since poolers such as PgBouncer refuse it as a start-up
 * parameter; the driver's is for a network that has gone silent.
 */
function createPool(
  url: string,
  { connections = 10, connectTimeout = 5_000, queryTimeout = 10_000 }: DatabaseOptions,
): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    application_name: 'newsdesk',
    max: connections,
    connectionTimeoutMillis: connectTimeout,
    query_timeout: queryTimeout + 1_000,
    keepAlive: true,
    async onConnect(client) {
      // A connection that is cut while a statement has it, or while it is being closed, says so here too, and
      // without a listener that would end the process.
      client.on('error', () => undefined);
      await client.query(`set statement_timeout = ${queryTimeout}`);
    },
  });
}

/** A text of several statements, as pg-boss has them, gives the rows of all. */
async function ask(
  asked: pg.Pool | pg.PoolClient,
  text: string,
  values?: readonly unknown[],
): Promise<readonly Row[]> {
  const answer: pg.QueryResult | pg.QueryResult[] = await asked.query(text, values && [...values]);
  return Array.isArray(answer) ? answer.flatMap(({ rows }) => rows) : answer.rows;
}

async function inTransaction<Result>(
  pool: pg.Pool,
  work: (query: Query) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work((text, values) => ask(client, text, values));
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // Closing the connection rolls back, even where a rollback could not get through.
    client.release(true);
    throw error;
  }
}
