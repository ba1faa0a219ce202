import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Found, Posted } from '#core/ports.ts';
import { NoTurnError } from './turns.ts';

/** JSON error codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export const CODE = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  explicitContent: 20_009,
  tooLarge: 40_005,
  alreadyAnswered: 40_060,
  missingAccess: 50_001,
  /** Where messages are posted to a forum, among others. */
  notText: 50_008,
  missingPermissions: 50_013,
  wrongChannelType: 50_024,
  invalidBody: 50_035,
  threadExists: 160_004,
  threadLocked: 160_005,
  tooManyThreads: 160_006,
} as const;

/** Discord's code for a refusal, or the HTTP status where it gave none; undefined for any other failure. */
export const refusalOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? Number(error.code) || error.status : undefined;

/** Seconds to wait, where the failure is that it was too soon. */
function waitOf(error: unknown): number | undefined {
  if (error instanceof NoTurnError) return error.retryAfter;
  if (!(error instanceof RateLimitError)) return undefined;
  return Math.max(error.retryAfter, error.timeToReset, 0) / 1_000;
}

/** What a failed request says about the post. Only an answer of Discord's own makes it a refusal. */
export function toPosted(error: unknown): Posted {
  const retryAfter = waitOf(error);
  if (retryAfter !== undefined) return { kind: 'refused', reason: 'ratelimited', retryAfter };
  const refusal = refusalOf(error);
  if (refusal !== undefined) return { kind: 'refused', reason: String(refusal) };
  return { kind: 'unknown', reason: reasonOf(error) };
}

/**
 * What a failed look says about the post: where Discord does not let us look, nobody can; anything else
 * passes. A refused token is put right by the operator, `otherwise` seconds are as good as any then.
 */
export function toUnread(error: unknown, otherwise: number): Found {
  const refusal = refusalOf(error);
  if (refusal !== undefined && refusal !== 401) {
    return { kind: 'unreadable', reason: String(refusal) };
  }
  return { kind: 'later', reason: reasonOf(error), retryAfter: waitOf(error) ?? otherwise };
}

/**
 * A few words for a log. Never the error as a whole: it carries the request, with the text that was to
 * be said and, for interactions, a token in the address.
 */
export function reasonOf(error: unknown): string {
  if (waitOf(error) !== undefined) return 'ratelimited';
  if (error instanceof HTTPError) return String(error.status);
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof DiscordAPIError) return `${refusalOf(error)} ${error.message}`;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
