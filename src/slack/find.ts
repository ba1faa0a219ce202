// https://docs.slack.dev/reference/methods: conversations.history and conversations.replies
import type { webApi } from '@slack/bolt';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Found, Place } from '#core/ports.ts';
import type { Identity } from './identity.ts';
import { DELIVERY_EVENT } from './render.ts';

/** Milliseconds by which Slack's clock may be behind ours. */
const CLOCKS = 60_000;
const PAGE = 200;
/** A channel with more messages than these pages hold is not searched to its end. */
const PAGES = 10;

type Message = NonNullable<webApi.ConversationsHistoryResponse['messages']>[number];

type Page = {
  readonly messages?: readonly Message[];
  readonly response_metadata?: { readonly next_cursor?: string };
};

type Search = {
  readonly key: DeliveryKey;
  readonly since: Temporal.Instant;
  readonly self: Identity;
};

/** Looks for our own message that carries the key, in the thread that it was for or else in the channel. */
export async function findPost(
  client: webApi.WebClient,
  place: Place,
  search: Search,
): Promise<Found> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { messages = [], response_metadata } = await readPage(client, place, {
      since: search.since,
      cursor,
    });
    const ref = messages.find((message) => carries(message, search))?.ts;
    if (ref !== undefined) return { kind: 'found', ref };
    cursor = response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return { kind: 'absent' };
  }
  return { kind: 'unreadable', reason: 'too many messages since' };
}

type Reading = { readonly since: Temporal.Instant; readonly cursor: string | undefined };

function readPage(
  client: webApi.WebClient,
  { channel, thread }: Place,
  { since, cursor }: Reading,
): Promise<Page> {
  const oldest = ((since.epochMilliseconds - CLOCKS) / 1_000).toFixed(6);
  const reading = {
    channel,
    oldest,
    inclusive: true,
    limit: PAGE,
    include_all_metadata: true,
    ...(cursor !== undefined && { cursor }),
  };
  return thread === undefined
    ? client.conversations.history(reading)
    : client.conversations.replies({ ...reading, ts: thread });
}

function carries(message: Message, { key, self }: Search): boolean {
  const ours = message.bot_id === self.botId || message.user === self.userId;
  const { event_type, event_payload } = message.metadata ?? {};
  return ours && event_type === DELIVERY_EVENT && isKey(event_payload, key);
}

const isKey = (payload: object | undefined, key: DeliveryKey): boolean =>
  payload !== undefined && 'key' in payload && payload.key === key;
