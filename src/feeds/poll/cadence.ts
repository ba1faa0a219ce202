/** Seconds. Nobody is asked more often than the first, or less often than the last. */
const FASTEST = 5 * 60;
const SLOWEST = 24 * 60 * 60;
/** What a feed begins with, until its changes have shown how often it is worth a look. */
export const FIRST_EVERY = 30 * 60;
/** A tenth to either side, so that feeds that were added together are not asked for together for ever. */
const JITTER = 0.1;
/** What is not reached is left alone for longer each time. */
const BACKOFF = 1.5;
const BACKOFF_FROM = 15 * 60;

/** What the last check says about the next one; all in seconds. */
export type Wishes = {
  /** The feed's own, as its changes have it. */
  readonly every: number;
  /** RSS ttl, sy:updatePeriod. */
  readonly ttl?: number | undefined;
  /** Cache-Control max-age, Expires. */
  readonly maxAge?: number | undefined;
  /** Of a 429 or 503. */
  readonly retryAfter?: number | undefined;
  /** Checks that failed in a row, this one included. */
  readonly failures: number;
  /** It is asked for once a day. */
  readonly resting: boolean;
};

/** Seconds between two checks from now on: less where there was news, more where there was none. */
export const paceAfter = (every: number, found: 'news' | 'nothing'): number =>
  Math.round(clamp(found === 'news' ? every / 2 : every * 1.25));

/** Seconds until the next check. `chance` is from 0 to 1. */
export function pauseBefore(wishes: Wishes, chance: number): number {
  const { every, ttl = 0, maxAge = 0, retryAfter = 0, failures, resting } = wishes;
  const own = failures === 0 ? every : backOff(every, failures);
  const wished = clamp(Math.max(resting ? SLOWEST : own, ttl, maxAge, retryAfter));
  const pause = wished * (1 - JITTER + 2 * JITTER * chance);
  // What a server has named is the least, not the middle.
  return Math.round(clamp(Math.max(pause, ttl, maxAge, retryAfter)));
}

const backOff = (every: number, failures: number): number =>
  Math.max(every, BACKOFF_FROM) * BACKOFF ** (failures - 1);

const clamp = (seconds: number): number => Math.min(SLOWEST, Math.max(FASTEST, seconds));
