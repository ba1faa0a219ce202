import {
  type BaseInteraction,
  type Channel,
  InteractionContextType,
  type Message,
  PermissionFlagsBits,
} from 'discord.js';
import type { Asked, Person, Place, Standing } from '#core/ports.ts';

const DIRECT = 'dm';

/** Who uses a command or control, and where. */
export function toAsked(interaction: BaseInteraction): Asked {
  const place = toInteractionPlace(interaction);
  return { id: interaction.id, place, person: toPerson(interaction) };
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

export const isDirect = ({ workspace }: Place): boolean => workspace === DIRECT;

function toPerson(interaction: BaseInteraction): Person {
  const { user, member } = interaction;
  // In a server that discord.js does not know the member is as it came over the wire.
  const shown = member !== null && 'displayName' in member ? member.displayName : member?.nick;
  const standing = toStanding(interaction);
  const name = shown ?? user.displayName;
  return { id: user.id, name, standing: () => Promise.resolve(standing) };
}

/** Discord sends the member's permissions in this very channel along with the interaction. */
function toStanding({ guildId, memberPermissions, context }: BaseInteraction): Standing {
  if (guildId === null) {
    return context === InteractionContextType.PrivateChannel ? 'member' : 'admin';
  }
  if (memberPermissions?.has(PermissionFlagsBits.Administrator)) return 'admin';
  return memberPermissions?.has(PermissionFlagsBits.ManageChannels) ? 'manager' : 'member';
}
