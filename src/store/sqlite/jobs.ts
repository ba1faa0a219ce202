import { setImmediate } from 'node:timers/promises';
import type { JobKind, JobRun, Jobs } from '#core/jobs.ts';
import type { Clock, Log } from '#core/ports.ts';
import type { Job, JobTable } from './job-table.ts';
import { inParts } from './parts.ts';

/** All in milliseconds. */
export type JobTimes = {
  /** What a run is told its lease to be; nobody else takes a job of this one process. @default 60_000 */
  readonly lease: number;
  /** After the first failure; each further one doubles it. @default 1_000 */
  readonly firstPause: number;
  /** @default 60_000 */
  readonly longestPause: number;
  /** A job is found this late where the machine slept: its timers stood still. @default 30_000 */
  readonly look: number;
};

export const JOB_TIMES: JobTimes = {
  lease: 60_000,
  firstPause: 1_000,
  longestPause: 60_000,
  look: 30_000,
};

export type JobsOptions = {
  readonly clock: Clock;
  /** @default nowhere */
  readonly log?: Log;
  readonly times?: Partial<JobTimes>;
};

/** Jobs of one process, from a table: they sleep until the first is due. */
export function createJobs(table: JobTable, options: JobsOptions): Jobs {
  const times = { ...JOB_TIMES, ...options.times };
  const workers = new Map<JobKind, Worker>();
  return {
    async enqueue({ kind, id, due }) {
      table.put(kind, id, due.epochMilliseconds);
      await table.flush();
    },
    async enqueueAll(kind, jobs) {
      for await (const part of inParts(jobs))
        for (const { id, due } of part) table.put(kind, id, due.epochMilliseconds);
      await table.flush();
    },
    work(kind, run, { atOnce }) {
      workers.set(kind, startWorker({ ...options, table, times, kind, run, atOnce }));
    },
    async waiting() {
      const due = table.countDue(options.clock.now().epochMilliseconds);
      // A job whose run has begun stands in the table like any other.
      const left = (kind: JobKind, jobs: number) => jobs - (workers.get(kind)?.running() ?? 0);
      return new Map([...due].map(([kind, jobs]) => [kind, Math.max(0, left(kind, jobs))]));
    },
    async close() {
      await Promise.all([...workers.values()].map(({ close }) => close()));
    },
  };
}

type Task = JobsOptions & {
  readonly table: JobTable;
  readonly times: JobTimes;
  readonly kind: JobKind;
  readonly run: JobRun;
  readonly atOnce: number;
};

type Worker = {
  /** How many runs are under way. */
  running(): number;
  close(): Promise<void>;
};

const AWAKE = 'awake';

function startWorker(task: Task): Worker {
  const { clock, table, kind } = task;
  const runs = new Map<string, Promise<void>>();
  const closing = new AbortController();
  let nap = new AbortController();
  // A reason of our own: making the usual one, with its stack, costs more than the rest of a look.
  const wake = (): void => {
    if (!nap.signal.aborted) nap.abort(AWAKE);
  };
  const start = (job: Job): void => {
    const ended = runJob(job, task, closing.signal).finally(() => {
      runs.delete(job.id);
      wake();
    });
    runs.set(job.id, ended);
  };
  const loop = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      nap = new AbortController();
      const next = startDue(task, runs, start);
      // What was started may have put a job already.
      if (!nap.signal.aborted) await clock.sleepUntil(next, nap.signal).catch(() => undefined);
      // Runs that share a sync of the disk end together: one look serves them all.
      await setImmediate();
    }
    await Promise.all(runs.values());
  };
  table.onPut(kind, wake);
  const stopped = loop();
  return {
    running: () => runs.size,
    close() {
      closing.abort();
      wake();
      return stopped;
    },
  };
}

/** Starts what is due, as far as there is room, and says when to look again. */
function startDue(
  task: Task,
  runs: ReadonlyMap<string, unknown>,
  start: (job: Job) => void,
): Temporal.Instant {
  const { table, clock, times, kind, atOnce } = task;
  const now = clock.now();
  const latest = now.add({ milliseconds: times.look });
  try {
    const jobs = table.head(kind, atOnce + 1).filter(({ id }) => !runs.has(id));
    const due = jobs.filter((job) => job.due <= now.epochMilliseconds);
    for (const job of due.slice(0, atOnce - runs.size)) start(job);
    const first = jobs.find((job) => job.due > now.epochMilliseconds);
    return first === undefined ? latest : earlier(instant(first.due), latest);
  } catch (error) {
    task.log?.error({ kind, err: error }, 'jobs not readable');
    return now.add({ milliseconds: times.firstPause });
  }
}

async function runJob(job: Job, task: Task, closing: AbortSignal): Promise<void> {
  const { clock, table, times, kind, run } = task;
  try {
    const again = await run(job.id, clock.now().add({ milliseconds: times.lease }));
    await table.finish(kind, job, again?.epochMilliseconds);
  } catch (error) {
    await putOff(job, error, { ...task, closing });
  }
}

async function putOff(
  job: Job,
  error: unknown,
  { clock, log, table, times, kind, closing }: Task & { readonly closing: AbortSignal },
): Promise<void> {
  const pause = Math.min(times.firstPause * 2 ** job.attempt, times.longestPause);
  const again = clock.now().add({ milliseconds: pause });
  log?.error({ kind, id: job.id, err: error, pause }, 'job failed, to be tried again');
  try {
    table.postpone(kind, job, again.epochMilliseconds);
  } catch {
    // What cannot be written down, on a full disk, is kept here: the job holds its room for the pause.
    const until = clock.now().add({ milliseconds: times.longestPause / 10 });
    await clock.sleepUntil(until, closing).catch(() => undefined);
  }
}

const instant = (epochMilliseconds: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds);

const earlier = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) < 0 ? one : other;
