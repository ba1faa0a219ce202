import type { Delivery } from '#core/desk/delivery.ts';
import { toDeliveryMark } from '#discord/delivery-mark.ts';
import { systemClock } from '../../src/clock.ts';
import { type DiscordServer, startDiscordServer } from '../support/discord-server.ts';
import { channelIds, SERVER } from '../support/discord-world.ts';
import { toDueDigest } from './seed.ts';

/** Requests that Discord allows a token in a second. */
export const PER_SECOND = 50;

/** A Discord with channels in which a digest is due. */
export type Channels = {
  readonly discord: DiscordServer;
  /** One for each channel. */
  readonly digests: readonly Delivery[];
  /** What a bot needs to reach it. */
  readonly environment: Readonly<Record<string, string>>;
  /** How many of the digests do not stand in their channel, and how many stand there more than once. */
  count(): { readonly lost: number; readonly twice: number };
};

/** `after`: milliseconds from now at which they are due. */
export async function startChannels(count: number, after = 0): Promise<Channels> {
  const ids = channelIds(count);
  const channels = Object.fromEntries(ids.map((id) => [id, { type: 0 } as const]));
  const discord = await startDiscordServer({ perSecond: PER_SECOND, channels });
  const due = systemClock.now().add({ milliseconds: after });
  const digests = ids.map((channel) => {
    const place = { platform: 'discord', workspace: SERVER, channel } as const;
    return { ...toDueDigest(place, 'bench'), due };
  });
  return {
    discord,
    digests,
    environment: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    count() {
      const posts = Map.groupBy(discord.posts(), ({ body }) => markerOf(body));
      const times = digests.map(({ key }) => posts.get(toDeliveryMark(key).marker)?.length ?? 0);
      return {
        lost: times.filter((time) => time === 0).length,
        twice: times.filter((time) => time > 1).length,
      };
    },
  };
}

function markerOf(body: object): number | undefined {
  const { components = [] } = body as { readonly components?: readonly { readonly id?: number }[] };
  return components[0]?.id;
}
