import { join } from 'node:path';
import { UsageError } from '#core/errors.ts';
import { backUp } from '#store/sqlite/backup.ts';
import { StoreError } from '#store/store-error.ts';
import { STORE_FILE } from '#store/store-file.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

/** Copies the embedded store to one file, while the bot runs or not. */
export async function backup({ words, environment, output, notes }: Bench): Promise<ExitCode> {
  const [file, ...more] = readOptions(words, {}).positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError('backup needs the name of one file to write');
  if (environment.DATABASE_URL?.trim())
    throw new UsageError('DATABASE_URL is set, so the store is in Postgres: use pg_dump');
  const folder = environment.NEWSDESK_DATA?.trim() || './data';
  try {
    const { bytes, subscriptions, deliveries } = await backUp(join(folder, STORE_FILE), file);
    output.write(
      `Wrote ${file}: ${counted(subscriptions, 'digest', 'digests')}, ${counted(deliveries, 'delivery', 'deliveries')}, ${toMegabytes(bytes)} MB.
To use it, stop Newsdesk and put it into an empty folder as ${STORE_FILE}, with NEWSDESK_DATA naming that folder.
It holds what your store holds, the tokens of workspaces too: keep it as safe.\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    notes.write(`newsdesk: no backup was made: ${error.message}\n`);
    return 1;
  }
}

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

const toMegabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
