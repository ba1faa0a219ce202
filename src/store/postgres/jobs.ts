import { randomUUID } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import type { JobKind, Jobs } from '#core/jobs.ts';
import type { Clock, Log } from '#core/ports.ts';
import { countDue, findWaiting, toBossDatabase } from './boss.ts';
import type { Database, Query } from './database.ts';
import { JOB_TIMES, type JobContent, type JobTimes, toDate } from './job-task.ts';
import { startWorker, type Worker } from './worker.ts';

export type Due = { readonly id: string; readonly due: Temporal.Instant };

/** Jobs that can be added as part of a transaction. */
export type PostgresJobs = Jobs & {
  /** Adds jobs, all in one statement where none of them has one that waits. */
  add(query: Query, kind: JobKind, jobs: readonly Due[]): Promise<void>;
  /** Moves the job that waits; where none does, adds one. */
  move(query: Query, kind: JobKind, job: Due): Promise<void>;
  /** Removes the job that waits. */
  remove(query: Query, kind: JobKind, id: string): Promise<void>;
  /** Looks for due jobs now. */
  wake(kind: JobKind): void;
};

type JobsOptions = {
  readonly boss: PgBoss;
  readonly clock: Clock;
  readonly log: Log;
  readonly times?: Partial<JobTimes>;
};

/** Jobs in pg-boss, one queue a kind, shared by any number of processes. */
export function createJobs(database: Database, options: JobsOptions): PostgresJobs {
  const times = { ...JOB_TIMES, ...options.times };
  const queue = createQueue(options.boss, times.lease / 1_000);
  const workers = new Map<JobKind, Worker>();
  const wake = (kind: JobKind): void => workers.get(kind)?.wake();
  return {
    ...queue,
    wake,
    async enqueue({ kind, id, due }) {
      await database.transaction((query) => queue.move(query, kind, { id, due }));
      wake(kind);
    },
    work(kind, run, { atOnce }) {
      workers.set(kind, startWorker({ ...options, database, times, kind, run, atOnce }));
    },
    waiting: () => countDue(database.query),
    async close() {
      await Promise.all([...workers.values()].map(({ close }) => close()));
    },
  };
}

type JobQueue = Pick<PostgresJobs, 'add' | 'move' | 'remove'>;

const content = (id: string): JobContent => ({ id, failures: 0 });

function createQueue(boss: PgBoss, expireInSeconds: number): JobQueue {
  const move: JobQueue['move'] = async (query, kind, { id, due }) => {
    const db = toBossDatabase(query);
    const to = { startAfter: toDate(due), expireInSeconds, db };
    // A second time where another process put one there, or took it, in between.
    for (let tries = 0; tries < 2; tries++) {
      const waiting = await findWaiting(query, kind, id);
      const moved = waiting && (await boss.update(kind, content(id), { ...to, id: waiting.id }));
      if (moved?.updated) return;
      if ((await boss.send(kind, content(id), { ...to, singletonKey: id })) !== null) return;
    }
  };
  return {
    move,
    async add(query, kind, jobs) {
      const rows = jobs.map(({ id, due }) => ({
        id: randomUUID(),
        data: content(id),
        singletonKey: id,
        startAfter: toDate(due),
        expireInSeconds,
      }));
      if (rows.length === 0) return;
      const db = toBossDatabase(query);
      const added = new Set(await boss.insert(kind, rows, { db, returnId: true }));
      // pg-boss leaves out an id that has a job waiting already: one that outlived its row.
      const left = jobs.filter((_job, index) => !added.has(rows[index]?.id ?? ''));
      for (const job of left) await move(query, kind, job);
    },
    async remove(query, kind, id) {
      const waiting = await findWaiting(query, kind, id);
      if (waiting) await boss.deleteJob(kind, waiting.id, { db: toBossDatabase(query) });
    },
  };
}
