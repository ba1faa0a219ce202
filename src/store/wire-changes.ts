import type { FollowList } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import { type NewsRow, toNewsItem } from './wire-row.ts';

/** Numbers lie behind the one, up to and with the other. */
export type Span = { readonly behind: number; readonly upTo: number };

/** What is written to the wire has a number each time, one more than the one before; the order of the numbers is that of the commits. */
export type Numbered = {
  /** The highest number of what is committed. */
  highest(): Promise<number>;
  /** In the order of their numbers. */
  items(span: Span, limit: number): Promise<readonly NumberedItem[]>;
  follows(span: Span): Promise<readonly FollowList[]>;
};

export type NumberedItem = NewsRow & { readonly change: number | string };

/**
 * All that has a number up to the highest is there to be read, or was written again since and comes with
 * its new number: so the three reads need not be of one moment.
 */
export const toChanges = (numbered: Numbered): Pick<WireStore, 'mark' | 'changes'> => ({
  mark: numbered.highest,
  async changes(mark, limit) {
    const highest = await numbered.highest();
    if (highest <= mark) return { items: [], follows: [], mark: highest };
    const rows = await numbered.items({ behind: mark, upTo: highest }, limit);
    const upTo = rows.length < limit ? highest : Number(rows.at(-1)?.change ?? mark);
    const follows = await numbered.follows({ behind: mark, upTo });
    return { items: rows.map(toNewsItem), follows, mark: upTo };
  },
});
