import type { DatabaseSync } from 'node:sqlite';

/** Commits what was changed now and then; a transaction is open at any time. */
export type Commits = {
  /** Something was changed, as a whole. */
  count(): void;
  /** Commits what is not committed yet. */
  now(): void;
};

/** `atOnce`: how many changes one commit is for. */
export function createCommits(sql: DatabaseSync, atOnce: number): Commits {
  let changes = 0;
  const now = (): void => {
    if (changes === 0) return;
    sql.exec('commit; begin');
    changes = 0;
  };
  return {
    count() {
      changes += 1;
      if (changes >= atOnce) now();
    },
    now,
  };
}
