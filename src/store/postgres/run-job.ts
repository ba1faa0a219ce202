import type { PgBoss } from 'pg-boss';
import { findWaiting, toBossDatabase } from './boss.ts';
import type { Query } from './database.ts';
import { type JobContent, type Taken, type Task, toDate } from './job-task.ts';
import { isAway } from './postgres-error.ts';

type Next = { readonly due: Temporal.Instant; readonly failures: number };

/** Runs one job and says in the queue what became of it. Never rejects. */
export async function runJob(job: Taken, task: Task, closing: AbortSignal): Promise<void> {
  let next: Next | undefined;
  try {
    const again = await task.run(job.data.id, job.leaseUntil);
    next = again && { due: again, failures: 0 };
  } catch (error) {
    next = putOff(job, error, task);
  }
  while (!(await finish(job, next, task))) {
    // After the lease the job comes back by itself.
    if (closing.aborted || Temporal.Instant.compare(task.clock.now(), job.leaseUntil) >= 0) return;
    const soon = task.clock.now().add({ milliseconds: task.times.firstPause });
    await task.clock.sleepUntil(soon, closing).catch(() => undefined);
  }
}

/** What failed only because Postgres is away has its line already. */
function putOff({ data }: Taken, error: unknown, { clock, log, times, kind }: Task): Next {
  const pause = Math.min(times.firstPause * 2 ** data.failures, times.longestPause);
  if (!isAway(error))
    log.error({ kind, id: data.id, err: error, pause }, 'job failed, to be tried again');
  return { due: clock.now().add({ milliseconds: pause }), failures: data.failures + 1 };
}

/** False while Postgres is away. */
async function finish(job: Taken, next: Next | undefined, task: Task): Promise<boolean> {
  const { boss, database, log, kind } = task;
  try {
    if (next === undefined) await boss.deleteJob(kind, job);
    else await database.transaction((query) => replace(job, next, { boss, query, kind }));
    return true;
  } catch (error) {
    if (isAway(error)) return false;
    log.error({ kind, id: job.data.id, err: error }, 'job not finished');
    return true;
  }
}

type Queue = Pick<Task, 'boss' | 'kind'> & { readonly query: Query };

/** Adds the job anew, where it is still ours. One that was enqueued while it ran has the earlier of both dues. */
async function replace(job: Taken, next: Next, { boss, query, kind }: Queue): Promise<void> {
  const db = toBossDatabase(query);
  if ((await countDeleted(boss.deleteJob(kind, job, { db }))) === 0) return;
  const content: JobContent = { id: job.data.id, failures: next.failures };
  const startAfter = toDate(next.due);
  const { expireInSeconds } = job;
  const options = { singletonKey: content.id, startAfter, expireInSeconds, db };
  if ((await boss.send(kind, content, options)) !== null) return;
  const waiting = await findWaiting(query, kind, content.id);
  if (waiting !== undefined && waiting.startAfter > startAfter)
    await boss.update(kind, undefined, { id: waiting.id, startAfter, db });
}

/** pg-boss declares this answer as empty: https://pgboss.io/api/jobs has what is in it. */
async function countDeleted(answer: ReturnType<PgBoss['deleteJob']>): Promise<number> {
  const { affected } = (await answer) as { readonly affected: number };
  return affected;
}
