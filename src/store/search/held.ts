import type { DatabaseSync } from 'node:sqlite';
import { type Item, placeOf } from './item-table.ts';

/** What an index held when it was opened, and has not been added since. */
export type Held = {
  /** True where an item is held as it is now; then it is not held any more, as it was added. */
  give(item: Item): boolean;
  /** An item was added that was not held, or is another now. */
  keep(id: string): void;
  /** Takes out some of what is held; false where nothing is left, and from then on. */
  drop(remove: (ids: readonly string[]) => void): boolean;
};

const AT_ONCE = 25;
/** Rows: so few that they are gone again while V8 takes them for young. */
const READ = 100;

type Row = readonly [row: number, id: string, print: number];

/**
 * The rows are read along with what is added, as both come the newest first: a look-up of its own for each
 * item takes four times as long, and all rows at once would take the memory of another index.
 */
export function createHeld(sql: DatabaseSync): Held {
  const next = sql.prepare('select row, id, print from item where row > ? order by row limit ?');
  next.setReturnArrays(true);
  const prints = new Map<string, number>();
  /** What was added before its row was read, if it has one. */
  const added = new Set<string>();
  let [behind, isOver] = [0, isEmpty(sql)];
  const readOn = (): void => {
    const rows = next.all(behind, READ) as unknown as readonly Row[];
    for (const [, id, print] of rows) if (!added.delete(id)) prints.set(id, print);
    behind = rows.at(-1)?.[0] ?? behind;
    isOver = rows.length < READ;
    if (isOver) added.clear();
  };
  return {
    give(item) {
      if (!isOver && behind < placeOf(item)) readOn();
      return prints.get(item.id) === item.print && prints.delete(item.id);
    },
    keep(id) {
      prints.delete(id);
      if (!isOver) added.add(id);
    },
    drop(remove) {
      if (prints.size === 0 && !isOver) readOn();
      const some = [...prints.keys().take(AT_ONCE)];
      remove(some);
      for (const id of some) prints.delete(id);
      return prints.size > 0 || !isOver;
    },
  };
}

const isEmpty = (sql: DatabaseSync): boolean =>
  sql.prepare('select 1 from item limit 1').get() === undefined;
