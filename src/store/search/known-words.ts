import type { DatabaseSync } from 'node:sqlite';
import type { Spelling } from './read-terms.ts';
import type { WrittenVocabulary } from './vocabulary.ts';

/**
 * The words of an index, read from it when they are first needed, and counted from then on. Until then FTS5
 * alone counts them: to find the number of each word takes longer than to index it.
 */
export type KnownWords = {
  /** Undefined until the words are read. */
  numberOf(spelling: Spelling): number | undefined;
  /** Reads some of them, in a millisecond or two; false where none is left. */
  some(): boolean;
  /** Reads all that are left: before the index is asked. */
  all(): void;
  /** Before the index is changed: words that are read in part are read to their end. */
  settle(): void;
};

const AT_ONCE = 500;

type Word = readonly [term: string, items: number];

/** `word` is FTS5's own list of what is in the index (sqlite.org/fts5.html, fts5vocab). */
export function createKnownWords(
  sql: DatabaseSync,
  vocabulary: Pick<WrittenVocabulary, 'put' | 'number'>,
): KnownWords {
  const next = sql.prepare('select term, doc from word where term > ? limit ?');
  next.setReturnArrays(true);
  let last = '';
  let isRead = false;
  const some = (): boolean => {
    if (isRead) return false;
    const words = next.all(last, AT_ONCE) as unknown as readonly Word[];
    for (const [term, items] of words) vocabulary.put(term, items);
    last = words.at(-1)?.[0] ?? last;
    isRead = words.length < AT_ONCE;
    return !isRead;
  };
  const all = (): void => {
    while (some());
  };
  return {
    numberOf: (spelling) => (isRead ? vocabulary.number(spelling) : undefined),
    ...{ some, all },
    settle() {
      if (last !== '') all();
    },
  };
}
