import type { DatabaseSync } from 'node:sqlite';
import type { TermText } from './term-text.ts';

/**
 * Milliseconds: rows are numbered back from a moment in 2109 by the dates of their items, so that the newest
 * come first whatever came in first. FTS5 takes in rows of rising numbers much faster than others, and at a
 * start the newest come in first. It keeps how far each is from the next, so a number stands for some of them.
 */
const END = 2 ** 42;
const STEP = 64;
/** Rows: items of one date stand behind all that are of about the same hour. */
const HOUR = 2 ** 16;

/** What an item says: it is kept, and read again when the item goes, since FTS5 keeps no text here. */
export type Said = { readonly title: string; readonly source: string; readonly text: string };

/** An item as the table has it; `at` is its date in epoch milliseconds. */
export type Item = Said & {
  readonly id: string;
  readonly at: number;
  readonly feed: string | null;
};

export type ItemTable = {
  /** Of an item that is there and is the same in everything. */
  rowOf(item: Item): number | undefined;
  find(id: string): ({ readonly row: number } & Said) | undefined;
  /** Gives it a row. */
  put(item: Item, title: Pick<TermText, 'count' | 'telling'>): number;
  remove(row: number): void;
};

export function createItemTable(sql: DatabaseSync): ItemTable {
  const same = sql.prepare(`select row from item where id = ? and published = ? and feed is ?
    and title = ? and source = ? and text = ?`);
  const find = sql.prepare('select row, title, source, text from item where id = ?');
  const insert = sql.prepare(
    `insert into item (row, id, published, feed, title, source, text, words, terms)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (row) do nothing`,
  );
  const remove = sql.prepare('delete from item where row = ?');
  const rowBehind = createRows(sql);
  const toFacts = ({ id, at, feed, title, source, text }: Item) =>
    [id, at, feed, title, source, text] as const;
  return {
    rowOf(item) {
      const known = same.get(...toFacts(item));
      return known === undefined ? undefined : Number(known.row);
    },
    find: (id) => find.get(id) as ({ readonly row: number } & Said) | undefined,
    put(item, { telling, count }) {
      const facts = [...toFacts(item), telling, count] as const;
      let row = Math.max(1, Math.floor((END - item.at) / STEP));
      while (insert.run(row, ...facts).changes === 0) row = rowBehind(row);
      return row;
    },
    remove: (row) => void remove.run(row),
  };
}

/** The next number behind a row that is taken, and behind all of about the same hour. */
function createRows(sql: DatabaseSync): (taken: number) => number {
  const find = sql.prepare('select max(row) as last from item where row >= ? and row < ?');
  return (taken) => {
    const end = (Math.floor(taken / HOUR) + 1) * HOUR;
    return Number(find.get(taken, end)?.last) + 1;
  };
}
