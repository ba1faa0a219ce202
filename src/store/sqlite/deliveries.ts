import type { Delivery, Settlement } from '#core/desk/delivery.ts';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Clock, Deliveries } from '#core/ports.ts';
import { toClaims } from './claims.ts';
import type { Database } from './database.ts';
import type { JobTable } from './job-table.ts';
import { IN_PLACE, inPlace, TOLD_IN } from './place.ts';
import { type Row, toColumns, toRow } from './row.ts';

/** Settled rows older than this are gone: long after any occurrence can come due again. */
const KEPT_DAYS = 40;
const HOUR = 60 * 60 * 1_000;
const MOST_RECENT = 50;

/** Deliveries in a table of their own: a claim is one SQL statement, and its row count is the answer. */
export function createDeliveries(database: Database, jobs: JobTable, clock: Clock): Deliveries {
  const { guarded, transact, together, flush } = database;
  const now = (): number => clock.now().epochMilliseconds;
  const sweep = hourly(now, toSweep(database));
  guarded(sweep);
  const planOne = toPlan(database, jobs, now);
  const settleOne = toSettle(database, jobs, now);
  const cancelJobs = database.sql.prepare(`delete from jobs where kind = 'deliver'
    and id in (select key from deliveries where subject = ? and state = 'pending')`);
  const cancel = database.sql.prepare(
    "delete from deliveries where subject = ? and state = 'pending'",
  );
  return {
    ...toQueries(database),
    ...toClaims(database, now),
    async plan(deliveries) {
      const outcomes = transact(() => {
        sweep();
        return deliveries.map(planOne);
      });
      await flush();
      return outcomes;
    },
    async settle(key, settlement) {
      await together(() => settleOne(key, settlement));
      await flush();
    },
    async cancel(subject) {
      transact(() => {
        cancelJobs.run(subject);
        cancel.run(subject);
      });
      await flush();
    },
  };
}

type Queries = Pick<Deliveries, 'read' | 'told' | 'recent' | 'sentSince'>;

function toQueries({ sql, guarded }: Database): Queries {
  const read = sql.prepare('select * from deliveries where key = ?');
  const told = sql.prepare(`select distinct story.value as story
    from deliveries, json_each(deliveries.stories) as story
    where ${TOLD_IN} and state in ('sent', 'sending', 'unresolved')`);
  const latest = `planned_at >= :since order by due desc limit ${MOST_RECENT}`;
  const ofSubject = sql.prepare(`select * from deliveries where subject = :subject and ${latest}`);
  const ofPlace = sql.prepare(`select * from deliveries
    where ${IN_PLACE} and (:kind is null or kind = :kind) and ${latest}`);
  const sent = sql.prepare(
    "select * from deliveries where settled_at >= ? and state = 'sent' order by settled_at",
  );
  const rows = (work: () => unknown) => (guarded(work) as readonly Row[]).map(toRow);
  return {
    async read(key) {
      const row = guarded(() => read.get(key)) as Row | undefined;
      return row && toRow(row);
    },
    async told(place) {
      const stories = guarded(() => told.all(inPlace(place)));
      return new Set(stories.map(({ story }) => String(story)));
    },
    async recent(of, instant) {
      const since = instant.epochMilliseconds;
      return rows(() =>
        'subject' in of
          ? ofSubject.all({ subject: of.subject, since })
          : ofPlace.all({ ...inPlace(of.place), kind: of.kind ?? null, since }),
      );
    },
    sentSince: async (since) => rows(() => sent.all(since.epochMilliseconds)),
  };
}

function toPlan({ sql }: Database, jobs: JobTable, now: () => number) {
  const insert = sql.prepare(`insert into deliveries
    (key, channel, place, kind, subject, at, due, detail, state, planned_at)
    values (:key, :channel, :place, :kind, :subject, :at, :due, :detail, 'pending', :now)
    on conflict (key) do nothing`);
  const move = sql.prepare(`update deliveries set place = :place, due = :due, detail = :detail
    where key = :key and state = 'pending'`);
  return (delivery: Delivery): 'added' | 'moved' | 'already' => {
    const columns = toColumns(delivery);
    const added = insert.run({ ...columns, now: now() }).changes === 1;
    const { key, place, due, detail } = columns;
    const moved = !added && move.run({ key, place, due, detail }).changes === 1;
    if (added || moved) jobs.put('deliver', key, due);
    if (added) return 'added';
    return moved ? 'moved' : 'already';
  };
}

function toSettle({ sql }: Database, jobs: JobTable, now: () => number) {
  const end = sql.prepare(`update deliveries
    set state = :state, ref = :ref, reason = :reason, settled_at = :now
    where key = :key and state in ('pending', 'sending')`);
  const putOff = sql.prepare(`update deliveries
    set state = 'pending', due = :due, reason = :reason
    where key = :key and state in ('pending', 'sending')`);
  return (key: DeliveryKey, settlement: Settlement): void => {
    if (settlement.kind === 'later') {
      const due = settlement.due.epochMilliseconds;
      const { changes } = putOff.run({ key, due, reason: settlement.reason });
      if (changes === 1) jobs.put('deliver', key, due);
      return;
    }
    const ref = settlement.kind === 'sent' ? settlement.ref : null;
    const reason = settlement.kind === 'sent' ? null : settlement.reason;
    end.run({ key, state: settlement.kind, ref, reason, now: now() });
  };
}

function toSweep({ sql }: Database): (now: number) => void {
  const sweep = sql.prepare('delete from deliveries where settled_at < ?');
  return (now) => void sweep.run(now - KEPT_DAYS * 24 * HOUR);
}

function hourly(now: () => number, work: (now: number) => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - last < HOUR) return;
    last = now();
    work(last);
  };
}
