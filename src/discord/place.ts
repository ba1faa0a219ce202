import {
  type BaseInteraction,
  type Channel,
  InteractionContextType,
  type Message,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import type { Asked, Person, Place, Standing, Visit } from '#core/ports.ts';
import { toInviteUrl } from './invite.ts';

const DIRECT = 'dm';

/** Who uses a command or control, and where. */
export function toAsked(interaction: BaseInteraction): Asked {
  const { id, guildLocale } = interaction;
  const visit = toVisit(interaction);
  return {
    ...{ id, place: toInteractionPlace(interaction), person: toPerson(interaction) },
    ...(guildLocale !== null && { locale: async () => guildLocale }),
    ...(visit && { visit }),
  };
}

/**
 * Undefined where the bot is a member. Whoever installed it for themselves can use it anywhere, and that a
 * server authorised its commands does not say that it has the bot: so what counts is whether the gateway
 * told us of the server, which it does for all that the bot is in.
 * https://docs.discord.com/developers/interactions/application-commands#authorizing-your-application
 */
function toVisit({ guildId, guild, context, applicationId }: BaseInteraction): Visit | undefined {
  if (guildId !== null) return guild === null ? { invite: toInviteUrl(applicationId) } : undefined;
  return context === InteractionContextType.PrivateChannel ? {} : undefined;
}

function toInteractionPlace({ guildId, channelId, channel, context }: BaseInteraction): Place {
  const id = channelId ?? '';
  if (guildId !== null) return toServerPlace(guildId, id, channel);
  const isOurs = context !== InteractionContextType.PrivateChannel;
  return isOurs ? toDirectPlace(id) : { platform: 'discord', workspace: DIRECT, channel: id };
}

/** Where a message was written. */
export const toMessagePlace = ({ guildId, channelId, channel }: Message): Place =>
  guildId === null ? toDirectPlace(channelId) : toServerPlace(guildId, channelId, channel);

/** A thread is a channel of its own to Discord; the desk's channel is the one it hangs in. */
function toServerPlace(workspace: string, channel: string, known: Channel | null): Place {
  if (!known?.isThread()) return { platform: 'discord', workspace, channel };
  return { platform: 'discord', workspace, channel: known.parentId ?? channel, thread: channel };
}

const toDirectPlace = (channel: string): Place => ({
  platform: 'discord',
  workspace: DIRECT,
  channel,
  direct: true,
});

export const isDirect = ({ workspace, direct }: Place): boolean =>
  direct === true || workspace === DIRECT;

function toPerson(interaction: BaseInteraction): Person {
  const { user, member, channelId } = interaction;
  // In a server that discord.js does not know the member is as it came over the wire.
  const shown = member !== null && 'displayName' in member ? member.displayName : member?.nick;
  const name = shown ?? user.displayName;
  return {
    id: user.id,
    name,
    locale: async () => interaction.locale,
    standing: async (channel) =>
      channel === undefined || channel === channelId
        ? toStanding(interaction)
        : toStandingElsewhere(interaction, channel),
  };
}

/** Discord sends the member's permissions in this very channel along with the interaction. */
function toStanding({ guildId, memberPermissions, context }: BaseInteraction): Standing {
  if (guildId === null) {
    return context === InteractionContextType.PrivateChannel ? 'member' : 'admin';
  }
  return memberPermissions === null ? 'member' : rank(memberPermissions);
}

/** In a channel that they cannot see, or that is not of this server, somebody is a guest. */
function toStandingElsewhere(interaction: BaseInteraction, channel: string): Standing {
  const known = interaction.client.channels.cache.get(channel);
  if (!interaction.inCachedGuild() || known === undefined || known.isDMBased()) return 'guest';
  if (known.guildId !== interaction.guildId) return 'guest';
  const permissions = known.permissionsFor(interaction.member);
  return permissions?.has(PermissionFlagsBits.ViewChannel) ? rank(permissions) : 'guest';
}

function rank(permissions: Readonly<PermissionsBitField>): Standing {
  if (permissions.has(PermissionFlagsBits.Administrator)) return 'admin';
  return permissions.has(PermissionFlagsBits.ManageChannels) ? 'manager' : 'member';
}
