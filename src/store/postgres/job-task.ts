import type { PgBoss } from 'pg-boss';
import type { JobKind, JobRun } from '#core/jobs.ts';
import type { Clock, Log } from '#core/ports.ts';
import type { Database } from './database.ts';

/** All in milliseconds. */
export type JobTimes = {
  /**
   * A job whose run has not ended by then goes to another process; whole seconds. No longer than the
   * grace of a delivery: what a dead process left in doubt is looked for as soon as it may be.
   * @default 40_000
   */
  readonly lease: number;
  /** How often due jobs are looked for. @default 400 */
  readonly poll: number;
  /** After the first failure; each further one doubles it. @default 1_000 */
  readonly firstPause: number;
  /** @default 60_000 */
  readonly longestPause: number;
};

export const JOB_TIMES: JobTimes = {
  lease: 40_000,
  poll: 400,
  firstPause: 1_000,
  longestPause: 60_000,
};

/** What a worker works on, and with. */
export type Task = {
  readonly boss: PgBoss;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly times: JobTimes;
  readonly kind: JobKind;
  readonly run: JobRun;
  readonly atOnce: number;
};

/** What every job carries. */
export type JobContent = { readonly id: string; readonly failures: number };

/** As pg-boss hands it out; `retryCount` names the attempt, so that one whose lease is over settles nothing. */
export type Taken = {
  readonly id: string;
  readonly retryCount: number;
  readonly expireInSeconds: number;
  readonly data: JobContent;
  readonly leaseUntil: Temporal.Instant;
};

/** pg-boss reads a text as an instant only where it looks like one; a date always does. */
export const toDate = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);
