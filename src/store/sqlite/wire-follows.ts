import type { Follow, FollowList } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import { toStorableJson } from '../text.ts';
import type { Database } from './database.ts';
import { readInParts } from './parts.ts';
import type { Draw } from './wire-draw.ts';

/** A list that was emptied keeps its row: that it is empty now is news to whoever knew it. */
export type FollowsRow = { readonly scope: string; readonly follows: string };

type FollowQueries = Pick<WireStore, 'follows' | 'allFollows' | 'changeFollows'>;

export function toFollowQueries(
  { sql, guarded, transact, flush }: Database,
  draw: Draw,
): FollowQueries {
  const read = sql.prepare('select scope, follows from wire_follows where scope = ?');
  const all = sql.prepare(`select scope, follows from wire_follows
    where scope > ? and follows <> '[]' order by scope limit ?`);
  const write = sql.prepare(`insert into wire_follows (scope, follows, change)
    values (:scope, :follows, :change)
    on conflict (scope) do update set follows = excluded.follows, change = excluded.change`);
  const listOf = (scope: string): FollowList => {
    const row = read.get(scope) as FollowsRow | undefined;
    return row === undefined ? { scope, follows: [] } : toFollowList(row);
  };
  return {
    follows: async (scope) => guarded(() => listOf(scope)),
    allFollows: () =>
      readInParts((limit, after?: FollowList) => {
        const rows = guarded(() => all.all(after?.scope ?? '', limit));
        return (rows as unknown as readonly FollowsRow[]).map(toFollowList);
      }),
    async changeFollows(scope, to) {
      const list = transact(() => {
        const follows = toStorableJson(to(listOf(scope).follows));
        write.run({ scope, follows, change: draw(1) + 1 });
        return toFollowList({ scope, follows });
      });
      await flush();
      return list;
    },
  };
}

export const toFollowList = ({ scope, follows }: FollowsRow): FollowList => ({
  scope,
  follows: JSON.parse(follows) as readonly Follow[],
});
