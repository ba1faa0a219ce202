import type { DatabaseSync } from 'node:sqlite';
import type { SearchItem } from '#core/news/ports.ts';
import { packNumbers, unpackNumbers } from './number-list.ts';
import { TELLING } from './score.ts';
import { toTerms } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Milliseconds: rows are numbered back from a moment in 2109 by the dates of their items, so that the newest
 * come first whatever came in first. FTS5 takes in rows of rising numbers much faster than others, and at a
 * start the newest come in first. It keeps how far each is from the next, so a number stands for some of them.
 */
const END = 2 ** 42;
const STEP = 64;
/** Rows: items of one date stand behind all that are of about the same hour. */
const HOUR = 2 ** 16;

export type Writer = {
  /** An item whose id is there replaces the one that is. */
  add(items: readonly SearchItem[]): void;
  remove(ids: readonly string[]): void;
};

/** FTS5 keeps no texts here: what an item was found by is remembered as numbers of the vocabulary. */
export function createWriter(sql: DatabaseSync, vocabulary: Vocabulary): Writer {
  const insertItem = sql.prepare(
    `insert into item (row, id, published, feed, title, words, terms, said)
      values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (row) do nothing`,
  );
  const insert = sql.prepare('insert into news (rowid, title, source, text) values (?, ?, ?, ?)');
  const find = sql.prepare('select row, said from item where id = ?');
  const drop = sql.prepare('delete from news where rowid = ?');
  const dropItem = sql.prepare('delete from item where row = ?');
  // FTS5 notes what is gone in a row of its own, whose number `run` would tell, and it is no safe integer.
  for (const statement of [insertItem, drop, dropItem]) statement.setReadBigInts(true);
  const rowBehind = createRows(sql);
  const remove = (id: string): void => {
    const known = find.get(id);
    if (known === undefined) return;
    const { row = null, said } = known;
    if (said instanceof Uint8Array) vocabulary.drop(unpackNumbers(said));
    drop.run(row);
    dropItem.run(row);
  };
  const add = (item: SearchItem): void => {
    remove(item.id);
    const { id, published, feed = null } = item;
    const title = termsOf(item.title);
    const source = termsOf(`${item.source ?? ''} ${item.topic ?? ''}`);
    const text = termsOf(item.text ?? '');
    const words = title.filter(({ length }) => length >= TELLING).length;
    const at = published.epochMilliseconds;
    const said = packNumbers(vocabulary.add(new Set([...title, ...source, ...text])));
    const facts = [id, at, feed, item.title, words, title.length, said] as const;
    let row = Math.max(1, Math.floor((END - at) / STEP));
    while (insertItem.run(row, ...facts).changes === 0n) row = rowBehind(row);
    insert.run(row, title.join(' '), source.join(' '), text.join(' '));
  };
  return {
    add: (items) => items.toSorted(byDate).forEach(add),
    remove: (ids) => ids.forEach(remove),
  };
}

/** The newest first. */
const byDate = ({ published: one }: SearchItem, { published: other }: SearchItem): number =>
  other.epochMilliseconds - one.epochMilliseconds;

/** The next number behind a row that is taken, and behind all of about the same hour. */
function createRows(sql: DatabaseSync): (taken: number) => number {
  const find = sql.prepare('select max(row) as last from item where row >= ? and row < ?');
  return (taken) => {
    const end = (Math.floor(taken / HOUR) + 1) * HOUR;
    return Number(find.get(taken, end)?.last) + 1;
  };
}

/** With blanks between them, FTS5 has the same words as we do. */
const termsOf = (text: string): readonly string[] => toTerms(text).map(({ term }) => term);
