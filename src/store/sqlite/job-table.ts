import type { JobKind } from '#core/jobs.ts';
import type { Database } from './database.ts';

/** A job as its run began. */
export type Job = {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly due: number;
  /** How often it has failed since it was last put. */
  readonly attempt: number;
  /** Which put it stems from; a later one came while it ran. */
  readonly round: number;
};

/** The jobs of one database, in which a running job stands like any other: a dead process leaves it due. */
export type JobTable = {
  /** Adds a job or moves it; can be part of a transaction. */
  put(kind: JobKind, id: string, due: number): void;
  /** How many are due by then, of each kind that has some. */
  countDue(now: number): ReadonlyMap<JobKind, number>;
  /** Those due first. */
  head(kind: JobKind, limit: number): readonly Job[];
  /** The run is over, and wants to run `again` then, or never. */
  finish(kind: JobKind, job: Job, again: number | undefined): Promise<void>;
  /** The run failed, and is not tried again before `due`. */
  postpone(kind: JobKind, job: Job, due: number): void;
  /** Calls back, in the middle of the transaction, when a job of the kind was put. */
  onPut(kind: JobKind, call: () => void): void;
  flush(): Promise<void>;
};

export function createJobTable({ sql, guarded, together, flush }: Database): JobTable {
  const put = sql.prepare(`insert into jobs (kind, id, due) values (:kind, :id, :due)
    on conflict (kind, id) do update set due = excluded.due, attempt = 0, round = round + 1`);
  const head = sql.prepare(
    'select id, due, attempt, round from jobs where kind = ? order by due limit ?',
  );
  const drop = sql.prepare('delete from jobs where kind = :kind and id = :id and round = :round');
  const repeat = sql.prepare(`update jobs set attempt = 0,
    due = case when round = :round then :due else min(due, :due) end
    where kind = :kind and id = :id`);
  const postpone = sql.prepare(`update jobs set attempt = attempt + 1, due = max(due, :due)
    where kind = :kind and id = :id`);
  const count = sql.prepare('select kind, count(*) as jobs from jobs where due <= ? group by kind');
  const calls = new Map<JobKind, () => void>();
  return {
    put(kind, id, due) {
      guarded(() => put.run({ kind, id, due }));
      calls.get(kind)?.();
    },
    countDue: (now) =>
      new Map(guarded(() => count.all(now)).map((row) => [row.kind as JobKind, Number(row.jobs)])),
    head: (kind, limit) => guarded(() => head.all(kind, limit)) as unknown as readonly Job[],
    finish: (kind, { id, round }, again) =>
      together(() => {
        if (again === undefined) drop.run({ kind, id, round });
        else repeat.run({ kind, id, round, due: again });
      }),
    postpone: (kind, { id }, due) => void guarded(() => postpone.run({ kind, id, due })),
    onPut: (kind, call) => void calls.set(kind, call),
    flush,
  };
}
