import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Posted } from '#core/ports.ts';

/** JSON error codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export const CODE = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  alreadyAnswered: 40_060,
  missingAccess: 50_001,
  missingPermissions: 50_013,
  wrongChannelType: 50_024,
  threadExists: 160_004,
  threadLocked: 160_005,
  tooManyThreads: 160_006,
} as const;

/** Discord's code for a refusal, or the HTTP status where it gave none; undefined for any other failure. */
export const refusalOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? Number(error.code) || error.status : undefined;

/** What a failed request says about the post. Only an answer of Discord's own makes it a refusal. */
export function toPosted(error: unknown): Posted {
  if (error instanceof RateLimitError) {
    const milliseconds = Math.max(error.retryAfter, error.timeToReset, 0);
    return { kind: 'refused', reason: 'ratelimited', retryAfter: milliseconds / 1000 };
  }
  const refusal = refusalOf(error);
  if (refusal !== undefined) return { kind: 'refused', reason: String(refusal) };
  return { kind: 'unknown', reason: reasonOf(error) };
}

/**
 * A few words for a log. Never the error as a whole: it carries the request, with the text that was to
 * be said and, for interactions, a token in the address.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof RateLimitError) return 'ratelimited';
  if (error instanceof HTTPError) return String(error.status);
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof DiscordAPIError) return `${refusalOf(error)} ${error.message}`;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
