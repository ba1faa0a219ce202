import type { InstallConfig as InstallOf } from '#slack/install.ts';
import { hostOf, namesOf, type Reader, readPort, readUrl, token } from './settings.ts';

type SlackConnection =
  | { readonly kind: 'socket'; readonly botToken?: string; readonly appToken: string }
  | {
      readonly kind: 'http';
      readonly botToken?: string;
      readonly signingSecret: string;
      readonly port: number;
      readonly host: string;
    };

/** Without what the bot knows besides: its address and its secret. */
type InstallConfig = Omit<InstallOf, 'url' | 'secret'>;

export type SlackConfig = {
  readonly connection: SlackConnection;
  readonly apiUrl?: string;
  /** The app that further workspaces install. */
  readonly install?: InstallConfig;
};

const SLACK_PORT = 3000;

/** The port that is listened on, if there is one. */
export const portOf = ({ connection, install }: SlackConfig): number | undefined =>
  connection.kind === 'http' ? connection.port : install?.port;

export function readSlack(reader: Reader): SlackConfig | undefined {
  const place = { port: readPort(reader, 'SLACK_PORT') ?? SLACK_PORT, host: hostOf(reader) };
  const install = readInstall(reader, place);
  const connection = readConnection(reader, { ...place, install });
  const apiUrl = readUrl(reader, 'SLACK_API_URL');
  if (connection === undefined) return undefined;
  return { connection, ...(apiUrl !== undefined && { apiUrl }), ...(install && { install }) };
}

type Place = Pick<InstallConfig, 'port' | 'host'>;

function readInstall(reader: Reader, place: Place): InstallConfig | undefined {
  const clientId = token(reader, 'SLACK_CLIENT_ID');
  const clientSecret = token(reader, 'SLACK_CLIENT_SECRET');
  const authorizeUrl = readUrl(reader, 'SLACK_AUTHORIZE_URL');
  if (clientId !== undefined && clientSecret !== undefined) {
    const names = { ...place, hosts: namesOf(reader) };
    return {
      clientId,
      clientSecret,
      ...names,
      ...(authorizeUrl !== undefined && { authorizeUrl }),
    };
  }
  const [set, unset] =
    clientId === undefined
      ? ['SLACK_CLIENT_SECRET', 'SLACK_CLIENT_ID']
      : ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'];
  if (clientId ?? clientSecret)
    reader.mistakes.push(
      `${set} is set, but ${unset} is not: both stand under Basic Information of the app; set both, or unset ${set}.`,
    );
  return undefined;
}

type Means = Place & { readonly install: InstallConfig | undefined };

function readConnection(reader: Reader, { install, ...place }: Means): SlackConnection | undefined {
  const botToken = token(reader, 'SLACK_BOT_TOKEN');
  const appToken = token(reader, 'SLACK_APP_TOKEN');
  const signingSecret = token(reader, 'SLACK_SIGNING_SECRET');
  refuseSwapped(reader, botToken, appToken);
  const bot = botToken === undefined ? {} : { botToken };
  const known = botToken ?? install;
  if (known !== undefined && appToken !== undefined) return { kind: 'socket', ...bot, appToken };
  if (known !== undefined && signingSecret !== undefined)
    return { kind: 'http', ...bot, signingSecret, ...place };
  const set = {
    SLACK_BOT_TOKEN: botToken,
    SLACK_CLIENT_ID: install?.clientId,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  };
  const [half] = Object.entries(set).find(([, given]) => given !== undefined) ?? [];
  if (half !== undefined) reader.mistakes.push(known === undefined ? noBot(half) : noWay(half));
  return undefined;
}

const noBot = (set: string): string =>
  `${set} is set, but SLACK_BOT_TOKEN is not: set it too, or unset ${set}; \`npm run -s desk -- setup\` walks through it.`;

const noWay = (set: string): string =>
  `${set} is set, but neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP) is: set one of them; the README's Slack section shows where to find it.`;

/** Other shapes are left to Slack to judge: a wrong token on one platform must not stop the other. */
function refuseSwapped(reader: Reader, bot: string | undefined, app: string | undefined): void {
  if (bot?.startsWith('xapp-'))
    reader.mistakes.push(
      'SLACK_BOT_TOKEN holds an app-level token (xapp-…): put that into SLACK_APP_TOKEN, and the bot token (xoxb-…) here.',
    );
  if (bot?.startsWith('xoxp-'))
    reader.mistakes.push(
      "SLACK_BOT_TOKEN holds a user token (xoxp-…): use the bot token (xoxb-…) of the app's OAuth & Permissions page.",
    );
  if (app?.startsWith('xoxb-') || app?.startsWith('xoxp-'))
    reader.mistakes.push(
      "SLACK_APP_TOKEN does not hold an app-level token: make one (xapp-…) with connections:write under the app's Basic Information, and put a bot token (xoxb-…) into SLACK_BOT_TOKEN.",
    );
}
