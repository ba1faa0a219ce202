import type { Taken, Task } from './job-task.ts';
import { createNap } from './nap.ts';
import { isAway } from './postgres-error.ts';
import { runJob } from './run-job.ts';

export type Worker = {
  /** Looks for due jobs now. */
  wake(): void;
  /** Takes no new job and waits for the runs under way. */
  close(): Promise<void>;
};

/**
 * One look for all free places, instead of pg-boss's own workers, each of which polls for itself and
 * is not woken for a job that comes due.
 */
export function startWorker(task: Task): Worker {
  const { times, atOnce } = task;
  const runs = new Set<Promise<void>>();
  const nap = createNap();
  const closing = new AbortController();
  const start = (job: Taken): void => {
    const run = runJob(job, task, closing.signal).finally(() => {
      runs.delete(run);
      // Where all places were taken, nobody has looked since.
      if (runs.size === atOnce - 1) nap.wake();
    });
    runs.add(run);
  };
  /** Fills the free places, and says for how long nothing more can be done: until woken, where all are taken. */
  const fill = async (): Promise<number | undefined> => {
    const free = atOnce - runs.size;
    const taken = await takeDue(task, free);
    for (const job of taken) start(job);
    if (taken.length < free) return times.poll;
    return runs.size === atOnce ? undefined : 0;
  };
  const loop = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      nap.prepare();
      await nap.sleep(await fill());
    }
    await Promise.all(runs);
  };
  const stopped = loop();
  return {
    wake: nap.wake,
    close() {
      closing.abort();
      nap.wake();
      return stopped;
    },
  };
}

/** The lease begins after this process asked, so it ends no sooner than a run is told. */
async function takeDue(task: Task, most: number): Promise<readonly Taken[]> {
  if (most === 0) return [];
  const { boss, clock, log, kind } = task;
  const asked = clock.now();
  try {
    const jobs = await boss.fetch<Taken['data']>(kind, { batchSize: most });
    return jobs.map(({ id, retryCount, expireInSeconds, data }) => {
      const leaseUntil = asked.add({ seconds: expireInSeconds });
      return { id, retryCount, expireInSeconds, data, leaseUntil };
    });
  } catch (error) {
    if (!isAway(error)) log.error({ kind, err: error }, 'jobs not readable');
    return [];
  }
}
