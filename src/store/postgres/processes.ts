import { randomUUID } from 'node:crypto';
import type { Processes } from '#core/ports.ts';
import type { Query } from './database.ts';
import { SCHEMA } from './tables.ts';

/** Milliseconds. A process that was not seen for `live` is taken for dead. */
type Pace = { readonly beat: number; readonly live: number };

const PACE: Pace = { beat: 5_000, live: 15_000 };

const BEAT = `insert into ${SCHEMA}.processes (id, seen_at) values ($1, now())
  on conflict (id) do update set seen_at = excluded.seen_at`;

const COUNT = `select count(*)::int as live from ${SCHEMA}.processes
  where seen_at > now() - $1 * interval '1 millisecond'`;

/** Whoever lives on this database at this moment. */
export async function countProcesses(query: Query, { live }: Pace = PACE): Promise<number> {
  const [row] = await query(COUNT, [live]);
  return Number(row?.live ?? 0);
}

/**
 * Says every few seconds that this process lives, and counts those that say so. While Postgres is away
 * the last count holds.
 */
export async function joinProcesses(query: Query, pace: Pace = PACE) {
  const id = randomUUID();
  let live = 1;
  const beat = async (): Promise<void> => {
    await query(BEAT, [id]);
    live = Math.max(1, await countProcesses(query, pace));
  };
  await beat();
  let beating: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // What failed is known to the database's own log line; the next beat is soon.
    beating = beating.then(beat).catch(() => undefined);
  }, pace.beat);
  return {
    processes: { live: () => live } satisfies Processes,
    async leave(): Promise<void> {
      clearInterval(timer);
      await beating;
      await query(`delete from ${SCHEMA}.processes where id = $1`, [id]).catch(() => undefined);
    },
  };
}
