import { EventEmitter } from 'node:events';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KeyvStoreAdapter, StoredData } from 'keyv';

/**
 * A Keyv store in one table of an open SQLite database. Keyv puts its namespace before every key and
 * its expiry inside every value; `expires` stands beside it so that old rows can be swept.
 */
export class SqliteKeyv extends EventEmitter implements KeyvStoreAdapter {
  readonly opts = { dialect: 'sqlite', table: 'keyv' };
  namespace: string | undefined;
  readonly #database: DatabaseSync;
  readonly #get: StatementSync;
  readonly #set: StatementSync;
  readonly #delete: StatementSync;

  constructor(database: DatabaseSync) {
    super();
    this.#database = database;
    database.exec(`create table if not exists keyv (
      key text primary key, value text not null, expires integer
    ) without rowid`);
    database.exec('create index if not exists keyv_expires on keyv (expires)');
    this.#get = database.prepare('select value from keyv where key = ?');
    this.#set = database.prepare(`insert into keyv (key, value, expires) values (?, ?, ?)
      on conflict (key) do update set value = excluded.value, expires = excluded.expires`);
    this.#delete = database.prepare('delete from keyv where key = ?');
  }

  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    return this.#get.get(key)?.value as StoredData<Value> | undefined;
  }

  /** `ttl` in milliseconds. */
  async set(key: string, value: string, ttl?: number): Promise<void> {
    this.#set.run(key, value, ttl === undefined ? null : Date.now() + ttl);
  }

  async delete(key: string): Promise<boolean> {
    return this.#delete.run(key).changes > 0;
  }

  /** Empties this store's namespace, or everything where it has none. */
  async clear(): Promise<void> {
    const prefix = this.namespace === undefined ? '' : `${this.namespace}:`;
    this.#database
      .prepare('delete from keyv where substr(key, 1, ?) = ?')
      .run(prefix.length, prefix);
  }

  /** Deletes what expired before `now` (epoch milliseconds); says how many rows. */
  sweep(now: number): number {
    return Number(this.#database.prepare('delete from keyv where expires < ?').run(now).changes);
  }
}
