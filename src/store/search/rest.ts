import type { DatabaseSync } from 'node:sqlite';

/** What an index held when it was opened, and has not been added since. */
export type Rest = {
  keep(row: number): void;
  /** Takes out some of it; false where nothing is left, and from then on. */
  drop(remove: (ids: readonly string[]) => void): boolean;
};

const AT_ONCE = 25;
/** Rows are looked through, in a millisecond or two. */
const LOOKED = 1_000;

export function createRest(sql: DatabaseSync): Rest {
  const next = sql.prepare('select row, id from item where row > ? order by row limit ?');
  let kept: Set<number> | undefined = isEmpty(sql) ? undefined : new Set();
  let behind = 0;
  return {
    keep: (row) => void kept?.add(row),
    drop(remove) {
      if (kept === undefined) return false;
      const rows = next.all(behind, LOOKED).map(({ row, id }) => ({ row: Number(row), id }));
      const rest = rows.filter(({ row }) => !kept?.has(row));
      const some = rest.slice(0, AT_ONCE);
      remove(some.map(({ id }) => String(id)));
      behind = (rest.length > AT_ONCE ? some.at(-1) : rows.at(-1))?.row ?? behind;
      if (rows.length === 0) kept = undefined;
      return rows.length > 0;
    },
  };
}

const isEmpty = (sql: DatabaseSync): boolean =>
  sql.prepare('select 1 from item limit 1').get() === undefined;
