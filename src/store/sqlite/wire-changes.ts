import type { WireStore } from '#core/news/ports.ts';
import { type NumberedItem, toChanges } from '../wire-changes.ts';
import type { Database } from './database.ts';
import { readInParts } from './parts.ts';
import { type FollowsRow, toFollowList } from './wire-follows.ts';

export function toChangeQueries({ sql, guarded }: Database): Pick<WireStore, 'mark' | 'changes'> {
  const highest = sql.prepare('select highest from wire_changes');
  const items = sql.prepare(`select * from wire_items
    where change > :behind and change <= :upTo order by change limit :limit`);
  const follows = sql.prepare(`select scope, follows from wire_follows
    where change > :behind and change <= :upTo order by change`);
  return toChanges({
    highest: async () => Number(guarded(() => highest.get())?.highest),
    items: ({ behind, upTo }, most) => {
      const read = (limit: number, after?: NumberedItem) =>
        guarded(() =>
          items.all({ behind: Number(after?.change ?? behind), upTo, limit }),
        ) as unknown as readonly NumberedItem[];
      return readInParts(read, most);
    },
    follows: async (span) =>
      (guarded(() => follows.all(span)) as unknown as readonly FollowsRow[]).map(toFollowList),
  });
}
