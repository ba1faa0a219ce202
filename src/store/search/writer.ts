import type { DatabaseSync } from 'node:sqlite';
import type { SearchItem } from '#core/news/ports.ts';
import type { Held } from './held.ts';
import { createItemTable, type Item, type Said, toItem } from './item-table.ts';
import type { KnownWords } from './known-words.ts';
import { createTextReader, type TermText } from './term-text.ts';
import type { WrittenVocabulary } from './vocabulary.ts';

export type Writer = {
  /** An item whose id is there replaces the one that is. */
  add(items: readonly SearchItem[]): void;
  remove(ids: readonly string[]): void;
};

export type WriterOptions = {
  readonly vocabulary: WrittenVocabulary;
  readonly words: KnownWords;
  readonly held: Held;
  /** An item was put in, or taken out. */
  onChange(): void;
};

const textsOf = ({ title, source, text }: Said): readonly string[] => [title, source, text];

export function createWriter(
  sql: DatabaseSync,
  { vocabulary, words, held, onChange }: WriterOptions,
): Writer {
  const table = createItemTable(sql);
  const read = createTextReader(words.numberOf);
  const insert = sql.prepare('insert into news (rowid, title, source, text) values (?, ?, ?, ?)');
  const drop = sql.prepare(
    "insert into news (news, rowid, title, source, text) values ('delete', ?, ?, ?, ?)",
  );
  const takeOut = (row: number): void => {
    words.settle();
    const { texts, numbers } = read(textsOf(table.said(row)));
    drop.run(row, ...texts.map(({ terms }) => terms));
    table.remove(row);
    vocabulary.change(numbers, -1);
  };
  const putIn = (item: Item): void => {
    words.settle();
    const { texts, numbers } = read(textsOf(item));
    vocabulary.change(numbers, 1);
    const [title = NOTHING] = texts;
    const row = table.put(item, title);
    insert.run(row, ...texts.map(({ terms }) => terms));
  };
  const add = (item: Item): void => {
    held.keep(item.id);
    const known = table.find(item.id);
    if (known?.print === item.print) return;
    if (known !== undefined) takeOut(known.row);
    putIn(item);
    onChange();
  };
  return {
    add(items) {
      for (const item of items.map(toItem).sort(byDate)) if (!held.give(item)) add(item);
    },
    remove(ids) {
      for (const id of ids) {
        const known = table.find(id);
        if (known === undefined) continue;
        takeOut(known.row);
        onChange();
      }
    },
  };
}

const NOTHING: TermText = { terms: '', count: 0, telling: 0 };

/** The newest first. */
const byDate = ({ at: one }: Item, { at: other }: Item): number => other - one;
