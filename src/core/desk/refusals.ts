import type { PlatformName } from '../ports.ts';

/** What a refusal says about the posts to come. */
export type RefusalMeaning =
  /** Nothing can be posted there until somebody changes something: the place is gone, or closed to us. */
  | 'parked'
  /** This post may be taken in a while. */
  | 'later'
  /** This post will never be taken, another one may be. */
  | 'final';

/** docs.slack.dev/reference/methods/chat.postMessage#errors and .../conversations.open */
const SLACK_PARKED: ReadonlySet<string> = new Set([
  'access_denied',
  'account_inactive',
  'cannot_dm_bot',
  'channel_not_found',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'invalid_auth',
  'is_archived',
  'messages_tab_disabled',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'not_in_channel',
  'not_installed',
  'org_login_required',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'team_access_not_granted',
  'team_not_found',
  'token_expired',
  'token_revoked',
  'two_factor_setup_required',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
]);

const SLACK_LATER: ReadonlySet<string> = new Set([
  'accesslimited',
  'message_limit_exceeded',
  'rate_limited',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

/**
 * docs.discord.com/developers/topics/opcodes-and-status-codes: 401 and 403 without a code of their own,
 * unknown channel, guild and user, unauthorized, no access, no direct messages, no permission, wrong kind of channel,
 * archived or locked thread.
 */
const DISCORD_PARKED: ReadonlySet<string> = new Set([
  '401',
  '403',
  '10003',
  '10004',
  '10013',
  '40001',
  '40067',
  '50001',
  '50007',
  '50008',
  '50013',
  '50024',
  '50083',
  '50278',
  '160005',
]);

/** 429, slow mode, two write limits, a busy thread list, Cloudflare, "overloaded". */
const DISCORD_LATER: ReadonlySet<string> = new Set([
  '429',
  '20016',
  '20028',
  '20029',
  '40333',
  '130000',
  'not started',
  'ratelimited',
]);

/** Sorts a platform's own code; `platform_off` is ours, for a platform that this process does not run. */
export function meaningOf(platform: PlatformName, reason: string): RefusalMeaning {
  const isDiscord = platform === 'discord';
  if (reason === 'platform_off') return 'later';
  if ((isDiscord ? DISCORD_PARKED : SLACK_PARKED).has(reason)) return 'parked';
  return (isDiscord ? DISCORD_LATER : SLACK_LATER).has(reason) ? 'later' : 'final';
}
