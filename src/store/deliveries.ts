import type { DatabaseSync } from 'node:sqlite';
import type { Clock, Deliveries } from '#core/ports.ts';

/** Rows older than this are gone: long after any occurrence can come due again. */
const KEPT_DAYS = 40;

/** Deliveries in a table of their own: a claim is one SQL statement, and its row count is the answer. */
export function createDeliveries(database: DatabaseSync, clock: Clock): Deliveries {
  database.exec(`create table if not exists deliveries (
    key text primary key,
    state text not null check (state in ('pending', 'sending', 'sent', 'refused')),
    attempt integer not null default 0,
    planned_at integer not null,
    tried_at integer,
    outcome text
  ) without rowid`);
  const now = (): number => clock.now().epochMilliseconds;
  const sweep = database.prepare('delete from deliveries where planned_at < ?');
  sweep.run(now() - KEPT_DAYS * 24 * 60 * 60 * 1000);
  const plan = database.prepare(`insert into deliveries (key, state, planned_at)
    values (?, 'pending', ?) on conflict (key) do nothing`);
  const claim = database.prepare(`update deliveries
    set state = 'sending', attempt = attempt + 1, tried_at = ?
    where key = ? and attempt = ? and state in ('pending', 'sending')`);
  const settle = database.prepare('update deliveries set state = ?, outcome = ? where key = ?');
  return {
    plan: async (key) => (plan.run(key, now()).changes === 1 ? 'added' : 'already'),
    claim: async (key, attempt) => claim.run(now(), key, attempt).changes === 1,
    /** Of an unknown outcome the row keeps saying `sending`: nobody knows more. */
    settle: async (key, posted) => {
      if (posted.kind === 'sent') settle.run('sent', posted.ref, key);
      else if (posted.kind === 'refused') settle.run('refused', posted.reason, key);
      else settle.run('sending', posted.reason, key);
    },
  };
}
