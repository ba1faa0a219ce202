import type { SlackChannel } from '#slack/check-channels.ts';
import type { Config } from '../../config.ts';
import { channelsOf } from './channels.ts';
import { toChecked, toSummary } from './checked.ts';
import type { Kept } from './kept.ts';
import { keptPart, type Part, type ReadKept } from './part.ts';

const API = 'https://slack.com/api';

/** Slack, from its address to the channels that the bot posts in. */
export function slackParts({ slack }: Config, readKept: ReadKept): readonly Part[] {
  if (slack === undefined) return [];
  const { connection, apiUrl } = slack;
  const { botToken } = connection;
  return [
    addressPart(apiUrl),
    ...(botToken === undefined ? [] : [tokenPart(botToken, apiUrl)]),
    ...(connection.kind === 'socket' ? [appTokenPart(connection.appToken, apiUrl)] : []),
    keptPart('slack channels', readKept, async (kept) => {
      const { checkSlackChannels } = await import('#slack/check-channels.ts');
      const channels = toSlackChannels(kept, botToken);
      const findings = await checkSlackChannels(channels, { apiUrl });
      return toSummary('slack channels', findings, 'no channel has digests or settings yet');
    }),
  ];
}

const addressPart = (apiUrl: string | undefined): Part => ({
  name: 'slack address',
  async run() {
    const { checkAddress } = await import('./address.ts');
    const url = `${(apiUrl ?? API).replace(/\/$/, '')}/api.test`;
    const variable = apiUrl && 'SLACK_API_URL';
    return checkAddress({ check: 'slack address', url, variable });
  },
});

const tokenPart = (botToken: string, apiUrl: string | undefined): Part => ({
  name: 'slack token',
  async run() {
    const { checkSlackTokens } = await import('#slack/check.ts');
    const [token, scopes] = await checkSlackTokens({ botToken, apiUrl });
    return [
      ...(token ? [toChecked('slack token', token)] : []),
      ...(scopes ? [toChecked('slack scopes', scopes)] : []),
    ];
  },
});

const appTokenPart = (appToken: string, apiUrl: string | undefined): Part => ({
  name: 'slack app token',
  async run() {
    const { checkSlackAppToken } = await import('#slack/check.ts');
    return [toChecked('slack app token', await checkSlackAppToken({ appToken, apiUrl }))];
  },
});

/** A workspace that gave a token of its own is asked with that one; one of which there is none is not installed. */
const toSlackChannels = (kept: Kept, botToken: string | undefined): readonly SlackChannel[] =>
  channelsOf('slack', kept).flatMap(({ workspace, channel, digests }) => {
    const token = kept.installations.get(`slack:${workspace}`)?.botToken ?? botToken;
    return token === undefined ? [] : [{ id: channel, token, digests: digests.length }];
  });
