export type JobKind = 'deliver' | 'poll';

/** A job of some kind. */
export type Due = { readonly id: string; readonly due: Temporal.Instant };

/** A run is at least once: it may be repeated when its process dies, or when its lease is over. */
export type Jobs = {
  /** The same kind and id again moves a job that waits, and adds one where its run has begun. */
  enqueue(job: Due & { readonly kind: JobKind }): Promise<void>;
  /** The same for many: where those that wait are due then already, at the cost of one question. */
  enqueueAll(kind: JobKind, jobs: readonly Due[]): Promise<void>;
  /**
   * Runs every due job, at most `atOnce` side by side. A run resolves to when it wants to run again, or
   * to nothing when it is done; one that rejects is logged and tried again after a pause. Call once a kind.
   */
  work(kind: JobKind, run: JobRun, options: { readonly atOnce: number }): void;
  /** How many of each kind are due and have not begun; a kind may be left out where there are none. */
  waiting(): Promise<ReadonlyMap<JobKind, number>>;
  /** Takes no new job and lets the runs under way finish. */
  close(): Promise<void>;
};

/** `leaseUntil`: from then on the job may be given to somebody else. */
export type JobRun = (
  id: string,
  leaseUntil: Temporal.Instant,
) => Promise<Temporal.Instant | undefined>;
