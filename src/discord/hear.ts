import {
  ChannelType,
  type Guild,
  type Message,
  MessageType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Heard, Place } from '#core/ports.ts';
import { toMessagePlace } from './place.ts';

/** Mentions of people, roles and channels, emoji, timestamps, command and settings links. */
const TOKENS = /<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^>]{1,200}:\d+|id:\w+)>/g;

/** Reads a chat message by a person; undefined for anything else that arrives as a message. */
export function toHeard(message: Message): Heard | undefined {
  if (!isByPerson(message)) return undefined;
  const place = toMessagePlace(message);
  const ourId = message.client.user.id;
  const called = new RegExp(`<@!?${ourId}>`).test(message.content);
  const text = toWords(message.content);
  const addressed = called || place.direct === true;
  // Without the Message Content intent the text is empty: there is nothing to hear.
  if (text === '' && !addressed) return undefined;
  const { id, author } = message;
  const answers = message.reference?.messageId;
  const to = answers === undefined ? {} : { answers };
  const of = message.guild;
  const locale = of === null ? {} : { locale: async () => of.preferredLocale };
  return { id, place, person: author.id, message: id, ...to, text, addressed, ...locale };
}

/** What a message says of itself, and what the links in it show of theirs. */
export function toText({ content, embeds }: Pick<Message, 'content' | 'embeds'>): string {
  const shown = embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']);
  return [content, ...shown]
    .map(toWords)
    .filter((words) => words !== '')
    .join('\n');
}

const toWords = (content: string): string =>
  content.replace(TOKENS, ' ').replace(/ {2,}/g, ' ').trim();

function isByPerson({ author, webhookId, type }: Message): boolean {
  if (author.bot || author.system || webhookId !== null) return false;
  return type === MessageType.Default || type === MessageType.Reply;
}

/** Where a new server is greeted: its system channel, else the first text channel where we may speak. */
export function toArrival(guild: Guild): Place | undefined {
  const texts = guild.channels.cache
    .filter((channel) => channel.type === ChannelType.GuildText)
    .sort((one, other) => one.rawPosition - other.rawPosition);
  const candidates = [guild.systemChannel, ...texts.values()];
  const me = guild.client.user;
  const channel = candidates.find((each) =>
    each
      ?.permissionsFor(me)
      ?.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages]),
  );
  if (!channel) return undefined;
  return { platform: 'discord', workspace: guild.id, channel: channel.id };
}
