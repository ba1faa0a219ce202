import { PlatformError } from '#core/errors.ts';
import { readFailure } from './failure.ts';

export type SlackVariable = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const APPS = 'https://api.slack.com/apps';
const WHERE = {
  SLACK_BOT_TOKEN: `Copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions of your app at ${APPS}`,
  SLACK_APP_TOKEN: `Make an app-level token (xapp-…) with the scope connections:write under Basic Information of your app at ${APPS}`,
} as const;

/** Slack's code, and what it means for the one who set the variable. */
const MEANING: Readonly<Record<string, string>> = {
  not_authed: 'is empty',
  invalid_auth: 'is not a token that Slack knows',
  token_expired: 'has expired',
  token_revoked: 'was revoked, or the app was removed from the workspace',
  account_inactive: 'belongs to a workspace or a bot that is gone',
  not_allowed_token_type: 'is a token of another kind',
  missing_scope: 'lacks a permission',
  no_permission: 'lacks a permission',
};

/** One sentence on what is wrong with a token and one on what to do, with nothing of the token in it. */
export function adviceOn(variable: SlackVariable, code: string): string {
  const meaning = MEANING[code];
  return meaning === undefined
    ? `Slack refused ${variable} (${code}). ${WHERE[variable]}.`
    : `${variable} ${meaning} (${code}). ${WHERE[variable]}.`;
}

/** Why Slack cannot be used with this token, as an error that a person can act on. */
export function toStartError(variable: SlackVariable, error: unknown): unknown {
  const failure = readFailure(error);
  if (failure === undefined) return error;
  const { code, status, retryAfter, doubtful } = failure;
  const reason = doubtful || status === 429 ? unreachable(code) : adviceOn(variable, code);
  return new PlatformError('slack', reason, { status, retryAfter });
}

export const unreachable = (code: string): string =>
  `Slack does not answer (${code}). Check the network of this machine, and SLACK_API_URL if it is set.`;
