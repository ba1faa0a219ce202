import { KeyvPostgres, type KeyvPostgresOptions } from '@keyv/postgres';
import type { Query } from './database.ts';
import { SCHEMA } from './tables.ts';

/** Rows read at once; the adapter's own default is 10. */
const PAGE = 1_000;

type Options = KeyvPostgresOptions & { readonly asked: Query };

/**
 * The official adapter over our connections. Its own pool is one for the whole process, has nobody
 * listening to its errors, which ends the process when Postgres restarts, and cannot be closed alone.
 */
export class PooledKeyv extends KeyvPostgres {
  constructor(query: Query) {
    const options: Options = { schema: SCHEMA, asked: query };
    super(options);
    // It makes its table, which is there already, and says here when it cannot.
    this.on('error', () => undefined);
  }

  /** Called by the constructor above us, before this class has any field of its own. */
  override async connect(): Promise<(sql: string, values?: unknown[]) => Promise<Row[]>> {
    const { asked } = this.opts as Options;
    return async (sql, values) => [...(await asked(sql, values))] as Row[];
  }

  /** The connections are closed by whoever made them. */
  override async disconnect(): Promise<void> {}

  /** The adapter's own ends without a word when Postgres goes away on the way. */
  override async *iterator(namespace?: string): AsyncGenerator<string[], void, unknown> {
    const prefix = namespace === undefined ? '' : `${namespace}:`;
    let last = '';
    for (let full = true; full; ) {
      const rows = await this.query(PAGE_OF, [`${prefix.replace(/[%_\\]/g, '\\$&')}%`, last, PAGE]);
      for (const { key, value } of rows) yield [key, value];
      last = rows.at(-1)?.key ?? last;
      full = rows.length === PAGE;
    }
  }
}

type Row = { readonly key: string; readonly value: string };

const PAGE_OF = `select key, value from ${SCHEMA}.keyv
  where key like $1 and key > $2 order by key limit $3`;
