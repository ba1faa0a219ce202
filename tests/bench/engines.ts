import { join } from 'node:path';
import { type OpenStore, openStore } from '#store/open.ts';
import { openPostgres } from '#store/postgres/open.ts';
import { systemClock } from '../../src/clock.ts';
import { makeFolder } from '../support/bot-process.ts';
import { recordingLog } from '../support/log.ts';
import { postgresNote, startPostgres, type TestPostgres } from '../support/postgres.ts';

/** Where a bot keeps everything, and how to start one there. */
export type Engine = {
  readonly name: 'embedded' | 'Postgres';
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** While no bot runs there, where it is the embedded one. */
  use<Result>(work: (opened: OpenStore) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
};

export function useEmbedded(): Engine {
  const folder = makeFolder();
  return {
    name: 'embedded',
    folder,
    environment: {},
    use: (work) => using(openStore(join(folder, 'data'), systemClock), work),
    close: async () => undefined,
  };
}

export type PostgresEngine = Engine & { readonly url: string; readonly server: TestPostgres };

/** Nothing where there is no Postgres; a line on stderr says why. */
export async function usePostgres(): Promise<PostgresEngine | undefined> {
  if (postgresNote !== '') return undefined;
  const server = await startPostgres();
  const url = await server.database();
  const options = { clock: systemClock, log: recordingLog() };
  return {
    name: 'Postgres',
    folder: makeFolder(),
    environment: { DATABASE_URL: url },
    use: async (work) => using(await openPostgres(url, options), work),
    close: () => server.close(),
    ...{ url, server },
  };
}

async function using<Result>(
  opened: OpenStore,
  work: (opened: OpenStore) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
