import { type ChannelType, PermissionFlagsBits, Routes } from 'discord.js';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Found, Place } from '#core/ports.ts';
import { toDeliveryMark } from './delivery-mark.ts';
import { CODE, refusalOf, toUnread } from './failure.ts';
import { findInForum } from './find-in-forum.ts';
import { search, type Wanted } from './history.ts';
import type { OwnId } from './own-id.ts';
import { isDirect } from './place.ts';
import { type Sending, send } from './request.ts';
import { toSnowflake } from './snowflake.ts';
import { isForumLike, toChannel } from './target.ts';

/** Discord's clock and the desk's may differ; a minute costs nothing. */
const MARGIN = Temporal.Duration.from({ seconds: 60 });

export type Looking = Sending & {
  /**
   * Milliseconds since a post was tried in which its nonce makes Discord answer the same post with the
   * first message ("the past few minutes").
   */
  readonly nonceWindow: number;
  /** Milliseconds after a look that failed without saying when to come again. */
  readonly pause: number;
  readonly now: () => Temporal.Instant;
  readonly ownId: OwnId;
};

type Sought = {
  readonly place: Place;
  readonly key: DeliveryKey;
  /** When the post was tried. */
  readonly since: Temporal.Instant;
};

/**
 * Looks for our post in the thread it was meant for, and in the channel where it may have gone instead.
 * Where nobody can look, a post that was tried within the nonce's window is `absent`: posting it again
 * is safe and gives the reference of the first, should there be one. A forum's posts have no nonce.
 */
export async function find(sought: Sought, looking: Looking): Promise<Found> {
  const { place, since } = sought;
  const unread = (error: unknown) => toUnread(error, looking.pause / 1_000);
  try {
    const channel = await readChannel(place, looking);
    const hasNonce = place.thread !== undefined || !isForumLike(channel.type);
    const found = await look(sought, channel, looking).catch(unread);
    if (found.kind !== 'unreadable' || !hasNonce) return found;
    const age = looking.now().since(since).total('milliseconds');
    return age < looking.nonceWindow ? { kind: 'absent' } : found;
  } catch (error) {
    return unread(error);
  }
}

async function look(
  { place, key, since }: Sought,
  { type, permission }: Channel,
  looking: Looking,
): Promise<Found> {
  // Without the permission Discord answers with an empty list: that would look like absence.
  if (permission === 'none') {
    return { kind: 'unreadable', reason: 'no permission to read the history' };
  }
  const wanted: Wanted = {
    author: await looking.ownId(looking),
    marker: toDeliveryMark(key).marker,
    after: toSnowflake(since.subtract(MARGIN)),
  };
  if (isForumLike(type) && place.thread === undefined) return findInForum(place, wanted, looking);
  const inThread = await findInThread(place, wanted, { ...looking, permission });
  if (inThread.kind !== 'absent' || isForumLike(type)) return inThread;
  return search(await toChannel(place, looking), wanted, { ...looking, permission });
}

type Channel = {
  readonly type: ChannelType | undefined;
  readonly permission: 'sure' | 'unsure' | 'none';
};

/** Asks Discord about a channel that discord.js does not know: another process may hear its server. */
async function readChannel(place: Place, looking: Sending): Promise<Channel> {
  const { client } = looking;
  if (isDirect(place)) return { type: undefined, permission: 'sure' };
  const channel = client.channels.cache.get(place.channel);
  if (channel === undefined) {
    const answer = await send({ method: 'GET', route: Routes.channel(place.channel) }, looking);
    return { type: (answer as { readonly type?: ChannelType }).type, permission: 'unsure' };
  }
  if (channel.isDMBased()) return { type: channel.type, permission: 'sure' };
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];
  const may = client.user !== null && channel.permissionsFor(client.user)?.has(needed);
  return { type: channel.type, permission: may ? 'sure' : 'none' };
}

/** A thread that was never started cannot hold the post. */
async function findInThread(
  place: Place,
  wanted: Wanted,
  looking: Sending & { readonly permission: 'sure' | 'unsure' },
): Promise<Found> {
  if (place.thread === undefined || isDirect(place)) return { kind: 'absent' };
  try {
    return await search(place.thread, wanted, looking);
  } catch (error) {
    if (refusalOf(error) === CODE.unknownChannel) return { kind: 'absent' };
    throw error;
  }
}
