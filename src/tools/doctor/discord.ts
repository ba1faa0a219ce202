import type { Config } from '../../config.ts';
import { channelsOf } from './channels.ts';
import { toChecked, toSummary } from './checked.ts';
import { keptPart, type Part, type ReadKept } from './part.ts';

const API = 'https://discord.com/api';

type Discord = NonNullable<Config['discord']>;

/** Discord, from its address to the channels that the bot posts in. */
export function discordParts({ discord }: Config, readKept: ReadKept): readonly Part[] {
  if (discord === undefined) return [];
  return [
    addressPart(discord),
    tokenPart(discord),
    gatewayPart(discord),
    keptPart('discord channels', readKept, async (kept) => {
      const { checkDiscordChannels } = await import('#discord/check-channels.ts');
      const channels = channelsOf('discord', kept).map(({ workspace, channel, digests }) => ({
        server: workspace,
        id: channel,
        digests: new Set(digests),
      }));
      const findings = channels.length > 0 ? await checkDiscordChannels(channels, discord) : [];
      return toSummary('discord channels', findings, 'no channel has digests or settings yet');
    }),
  ];
}

const addressPart = ({ apiUrl }: Discord): Part => ({
  name: 'discord address',
  async run() {
    const { checkAddress } = await import('./address.ts');
    const variable = apiUrl && 'DISCORD_API_URL';
    const url = `${apiUrl ?? API}/v10/gateway`;
    return checkAddress({ check: 'discord address', url, variable });
  },
});

/** Whose token it is, the application, its intents, and who may install it. */
const TOKEN_LINES = ['discord token', 'discord token', 'discord intents', 'discord installs'];

const tokenPart = (discord: Discord): Part => ({
  name: 'discord token',
  async run() {
    const { checkDiscordToken } = await import('#discord/check.ts');
    const { findings } = await checkDiscordToken(discord);
    return findings.map((each, index) => toChecked(TOKEN_LINES[index] ?? 'discord token', each));
  },
});

const gatewayPart = (discord: Discord): Part => ({
  name: 'discord gateway',
  async run() {
    const { checkDiscordGateway } = await import('#discord/check-gateway.ts');
    return [toChecked('discord gateway', await checkDiscordGateway(discord))];
  },
});
