/** The caller's mistake. Its message is shown to them alone and nothing is logged. */
export class UsageError extends Error {
  override name = 'UsageError';
}

type PlatformErrorDetails = {
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** Seconds the platform asked us to wait. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
};

/** A platform said no, or could not be reached. `reason` is a sentence for the operator: what happened and what to do. */
export class PlatformError extends Error {
  override name = 'PlatformError';
  readonly platform: string;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(platform: string, reason: string, details: PlatformErrorDetails = {}) {
    super(reason, { cause: details.cause });
    this.platform = platform;
    this.status = details.status;
    this.retryAfter = details.retryAfter;
  }
}
