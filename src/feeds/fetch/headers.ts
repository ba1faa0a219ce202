import type { IncomingHttpHeaders } from 'node:http';

/** What the headers of an answer say, as far as it can be understood. */
export type AnswerHeaders = {
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
  /** Seconds that the answer may be kept for. */
  readonly maxAge?: number | undefined;
  /** Seconds to wait before asking again. */
  readonly retryAfter?: number | undefined;
  readonly contentType?: string | undefined;
  /** Where it sends on to. */
  readonly location?: string | undefined;
};

/** What is sent back must fit into a header again, and into a row of a table. */
const RETURNABLE = /^[\x20-\x7e]{1,512}$/;

export function readHeaders(headers: IncomingHttpHeaders, now: Temporal.Instant): AnswerHeaders {
  const { location } = headers;
  return {
    etag: returnable(headerOf(headers, 'etag')),
    modified: returnable(headerOf(headers, 'last-modified')),
    maxAge: maxAgeOf(headers, now),
    retryAfter: secondsOf(headerOf(headers, 'retry-after'), now),
    contentType: headerOf(headers, 'content-type'),
    // Servers write addresses in UTF-8, undici reads headers as Latin-1.
    location: location === undefined ? undefined : Buffer.from(location, 'latin1').toString(),
  };
}

/** A header that came more than once counts as it came first. */
export const headerOf = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
};

const returnable = (value: string | undefined): string | undefined =>
  value !== undefined && RETURNABLE.test(value) ? value : undefined;

/** Cache-Control goes before Expires (RFC 9111, 5.3). */
function maxAgeOf(headers: IncomingHttpHeaders, now: Temporal.Instant): number | undefined {
  const control = headerOf(headers, 'cache-control') ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return undefined;
  const [, age] = /\bmax-age\s*=\s*"?(\d{1,9})\b/i.exec(control) ?? [];
  if (age !== undefined) return Number(age) || undefined;
  return secondsUntil(headerOf(headers, 'expires'), now) || undefined;
}

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). */
const secondsOf = (value: string | undefined, now: Temporal.Instant): number | undefined =>
  /^\d{1,9}$/.test(value?.trim() ?? '') ? Number(value) : secondsUntil(value, now);

/** Seconds from now until a date; 0 where it is over, undefined where it is none. */
function secondsUntil(date: string | undefined, now: Temporal.Instant): number | undefined {
  // `Expires: 0` is no date, though `Date.parse` takes it for the year 2000.
  const at = /[a-z]/i.test(date ?? '') ? Date.parse(date ?? '') : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  return Math.max(0, Math.ceil((at - now.epochMilliseconds) / 1_000));
}
