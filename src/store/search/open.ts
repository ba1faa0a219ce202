import { DatabaseSync } from 'node:sqlite';
import type { SearchIndex, SearchItem } from '#core/news/ports.ts';
import { find, type Index } from './find.ts';
import { complete, suggest } from './offers.ts';
import { type Hit, TELLING } from './score.ts';
import { toTerms } from './terms.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** Title, source and topic, text: how much a word counts in each (sqlite.org/fts5.html, bm25). */
const RANK = "insert into news (news, rank) values ('rank', 'bm25(10.0, 4.0, 1.0)')";

/** A full-text index in memory, of SQLite's FTS5: nothing of it outlives the process, since it is made of the news. */
export function openSearch(): SearchIndex & { close(): void } {
  const sql = new DatabaseSync(':memory:');
  sql.exec(`create table item (row integer primary key, id text unique, published integer, feed text,
      title text, words integer, terms integer);
    create virtual table news using fts5 (title, source, text,
      tokenize = 'unicode61 remove_diacritics 2');
    ${RANK}`);
  const vocabulary = createVocabulary();
  const index: Index = { vocabulary, size: counter(sql), ...looker(sql) };
  const writer = createWriter(sql, vocabulary);
  return {
    add: (items) => inOne(sql, () => items.forEach(writer.add)),
    remove: (ids) => inOne(sql, () => ids.forEach(writer.remove)),
    find: (words, { feeds, limit }) =>
      find(index, words, { feeds: JSON.stringify(feeds), limit }).map(({ id }) => id),
    suggest: (words, { feeds, limit }) =>
      suggest(index, words, { feeds: JSON.stringify(feeds), limit }),
    complete: (typed, { feeds, limit }) =>
      complete(index, typed, { feeds: JSON.stringify(feeds), limit }),
    close: () => sql.close(),
  };
}

/** Of a word that thousands of items have, the newest are looked at: they were put in last. */
const MOST_MATCHES = 2_000;

function looker(sql: DatabaseSync): Pick<Index, 'look' | 'weigh'> {
  const matching = `from news join item on item.row = news.rowid
    where news match ?1 and (item.feed is null or item.feed in (select value from json_each(?2)))`;
  const byLength = sql.prepare(`select id, published, title from (
      select item.* ${matching} order by news.rowid desc limit ${MOST_MATCHES})
    order by words, terms, published desc, row limit ?3`);
  const byRank = sql.prepare(
    `select item.id, item.published, item.title ${matching} order by news.rank limit ?3`,
  );
  const run =
    (statement: typeof byRank): Index['look'] =>
    (match, { feeds, limit }) =>
      statement.all(match, feeds, limit) as unknown as readonly Hit[];
  return { look: run(byLength), weigh: run(byRank) };
}

function counter(sql: DatabaseSync): () => number {
  const count = sql.prepare('select count(*) as size from item');
  return () => Number(count.get()?.size ?? 0);
}

function createWriter(sql: DatabaseSync, vocabulary: Vocabulary) {
  const insertItem = sql.prepare(
    'insert into item (id, published, feed, title, words, terms) values (?, ?, ?, ?, ?, ?)',
  );
  const insert = sql.prepare('insert into news (rowid, title, source, text) values (?, ?, ?, ?)');
  const read = sql.prepare(
    'select item.row, news.title, source, text from item join news on news.rowid = item.row where item.id = ?',
  );
  const drop = sql.prepare('delete from news where rowid = ?');
  const dropItem = sql.prepare('delete from item where row = ?');
  const find = sql.prepare('select row from item where id = ?');
  const remove = (id: string): void => {
    if (find.get(id) === undefined) return;
    const known = read.get(id);
    if (known === undefined) return;
    const { row, title, source, text } = known;
    for (const term of new Set(`${title} ${source} ${text}`.split(' ')))
      if (term !== '') vocabulary.note(term, -1);
    drop.run(row as number);
    dropItem.run(row as number);
  };
  return {
    remove,
    add(item: SearchItem): void {
      remove(item.id);
      const title = toIndexed(item.title);
      const source = toIndexed(`${item.source ?? ''} ${item.topic ?? ''}`);
      const text = toIndexed(item.text ?? '');
      const terms = title.split(' ');
      const words = terms.filter(({ length }) => length >= TELLING).length;
      const { id, published, feed = null } = item;
      const added = insertItem.run(
        ...([id, published.epochMilliseconds, feed, item.title, words, terms.length] as const),
      );
      insert.run(added.lastInsertRowid, title, source, text);
      for (const term of new Set(`${title} ${source} ${text}`.split(' ')))
        if (term !== '') vocabulary.note(term, 1);
    },
  };
}

/** The terms with blanks between them, so that FTS5 has the same words as we do. */
const toIndexed = (text: string): string =>
  toTerms(text)
    .map(({ term }) => term)
    .join(' ');

function inOne(sql: DatabaseSync, work: () => void): void {
  sql.exec('begin');
  work();
  sql.exec('commit');
}
