import type { DatabaseSync } from 'node:sqlite';
import type { WrittenVocabulary } from './vocabulary.ts';

/** Reads the words that an index held when it was opened. */
export type KnownWords = {
  /** Some of those that are left, in a millisecond or two. */
  some(): void;
  /** All that are left: before the index is changed, or asked. */
  all(): void;
};

const AT_ONCE = 500;

/** `word` is FTS5's own list of what is in the index (sqlite.org/fts5.html, fts5vocab). */
export function createKnownWords(
  sql: DatabaseSync,
  vocabulary: Pick<WrittenVocabulary, 'put'>,
): KnownWords {
  const words = sql.prepare('select term, doc from word').iterate();
  let isOver = false;
  const read = (most: number): void => {
    for (let count = 0; count < most && !isOver; count += 1) {
      const { done, value } = words.next();
      isOver = done === true;
      if (!isOver) vocabulary.put(String(value?.term), Number(value?.doc));
    }
  };
  return { some: () => read(AT_ONCE), all: () => read(Number.POSITIVE_INFINITY) };
}
