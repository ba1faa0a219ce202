// Channels and threads: https://docs.discord.com/developers/resources/channel
import { ChannelType, Routes } from 'discord.js';
import { clip, toPlain } from '#core/language/plain.ts';
import type { Place } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import { CODE, refusalOf } from './failure.ts';
import { isDirect } from './place.ts';
import type { PostOptions } from './render.ts';
import { readId, type Sending, send } from './request.ts';

const THREAD_NAME_LIMIT = 100;

/** `forum`: what is posted there is a new thread. */
export type Target =
  | { readonly kind: 'channel'; readonly channel: string; readonly options: PostOptions }
  | { readonly kind: 'forum'; readonly channel: string };

/** Where a post for this place goes, with its thread started and its conversation opened. */
export async function toTarget(place: Place, doc: Doc, sending: Sending): Promise<Target> {
  const { thread } = place;
  const channel = await toChannel(place, sending);
  if (thread === undefined) {
    const isForum = isForumLike(typeOf(channel, sending));
    return isForum ? { kind: 'forum', channel } : { kind: 'channel', channel, options: {} };
  }
  if (isDirect(place)) return { kind: 'channel', channel, options: { replyTo: thread } };
  const hasThread = await openThread({ channel, message: thread, name: toName(doc) }, sending);
  return hasThread
    ? { kind: 'channel', channel: thread, options: { silent: true } }
    : { kind: 'channel', channel, options: { silent: true, replyTo: thread } };
}

/** The channel of a place; a conversation with a person is opened, which twice gives the same one. */
export async function toChannel({ channel }: Place, sending: Sending): Promise<string> {
  if (!channel.startsWith('@')) return channel;
  const body = { recipient_id: channel.slice(1) };
  const opened = readId(
    await send({ method: 'POST', route: Routes.userChannels(), body }, sending),
  );
  if (opened === undefined) throw new TypeError('A conversation without an id');
  return opened;
}

/** Undefined for a channel that discord.js does not know: another process may hear that server. */
export const typeOf = (channel: string, { client }: Sending): ChannelType | undefined =>
  client.channels.cache.get(channel)?.type;

export const isForumLike = (type: ChannelType | undefined): boolean =>
  type === ChannelType.GuildForum || type === ChannelType.GuildMedia;

type ThreadStart = { readonly channel: string; readonly message: string; readonly name: string };

/** A thread started from a message has that message's id, so starting it twice gives one thread. */
async function openThread(start: ThreadStart, sending: Sending): Promise<boolean> {
  const { channel, message, name } = start;
  const isKnown = sending.client.channels.cache.get(message)?.isThread();
  if (isKnown || isForumLike(typeOf(channel, sending))) return true;
  try {
    const route = Routes.threads(channel, message);
    await send({ method: 'POST', route, body: { name } }, sending);
    return true;
  } catch (error) {
    switch (refusalOf(error)) {
      case CODE.threadExists:
      // It may still be a thread that hangs on no message; else the post itself is refused.
      case CODE.unknownMessage:
        return true;
      // A forum that discord.js does not know, where the thread is there, or a channel without threads.
      case CODE.wrongChannelType:
        return isThere(message, sending);
      // An answer in the channel is still possible.
      case CODE.missingPermissions:
      case CODE.threadLocked:
      case CODE.tooManyThreads:
        return false;
      default:
        throw error;
    }
  }
}

async function isThere(thread: string, sending: Sending): Promise<boolean> {
  try {
    await send({ method: 'GET', route: Routes.channel(thread) }, sending);
    return true;
  } catch (error) {
    if (refusalOf(error) === CODE.unknownChannel) return false;
    throw error;
  }
}

/** What a thread is called that is started for this. */
export function toName({ blocks, fallback }: Doc): string {
  const words = blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    if (block.kind !== 'text') return [];
    return [block.line.map((span) => (typeof span === 'string' ? span : wordsIn(span))).join('')];
  });
  const first = [...words, fallback].map(toPlain).find((text) => text !== '');
  return clip(first ?? '…', THREAD_NAME_LIMIT);
}

const wordsIn = (span: object): string =>
  'text' in span && typeof span.text === 'string' ? span.text : '';
