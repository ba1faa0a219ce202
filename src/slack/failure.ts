import { webApi } from '@slack/bolt';
import { PlatformError } from '#core/errors.ts';
import type { Found, Posted } from '#core/ports.ts';

/** What became of a call to Slack that did not answer with ok. */
export type Failure = {
  /** Slack's own code, or a word for what happened on the way. */
  readonly code: string;
  /** True where the call may have taken effect all the same. */
  readonly doubtful: boolean;
  readonly status?: number | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
};

/** "It's possible some aspect of the operation succeeded before the error was raised", Slack says of the first two. */
const DOUBTFUL = new Set(['fatal_error', 'internal_error', 'service_unavailable']);

/** Reads what the SDK threw; undefined for what is no failure of a call but a bug. */
export function readFailure(error: unknown): Failure | undefined {
  if (error instanceof webApi.WebAPIPlatformError) return readRefusal(error);
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { code: 'ratelimited', doubtful: false, status: 429, retryAfter: error.retryAfter };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const { statusCode: status } = error;
    return { code: `http_${status}`, doubtful: status >= 500, status };
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const code = error.original.name === 'TimeoutError' ? 'timeout' : 'connection';
    return { code, doubtful: true };
  }
  // A 429 without a readable Retry-After reaches us as a plain Error.
  if (error instanceof Error && error.message.startsWith('Retry header')) {
    return { code: 'ratelimited', doubtful: false, status: 429 };
  }
  return undefined;
}

function readRefusal(error: webApi.WebAPIPlatformError): Failure {
  const code = String(error.data.error);
  // The SDK puts an answer that is not JSON, such as a proxy's error page, where the code should be.
  if (!/^[\w-]{1,60}$/.test(code)) return { code: 'no_json', doubtful: true, status: 200 };
  const { retryAfter } = error.data.response_metadata ?? {};
  return { code, doubtful: DOUBTFUL.has(code), status: 200, retryAfter };
}

/** Seconds until asking again may help, where Slack does not say. */
const AFTER_A_LIMIT = 30;
const AFTER_TROUBLE = 5;

/** As readFailure; a bug is thrown on. */
export function failureOf(error: unknown): Failure {
  const failure = readFailure(error);
  if (failure === undefined) throw error;
  return failure;
}

/** Seconds to wait, if it is a failure that passes. */
function waitOf({ code, doubtful, status, retryAfter }: Failure): number | undefined {
  if (code === 'ratelimited' || status === 429) return retryAfter ?? AFTER_A_LIMIT;
  return doubtful ? (retryAfter ?? AFTER_TROUBLE) : undefined;
}

/** What became of looking for a post. */
export function toNotFound(failure: Failure): Found {
  const retryAfter = waitOf(failure);
  return retryAfter === undefined
    ? { kind: 'unreadable', reason: failure.code }
    : { kind: 'later', reason: failure.code, retryAfter };
}

/** What became of a post whose request was never made, since one before it failed. */
export function toNotPosted(failure: Failure): Posted {
  const retryAfter = waitOf(failure);
  return { kind: 'refused', reason: failure.code, ...(retryAfter !== undefined && { retryAfter }) };
}

/** What became of the request that posts. */
export function toPosted(error: unknown): Posted {
  const { code: reason, doubtful, retryAfter } = failureOf(error);
  if (doubtful) return { kind: 'unknown', reason };
  return { kind: 'refused', reason, ...(retryAfter !== undefined && { retryAfter }) };
}

/** The call that failed, for whoever cannot go on without it. */
export function toPlatformError(method: string, error: unknown): unknown {
  const failure = readFailure(error);
  if (failure === undefined) return error;
  const { code, status, retryAfter } = failure;
  return new PlatformError('slack', `${method}: ${code}`, { status, retryAfter, cause: error });
}
