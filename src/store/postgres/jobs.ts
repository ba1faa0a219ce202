import { randomUUID } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import type { Due, JobKind, Jobs } from '#core/jobs.ts';
import type { Clock, Log } from '#core/ports.ts';
import { countDue, findAllWaiting, findWaiting, toBossDatabase } from './boss.ts';
import type { Database, Query } from './database.ts';
import { JOB_TIMES, type JobContent, type JobTimes, toDate } from './job-task.ts';
import { startWorker, type Worker } from './worker.ts';

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
    async enqueueAll(kind, jobs) {
      // In one order, so that two processes that start at the same time never wait for each other.
      const sorted = jobs.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      for (let at = 0; at < sorted.length; at += PART) {
        const part = sorted.slice(at, at + PART);
        await database.transaction((query) => queue.moveAll(query, kind, part));
      }
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

/** Jobs in one transaction: a statement must end within its time. */
const PART = 500;

type JobQueue = Pick<PostgresJobs, 'add' | 'move' | 'remove'> & {
  moveAll(query: Query, kind: JobKind, jobs: readonly Due[]): Promise<void>;
};

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
  const add: JobQueue['add'] = async (query, kind, jobs) => {
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
  };
  return {
    ...{ move, add },
    moveAll: toMoveAll({ move, add }),
    async remove(query, kind, id) {
      const waiting = await findWaiting(query, kind, id);
      if (waiting) await boss.deleteJob(kind, waiting.id, { db: toBossDatabase(query) });
    },
  };
}

/** Asks for all at once which of them wait. */
const toMoveAll =
  ({ move, add }: Pick<JobQueue, 'move' | 'add'>): JobQueue['moveAll'] =>
  async (query, kind, jobs) => {
    const ids = jobs.map(({ id }) => id);
    const waiting = await findAllWaiting(query, kind, ids);
    const fresh = jobs.filter(({ id }) => !waiting.has(id));
    await add(query, kind, fresh);
    for (const job of jobs) {
      const startAfter = waiting.get(job.id)?.startAfter.getTime();
      if (startAfter !== undefined && startAfter !== toDate(job.due).getTime())
        await move(query, kind, job);
    }
  };
