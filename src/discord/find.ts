// A channel's history: https://docs.discord.com/developers/resources/message#get-channel-messages
import { type Channel, type Client, PermissionFlagsBits, Routes } from 'discord.js';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Found, Place } from '#core/ports.ts';
import { toDeliveryMark } from './delivery-mark.ts';
import { CODE, reasonOf, refusalOf } from './failure.ts';
import { isDirect } from './place.ts';

/** Discord's clock and the desk's may differ; a minute costs nothing. */
const MARGIN = Temporal.Duration.from({ seconds: 60 });
const PAGE = 100;
/** A place so busy that its last 2,000 messages do not reach back far enough cannot be read. */
const PAGES = 20;
/** Snowflakes count milliseconds from the first second of 2015. */
const EPOCH = 1_420_070_400_000n;

/** What we read of a message. */
type Kept = {
  readonly id: string;
  readonly author?: { readonly id?: string };
  readonly components?: readonly { readonly type?: number; readonly id?: number }[];
};

type Wanted = { readonly author: string; readonly marker: number; readonly after: string };
type Reading = { readonly client: Client<true>; readonly timeout: number };

/** Looks for our post in the thread it was meant for, and in the channel where it may have gone instead. */
export async function find(
  {
    place,
    key,
    since,
  }: { readonly place: Place; readonly key: DeliveryKey; readonly since: Temporal.Instant },
  reading: Reading,
): Promise<Found> {
  const { client } = reading;
  // Without the permission Discord answers with an empty list: that would look like absence.
  if (!isDirect(place) && !mayRead(client.channels.cache.get(place.channel), client)) {
    return { kind: 'unreadable', reason: 'no permission to read the history' };
  }
  const after = toSnowflake(since.subtract(MARGIN));
  const wanted = { author: client.user.id, marker: toDeliveryMark(key).marker, after };
  const hasThread = place.thread !== undefined && !isDirect(place);
  const inThread: Found = hasThread
    ? await search(place.thread, wanted, { ...reading, missing: 'absent' })
    : { kind: 'absent' };
  if (inThread.kind !== 'absent') return inThread;
  return search(place.channel, wanted, { ...reading, missing: 'unreadable' });
}

/** A channel that discord.js does not know is asked for all the same: the request has its own refusal. */
function mayRead(channel: Channel | undefined, client: Client<true>): boolean {
  if (channel === undefined || channel.isDMBased()) return true;
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];
  return channel.permissionsFor(client.user)?.has(needed) ?? false;
}

type Search = Reading & { readonly missing: 'absent' | 'unreadable' };

async function search(channel: string, wanted: Wanted, options: Search): Promise<Found> {
  let { after } = wanted;
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const messages = await readPage(channel, after, options);
      const ours = messages.find((message) => isOurs(message, wanted));
      if (ours !== undefined) return { kind: 'found', ref: ours.id };
      if (messages.length < PAGE) return { kind: 'absent' };
      after = newest(messages);
    }
    return { kind: 'unreadable', reason: 'too many messages since' };
  } catch (error) {
    // A thread that was never started cannot hold the post.
    if (refusalOf(error) === CODE.unknownChannel && options.missing === 'absent') {
      return { kind: 'absent' };
    }
    return { kind: 'unreadable', reason: String(refusalOf(error) ?? reasonOf(error)) };
  }
}

async function readPage(
  channel: string,
  after: string,
  { client, timeout }: Reading,
): Promise<readonly Kept[]> {
  const query = new URLSearchParams({ after, limit: String(PAGE) });
  const signal = AbortSignal.timeout(timeout);
  const answer = await client.rest.get(Routes.channelMessages(channel), { query, signal });
  if (!Array.isArray(answer)) throw new TypeError('A history that is no list');
  return answer;
}

const isOurs = ({ author, components = [] }: Kept, wanted: Wanted): boolean =>
  author?.id === wanted.author && components.some(({ id }) => id === wanted.marker);

const newest = (messages: readonly Kept[]): string =>
  messages.reduce((last, { id }) => (BigInt(id) > BigInt(last) ? id : last), '0');

function toSnowflake({ epochMilliseconds }: Temporal.Instant): string {
  const sinceEpoch = BigInt(epochMilliseconds) - EPOCH;
  return ((sinceEpoch > 0n ? sinceEpoch : 0n) << 22n).toString();
}
