// https://docs.slack.dev/reference/methods/conversations.info
import type { webApi } from '@slack/bolt';
import { type Finding, SILENT } from './check.ts';
import { failureOf } from './failure.ts';
import { createClient, createSdkLogger } from './sdk.ts';

/** A channel that the bot has to do with, and the token of its workspace. */
export type SlackChannel = {
  readonly id: string;
  readonly token: string;
  /** How many digests are posted there; without any a channel that is lost is bearable. */
  readonly digests: number;
};

/** A method of this tier may be called 50 times a minute, and the bot that runs needs some of them. */
const MOST_CHANNELS = 40;

type Options = { readonly apiUrl?: string | undefined };

/** Asks Slack whether the bot may post in these channels, and posts in none. */
export async function checkSlackChannels(
  channels: readonly SlackChannel[],
  { apiUrl }: Options,
): Promise<readonly Finding[]> {
  const logger = createSdkLogger(SILENT);
  const asked = channels.toSorted((one, other) => other.digests - one.digests);
  const findings = await Promise.all(
    asked
      .slice(0, MOST_CHANNELS)
      .map((channel) => checkChannel(channel, createClient(channel.token, { apiUrl, logger }))),
  );
  if (channels.length <= MOST_CHANNELS) return findings;
  const left = channels.length - MOST_CHANNELS;
  return [...findings, { ok: true, what: `${left} more channels were not asked about` }];
}

async function checkChannel(
  { id, digests }: SlackChannel,
  client: webApi.WebClient,
): Promise<Finding> {
  const bearable = digests === 0 ? ({ bearable: true } as const) : {};
  try {
    const { channel = {} } = await client.conversations.info({ channel: id });
    const trouble = troubleIn(channel);
    const name = channel.name === undefined ? id : `#${channel.name}`;
    if (trouble === undefined) return { ok: true, what: `${name} can be posted to` };
    return { ok: false, what: `${name}: ${trouble.what}`, fix: trouble.fix, ...bearable };
  } catch (error) {
    const { code } = failureOf(error);
    const fix = ADVICE[code] ?? 'Try again; where it stays, look the code up in Slack’s reference.';
    const away = ADVICE[code] === undefined ? ({ bearable: true } as const) : bearable;
    return { ok: false, what: `Channel ${id} could not be looked at (${code})`, fix, ...away };
  }
}

type Channel = NonNullable<webApi.ConversationsInfoResponse['channel']>;

function troubleIn(channel: Channel): { readonly what: string; readonly fix: string } | undefined {
  if (channel.is_archived)
    return { what: 'the channel is archived', fix: 'Unarchive it, or set its digests elsewhere.' };
  if (channel.is_member === false) return { what: 'the bot is not in the channel', fix: INVITE };
  if (channel.is_read_only)
    return { what: 'only some may post there', fix: 'Let the bot post in the channel’s settings.' };
  return undefined;
}

const INVITE = 'Write /invite @Newsdesk in the channel.';

const ADVICE: Readonly<Record<string, string>> = {
  channel_not_found: `It is gone, or private and without the bot. ${INVITE}`,
  missing_scope:
    'Paste the output of "npm run -s desk -- manifest" into App Manifest of your app, save, and install the app again.',
  invalid_auth: 'The token of its workspace is no good any more: install the app there again.',
  account_inactive: 'The token of its workspace is no good any more: install the app there again.',
  token_revoked: 'The token of its workspace is no good any more: install the app there again.',
};
