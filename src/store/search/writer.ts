import type { DatabaseSync } from 'node:sqlite';
import type { SearchItem } from '#core/news/ports.ts';
import { createItemTable, type Item, type Said } from './item-table.ts';
import { createTextReader, type TermText } from './term-text.ts';
import type { WrittenVocabulary } from './vocabulary.ts';

export type Writer = {
  /** An item whose id is there replaces the one that is. */
  add(items: readonly SearchItem[]): void;
  remove(ids: readonly string[]): void;
};

export type WriterOptions = {
  readonly vocabulary: WrittenVocabulary;
  /** Called before the index is changed. */
  onChange(): void;
  /** Told of each row that an item has from now on, or still has. */
  onRow(row: number): void;
};

const textsOf = ({ title, source, text }: Said): readonly string[] => [title, source, text];

const toItem = ({ id, published, feed, ...item }: SearchItem): Item => ({
  ...{ id, at: published.epochMilliseconds, feed: feed ?? null, title: item.title },
  ...{ source: `${item.source ?? ''} ${item.topic ?? ''}`, text: item.text ?? '' },
});

export function createWriter(
  sql: DatabaseSync,
  { vocabulary, onChange, onRow }: WriterOptions,
): Writer {
  const table = createItemTable(sql);
  const read = createTextReader(vocabulary);
  const insert = sql.prepare('insert into news (rowid, title, source, text) values (?, ?, ?, ?)');
  const drop = sql.prepare(
    "insert into news (news, rowid, title, source, text) values ('delete', ?, ?, ?, ?)",
  );
  const remove = (id: string): void => {
    const known = table.find(id);
    if (known === undefined) return;
    onChange();
    const { texts, numbers } = read(textsOf(known));
    drop.run(known.row, ...texts.map(({ terms }) => terms));
    table.remove(known.row);
    vocabulary.change(numbers, -1);
  };
  const put = (item: Item): number => {
    remove(item.id);
    onChange();
    const { texts, numbers } = read(textsOf(item));
    vocabulary.change(numbers, 1);
    const [title = NOTHING] = texts;
    const row = table.put(item, title);
    insert.run(row, ...texts.map(({ terms }) => terms));
    return row;
  };
  return {
    add(items) {
      for (const item of items.toSorted(byDate).map(toItem)) onRow(table.rowOf(item) ?? put(item));
    },
    remove: (ids) => ids.forEach(remove),
  };
}

const NOTHING: TermText = { terms: '', count: 0, telling: 0 };

/** The newest first. */
const byDate = ({ published: one }: SearchItem, { published: other }: SearchItem): number =>
  other.epochMilliseconds - one.epochMilliseconds;
