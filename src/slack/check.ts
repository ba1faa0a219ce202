import type { webApi } from '@slack/bolt';
import type { SlackVariable } from './advice.ts';
import { adviceOn, unreachable } from './advice.ts';
import { readFailure } from './failure.ts';
import { BOT_SCOPES } from './manifest.ts';
import { createClient, createSdkLogger } from './sdk.ts';

/** One thing that was checked. `fix` says what to do where it is not `ok`, `bearable` that the bot works all the same. */
export type Finding = {
  readonly ok: boolean;
  readonly what: string;
  readonly fix?: string;
  readonly bearable?: true;
};

type Tokens = {
  readonly botToken: string;
  readonly appToken?: string | undefined;
  readonly apiUrl?: string | undefined;
};

const nothing = () => undefined;
/** A log for whoever says itself what is wrong. */
export const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Asks Slack what the tokens are good for; never rejects for a wrong one, and repeats none. */
export async function checkSlackTokens(tokens: Tokens): Promise<readonly Finding[]> {
  const { botToken, appToken, apiUrl } = tokens;
  const logger = createSdkLogger(SILENT);
  const bot = await checkBot(createClient(botToken, { apiUrl, logger }));
  if (appToken === undefined) return bot;
  return [...bot, await checkSlackAppToken({ appToken, apiUrl })];
}

/** Asks Slack for the address of a socket, and opens none. */
export async function checkSlackAppToken(
  token: Required<Pick<Tokens, 'appToken' | 'apiUrl'>>,
): Promise<Finding> {
  const { appToken = '', apiUrl } = token;
  return checkApp(createClient(appToken, { apiUrl, logger: createSdkLogger(SILENT) }));
}

async function checkBot(client: webApi.WebClient): Promise<readonly Finding[]> {
  try {
    const answer = await client.auth.test();
    const { user = '', team = '', bot_id } = answer;
    if (bot_id === undefined) {
      const what = 'SLACK_BOT_TOKEN belongs to a person, not to a bot';
      return [{ ok: false, what, fix: adviceOn('SLACK_BOT_TOKEN', 'not_allowed_token_type') }];
    }
    const { scopes } = answer.response_metadata ?? {};
    return [{ ok: true, what: `SLACK_BOT_TOKEN is ${user} in ${team}` }, checkScopes(scopes)];
  } catch (error) {
    return [toFinding('SLACK_BOT_TOKEN', error)];
  }
}

/** Slack names the scopes of a token in a header of its answers. */
function checkScopes(granted: readonly string[] | undefined): Finding {
  if (granted === undefined) {
    return { ok: true, what: 'Slack did not say which permissions the app has' };
  }
  const missing = BOT_SCOPES.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return { ok: true, what: 'The app has every permission it needs' };
  const fix =
    'Paste the output of "npm run -s desk -- manifest" into App Manifest of your app, save, and install the app again.';
  return { ok: false, what: `The app lacks permissions: ${missing.join(', ')}`, fix };
}

async function checkApp(client: webApi.WebClient): Promise<Finding> {
  try {
    await client.apps.connections.open({});
    return { ok: true, what: 'SLACK_APP_TOKEN opens connections' };
  } catch (error) {
    return toFinding('SLACK_APP_TOKEN', error);
  }
}

function toFinding(variable: SlackVariable, error: unknown): Finding {
  const failure = readFailure(error);
  if (failure === undefined) throw error;
  const { code, doubtful, status } = failure;
  const away = doubtful || status === 429;
  return {
    ok: false,
    what: away
      ? `Slack could not be asked about ${variable}`
      : `Slack refused ${variable} (${code})`,
    fix: away ? unreachable(code) : adviceOn(variable, code),
  };
}
