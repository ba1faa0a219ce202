import type { DatabaseSync } from 'node:sqlite';
import { fingerprintOf } from '#core/language/fingerprint.ts';
import type { SearchItem } from '#core/news/ports.ts';
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

/**
 * What an item says: it is kept, and read again when the item goes, since FTS5 keeps no text here. It has a
 * table of its own, so that all the items can be looked through without it.
 */
export type Said = { readonly title: string; readonly source: string; readonly text: string };

/** An item as the table has it; `at` is its date in epoch milliseconds. */
export type Item = Said & {
  readonly id: string;
  readonly at: number;
  readonly feed: string | null;
  /** Stands for all that the item is. */
  readonly print: number;
};

export const toItem = (item: SearchItem): Item => {
  const { id, title, published, feed = null, text = '' } = item;
  const source = `${item.source ?? ''} ${item.topic ?? ''}`;
  const at = published.epochMilliseconds;
  const print = fingerprintOf(`${at}\n${feed}\n${title}\n${source}\n${text}`);
  return { id, at, feed, title, source, text, print };
};

/** The number of the row that an item has, or of one before it. */
export const placeOf = ({ at }: Item): number => Math.max(1, Math.floor((END - at) / STEP));

export type ItemTable = {
  find(id: string): { readonly row: number; readonly print: number } | undefined;
  said(row: number): Said;
  /** Gives it a row. */
  put(item: Item, title: Pick<TermText, 'count' | 'telling'>): number;
  remove(row: number): void;
};

export function createItemTable(sql: DatabaseSync): ItemTable {
  const find = sql.prepare('select row, print from item where id = ?');
  const said = sql.prepare(
    'select title, source, text from item join said using (row) where row = ?',
  );
  const insert = sql.prepare(
    `insert into item (row, id, published, feed, print, title, words, terms)
      values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (row) do nothing`,
  );
  const say = sql.prepare('insert into said (row, source, text) values (?, ?, ?)');
  const removals = ['item', 'said'].map((table) =>
    sql.prepare(`delete from ${table} where row = ?`),
  );
  const rowBehind = createRows(sql);
  return {
    find: (id) => find.get(id) as ReturnType<ItemTable['find']>,
    said: (row) => said.get(row) as Said,
    put(item, { telling, count }) {
      const { id, at, feed, print, title, source, text } = item;
      let row = placeOf(item);
      while (insert.run(row, id, at, feed, print, title, telling, count).changes === 0)
        row = rowBehind(row);
      say.run(row, source, text);
      return row;
    },
    remove(row) {
      for (const removal of removals) removal.run(row);
    },
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
