import { DatabaseSync } from 'node:sqlite';
import type { SearchIndex } from '#core/news/ports.ts';
import { createCommits } from './commits.ts';
import { find, type Index } from './find.ts';
import { createHeld } from './held.ts';
import { createKnownWords } from './known-words.ts';
import { complete, suggest } from './offers.ts';
import type { Hit } from './score.ts';
import { createVocabulary } from './vocabulary.ts';
import { createWriter } from './writer.ts';

/** Another one for each change of the tables or of how texts are read: an index of another form is made anew. */
const FORM = 2;
/**
 * A process that is killed, or a power cut, costs what was not committed (sqlite.org/wal.html), and that is added
 * again at the next start, as all is that changed meanwhile. Of what is looked at 16 MB stay in memory.
 */
const MANNER = `pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal;
  pragma cache_size = -16000; begin`;
/** Items: FTS5 writes at each commit, so live news does not have one each. */
const COMMITTED_AT_ONCE = 500;
const TABLES = `create table item (row integer primary key, id text unique, published integer, feed text,
    print integer, title text, words integer, terms integer);
  create table said (row integer primary key, source text, text text);
  create virtual table news using fts5 (title, source, text, content = '', tokenize = 'ascii');
  create virtual table word using fts5vocab (news, row);
  pragma user_version = ${FORM};`;
/** Title, source and topic, text: how much a word counts in each (sqlite.org/fts5.html, bm25). */
const RANK = "insert into news (news, rank) values ('rank', 'bm25(10.0, 4.0, 1.0)')";
/**
 * What FTS5 gathers before it writes, and how it merges what it wrote (sqlite.org/fts5.html, 6): so that a hundred
 * thousand items are in soon, and no few of them take longer than some milliseconds.
 */
const PACE = `insert into news (news, rank)
  values ('hashsize', 250000), ('pgsz', 1000), ('automerge', 8)`;

export type OpenSearch = SearchIndex & {
  /** Writes what is not written yet. */
  close(): void;
};

/**
 * A full-text index of SQLite's FTS5 in a file, which is this one's alone until it is closed, or in memory. Throws
 * where the file is none, of another form, or in use; whatever it does not hold is to be added, as it is made of the
 * news. `mostPages`, of 4 kB, are as many as the disk has where it is left out.
 */
export function openSearch(path = ':memory:', mostPages?: number): OpenSearch {
  const sql = new DatabaseSync(path);
  try {
    if (mostPages !== undefined) sql.exec(`pragma max_page_count = ${mostPages}`);
    return toSearch(sql);
  } catch (error) {
    sql.close();
    throw error;
  }
}

function toSearch(sql: DatabaseSync): OpenSearch {
  sql.exec(MANNER);
  const form = Number(sql.prepare('pragma user_version').get()?.user_version);
  const isNew = sql.prepare('select 1 from sqlite_schema').get() === undefined;
  if (!isNew && form !== FORM) throw new Error(`a search index of another form: ${form}`);
  if (isNew) sql.exec(`${TABLES} ${RANK}; ${PACE}`);
  const vocabulary = createVocabulary();
  const words = createKnownWords(sql, vocabulary);
  const held = createHeld(sql);
  const commits = createCommits(sql, COMMITTED_AT_ONCE);
  const writer = createWriter(sql, { vocabulary, words, held, onChange: commits.count });
  const index: Index = { vocabulary, size: counter(sql), ...looker(sql) };
  const asked =
    <Found>(look: (index: Index, words: string, options: Question) => Found) =>
    (text: string, { feeds, limit }: SearchOptions): Found => {
      words.all();
      return look(index, text, { feeds: JSON.stringify(feeds), limit });
    };
  return {
    ...writer,
    dropRest() {
      const isLeft = held.drop(writer.remove) || words.some();
      if (!isLeft) commits.now();
      return isLeft;
    },
    hasLost: () => false,
    find: asked((...question) => find(...question).map(({ id }) => id)),
    suggest: asked(suggest),
    complete: asked(complete),
    close() {
      sql.exec('commit');
      sql.close();
    },
  };
}

type SearchOptions = Parameters<SearchIndex['find']>[1];
type Question = Parameters<typeof find>[2];

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
