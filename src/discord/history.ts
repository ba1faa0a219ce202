// A channel's history: https://docs.discord.com/developers/resources/message#get-channel-messages
import { Routes } from 'discord.js';
import type { Found } from '#core/ports.ts';
import { type Sending, send } from './request.ts';

const PAGE = 100;
/** A place so busy that its last 2,000 messages do not reach back far enough cannot be read. */
const PAGES = 20;

/** What we read of a message. */
type Kept = {
  readonly id: string;
  readonly author?: { readonly id?: string };
  readonly components?: readonly { readonly type?: number; readonly id?: number }[];
};

/** What a post of ours is known by; `after` is the snowflake of an instant. */
export type Wanted = {
  readonly author: string;
  readonly marker: number;
  readonly after: string;
};

/**
 * Looks through a channel's messages. Without Read Message History Discord shows an empty list instead
 * of a refusal; `permission` says whether we know that we have it.
 */
export async function search(
  channel: string,
  wanted: Wanted,
  { permission, ...sending }: Sending & { readonly permission: 'sure' | 'unsure' },
): Promise<Found> {
  let { after } = wanted;
  for (let page = 0; page < PAGES; page += 1) {
    const messages = await read(channel, { after, limit: String(PAGE) }, sending);
    const ours = messages.find((message) => isOurs(message, wanted));
    if (ours !== undefined) return { kind: 'found', ref: ours.id };
    if (messages.length < PAGE) {
      const isSure = permission === 'sure' || messages.length > 0 || page > 0;
      return isSure ? { kind: 'absent' } : await judgeEmptiness(channel, sending);
    }
    after = newest(messages);
  }
  return { kind: 'unreadable', reason: 'too many messages since' };
}

/** A channel in which we see any message at all is one that we may read. */
async function judgeEmptiness(channel: string, sending: Sending): Promise<Found> {
  const [any] = await read(channel, { limit: '1' }, sending);
  return any === undefined
    ? { kind: 'unreadable', reason: 'an empty history, or no permission to read it' }
    : { kind: 'absent' };
}

async function read(
  channel: string,
  query: Readonly<Record<string, string>>,
  sending: Sending,
): Promise<readonly Kept[]> {
  const route = Routes.channelMessages(channel);
  const answer = await send({ method: 'GET', route, query }, sending);
  if (!Array.isArray(answer)) throw new TypeError('A history that is no list');
  return answer;
}

export const isOurs = ({ author, components = [] }: Kept, wanted: Wanted): boolean =>
  author?.id === wanted.author && components.some(({ id }) => id === wanted.marker);

const newest = (messages: readonly Kept[]): string =>
  messages.reduce((last, { id }) => (BigInt(id) > BigInt(last) ? id : last), '0');
