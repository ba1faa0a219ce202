import type { Follow, FollowList } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import { toStorableJson } from '../text.ts';
import type { Database, Query, Row } from './database.ts';
import { SCHEMA } from './tables.ts';
import { draw } from './wire-writes.ts';

const FOLLOWS = `${SCHEMA}.wire_follows`;

/**
 * Changes of one list take turns until their transaction ends. A process that loses its network in the
 * middle is cut off by the server's own clock.
 */
const TURN = `select pg_advisory_xact_lock(hashtextextended('newsdesk follows of ' || $1, 0)),
  set_config('idle_in_transaction_session_timeout', '10s', true)`;

const READ = `select scope, follows from ${FOLLOWS} where scope = $1`;

/** A list that was emptied keeps its row: that it is empty now is news to whoever knew it. */
const WRITE = `with drawn as (${draw('1')})
  insert into ${FOLLOWS} (scope, follows, change) select $1, $2::jsonb, before + 1 from drawn
  on conflict (scope) do update set follows = excluded.follows, change = excluded.change
  returning scope, follows`;

const ALL = `select scope, follows from ${FOLLOWS} where follows <> '[]' order by scope`;

type FollowQueries = Pick<WireStore, 'follows' | 'allFollows' | 'changeFollows'>;

export function toFollowQueries({ query, transaction }: Database): FollowQueries {
  const read = async (asked: Query, scope: string): Promise<FollowList> => {
    const [row] = await asked(READ, [scope]);
    return row === undefined ? { scope, follows: [] } : toFollowList(row);
  };
  return {
    follows: (scope) => read(query, scope),
    allFollows: async () => (await query(ALL)).map(toFollowList),
    async changeFollows(scope, to) {
      const changed = await transaction(async (within) => {
        await within(TURN, [scope]);
        const { follows } = await read(within, scope);
        const next = attempt(() => to(follows));
        if ('error' in next) return next;
        const [row = {}] = await within(WRITE, [scope, toStorableJson(next.result)]);
        return { result: toFollowList(row) };
      });
      if ('error' in changed) throw changed.error;
      return changed.result;
    },
  };
}

export const toFollowList = (row: Row): FollowList => ({
  scope: String(row.scope),
  follows: row.follows as readonly Follow[],
});

type Attempt<Result> = { readonly result: Result } | { readonly error: unknown };

/** What is thrown is nothing that went wrong with the database, whatever its words. */
function attempt<Result>(work: () => Result): Attempt<Result> {
  try {
    return { result: work() };
  } catch (error) {
    return { error };
  }
}
