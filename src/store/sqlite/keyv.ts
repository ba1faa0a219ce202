import { EventEmitter } from 'node:events';
import type { StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { KeyvStoreAdapter, StoredData } from 'keyv';
import type { Database } from './database.ts';

type SqliteKeyvOptions = {
  /** What is set or deleted outlasts a power cut before it resolves. @default true */
  readonly lasting?: boolean;
};

/** How many rows are read at a time: in between, whatever else waits gets its turn. */
const PAGE = 200;
/** Milliseconds between two sweeps. */
const SWEEP_PAUSE = 60 * 60 * 1_000;

/**
 * A Keyv store in one table of an open SQLite database. Keys come with their namespace before them, as
 * `namespace:key`; Keyv puts the expiry inside every value, and `expires` stands beside it so that old
 * rows can be swept.
 */
export class SqliteKeyv extends EventEmitter implements KeyvStoreAdapter {
  readonly opts = { dialect: 'sqlite', table: 'keyv' };
  namespace: string | undefined;
  readonly #database: Database;
  readonly #lasting: boolean;
  readonly #get: StatementSync;
  readonly #set: StatementSync;
  readonly #delete: StatementSync;
  readonly #page: StatementSync;
  #swept = Number.NEGATIVE_INFINITY;

  constructor(database: Database, { lasting = true }: SqliteKeyvOptions = {}) {
    super();
    this.#database = database;
    this.#lasting = lasting;
    const { sql } = database;
    this.#get = sql.prepare('select value from keyv where key = ?');
    this.#set = sql.prepare(`insert into keyv (key, value, expires) values (?, ?, ?)
      on conflict (key) do update set value = excluded.value, expires = excluded.expires`);
    this.#delete = sql.prepare('delete from keyv where key = ?');
    this.#page = sql.prepare(
      'select key, value from keyv where key >= ? and key < ? order by key limit ?',
    );
  }

  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    const row = this.#database.guarded(() => this.#get.get(key));
    return row?.value as StoredData<Value> | undefined;
  }

  /** `ttl` in milliseconds. */
  async set(key: string, value: string, ttl?: number): Promise<void> {
    const now = Date.now();
    if (now - this.#swept >= SWEEP_PAUSE) this.sweep(now);
    this.#database.guarded(() => this.#set.run(key, value, ttl === undefined ? null : now + ttl));
    if (this.#lasting) await this.#database.flush();
  }

  async delete(key: string): Promise<boolean> {
    const deleted = this.#database.guarded(() => this.#delete.run(key)).changes > 0;
    if (deleted && this.#lasting) await this.#database.flush();
    return deleted;
  }

  /** Empties this store's namespace, or everything where it has none. */
  async clear(): Promise<void> {
    this.#database.guarded(() =>
      this.#database.sql
        .prepare('delete from keyv where key >= ? and key < ?')
        .run(...toRange(this.namespace)),
    );
    if (this.#lasting) await this.#database.flush();
  }

  /** Every key with what is stored under it, or those of one namespace. */
  async *iterator<Value>(namespace?: string): AsyncGenerator<[string, Awaited<Value>], void> {
    const [first, end] = toRange(namespace);
    let from = first;
    for (;;) {
      const rows = this.#readPage(from, end);
      for (const { key, value } of rows) yield [key, value as Awaited<Value>];
      const last = rows.at(-1);
      if (last === undefined) return;
      // Ten thousand rows in one go would keep everybody else waiting.
      await setImmediate();
      // The next key there can be is the last one with a zero behind it.
      from = `${last.key}\0`;
    }
  }

  #readPage(from: string, end: string) {
    const rows = this.#database.guarded(() => this.#page.all(from, end, PAGE));
    return rows.map(({ key, value }) => ({ key: String(key), value }));
  }

  /** Deletes what expired before `now` (epoch milliseconds); says how many rows. */
  sweep(now: number): number {
    this.#swept = now;
    const sweep = this.#database.sql.prepare('delete from keyv where expires < ?');
    return Number(this.#database.guarded(() => sweep.run(now)).changes);
  }
}

/** The keys of a namespace lie from `name:` up to `name;`, the character after the colon; all keys, up to the last character. */
const toRange = (namespace: string | undefined): readonly [from: string, end: string] =>
  namespace === undefined ? ['', '\u{10ffff}'] : [`${namespace}:`, `${namespace};`];
