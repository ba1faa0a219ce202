import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { VERSION } from '#store/sqlite/schema.ts';
import { StoreError, toStoreError } from '#store/store-error.ts';
import { STORE_FILE } from '#store/store-file.ts';
import type { Finding } from '../findings.ts';
import { toHalves } from './checked.ts';
import { connect, type Where } from './looked.ts';
import { checkPlace } from './machine.ts';

/** Opens the store, and writes something that is taken back at once. */
export async function checkStore({ data, database }: Where): Promise<Finding> {
  try {
    if (database !== undefined) return await checkPostgres(database);
    const path = join(data, STORE_FILE);
    return existsSync(path) ? checkFile(path) : await checkPlace(data);
  } catch (error) {
    const known = toStoreError(error);
    if (!(known instanceof StoreError)) throw error;
    // What Postgres is away for is said at length already.
    if (database !== undefined) return { ok: false, what: known.message, fix: DATABASE_FIX };
    return { ok: false, ...toHalves(known.message) };
  }
}

const DATABASE_FIX = 'Start Postgres there, or correct DATABASE_URL.';

function checkFile(path: string): Finding {
  const sql = new DatabaseSync(path, { timeout: 1_000 });
  try {
    const version = Number(sql.prepare('pragma user_version').get()?.user_version);
    if (version > VERSION) return LATER;
    sql.exec('begin immediate');
    sql.exec('create table doctor (written integer)');
    sql.exec('rollback');
    return { ok: true, what: `${path} can be read and written` };
  } finally {
    sql.close();
  }
}

const LATER: Finding = {
  ok: false,
  what: 'The store was written by a later Newsdesk',
  fix: 'Start that one, or give this one a folder of its own with NEWSDESK_DATA.',
};

/** What a transaction rejects with so that nothing of it stays. */
const TAKEN_BACK = new Error('taken back');

async function checkPostgres(url: string): Promise<Finding> {
  const { query, transaction, close } = await connect(url);
  try {
    const [about] = await query(`select current_setting('server_version') as version,
      to_regclass('newsdesk.keyv') is not null as used`);
    const write = about?.used
      ? "insert into newsdesk.keyv (key, value) values ('doctor', '')"
      : 'create schema newsdesk';
    await transaction(async (ask) => {
      await ask(write);
      throw TAKEN_BACK;
    }).catch((error: unknown) => {
      if (error !== TAKEN_BACK) throw error;
    });
    const tables = about?.used ? '' : '; its tables are made at the first start';
    return { ok: true, what: `Postgres ${about?.version} can be read and written${tables}` };
  } finally {
    await close();
  }
}
