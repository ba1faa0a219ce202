import { DatabaseSync } from 'node:sqlite';
import type { SearchIndex } from '#core/news/ports.ts';
import { find, type Index } from './find.ts';
import { complete, suggest } from './offers.ts';
import type { Hit } from './score.ts';
import { createVocabulary } from './vocabulary.ts';
import { createWriter } from './writer.ts';

/** Title, source and topic, text: how much a word counts in each (sqlite.org/fts5.html, bm25). */
const RANK = "insert into news (news, rank) values ('rank', 'bm25(10.0, 4.0, 1.0)')";
/**
 * What FTS5 gathers before it writes, and how it merges what it wrote (sqlite.org/fts5.html, 6): so that a hundred
 * thousand items are in soon, and no few of them take longer than some milliseconds.
 */
const PACE = `insert into news (news, rank)
  values ('hashsize', 250000), ('pgsz', 1000), ('automerge', 8)`;

/** A full-text index in memory, of SQLite's FTS5: nothing of it outlives the process, since it is made of the news. */
export function openSearch(): SearchIndex & { close(): void } {
  const sql = new DatabaseSync(':memory:');
  sql.exec(`create table item (row integer primary key, id text unique, published integer, feed text,
      title text, words integer, terms integer, said blob);
    create virtual table news using fts5 (title, source, text, content = '', contentless_delete = 1,
      tokenize = 'ascii');
    ${RANK}; ${PACE}`);
  // Nothing is ever taken back, so one transaction lasts for good: FTS5 writes at the end of each.
  sql.exec('pragma journal_mode = off; begin');
  const vocabulary = createVocabulary();
  const index: Index = { vocabulary, size: counter(sql), ...looker(sql) };
  return {
    ...createWriter(sql, vocabulary),
    find: (words, { feeds, limit }) =>
      find(index, words, { feeds: JSON.stringify(feeds), limit }).map(({ id }) => id),
    suggest: (words, { feeds, limit }) =>
      suggest(index, words, { feeds: JSON.stringify(feeds), limit }),
    complete: (typed, { feeds, limit }) =>
      complete(index, typed, { feeds: JSON.stringify(feeds), limit }),
    close: () => sql.close(),
  };
}

/** Of a word that thousands of items have, the newest are looked at: their rows have the lowest numbers. */
const MOST_MATCHES = 2_000;

function looker(sql: DatabaseSync): Pick<Index, 'look' | 'weigh'> {
  const matching = `from news join item on item.row = news.rowid
    where news match ?1 and (item.feed is null or item.feed in (select value from json_each(?2)))`;
  const byLength = sql.prepare(`select id, published, title from (
      select item.* ${matching} order by news.rowid limit ${MOST_MATCHES})
    order by words, terms, published desc, id limit ?3`);
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
