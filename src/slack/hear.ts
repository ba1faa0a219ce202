import type { Heard } from '#core/ports.ts';
import type { Identity } from './identity.ts';
import { mentions, toSaid } from './said.ts';

/** A message event, as far as we read it. Nothing in it is sure to be there but `channel` and `ts`. */
export type MessageEvent = {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly text?: string;
  readonly user?: string;
  readonly subtype?: string;
  readonly channel_type?: string;
  readonly client_msg_id?: string;
  readonly bot_id?: string;
  readonly bot_profile?: object;
  readonly edited?: object;
  readonly hidden?: boolean;
};

/** A person's message, and whether we have to ask Slack if it is one. */
export type HeardBy = { readonly heard: Heard; readonly author: string; readonly sure: boolean };

/** Joins, edits, topics and the like are messages too; these three are a person speaking. */
const SPOKEN = new Set([undefined, 'thread_broadcast', 'file_share', 'me_message']);
const SLACKBOT = 'USLACKBOT';

/** Reads a message event; undefined for everything that nobody said: our own posts, bots', edits, joins. */
export function readMessage(
  event: MessageEvent,
  eventId: string | undefined,
  self: Identity,
): HeardBy | undefined {
  const { user, channel, ts } = event;
  const text = event.text ?? '';
  if (user === undefined || isOurs(event, self) || !isSpoken(event)) return undefined;
  const direct = isDirect(event);
  const addressed = direct || mentions(text, self.userId);
  const said = toSaid(text);
  if (said === '' && !addressed) return undefined;
  const heard: Heard = {
    id: eventId ?? `${channel}.${ts}`,
    place: toPlace(self.workspace, channel, direct),
    person: user,
    message: event.thread_ts ?? ts,
    text: said,
    addressed,
  };
  // Slack's own apps put a client_msg_id on what people type; no bot has one.
  return { heard, author: user, sure: event.client_msg_id !== undefined };
}

export const toPlace = (workspace: string, channel: string, direct: boolean): Heard['place'] => ({
  platform: 'slack',
  workspace,
  channel,
  ...(direct && { direct: true as const }),
});

/** Not every event tells the channel's type, but the id of a direct message always begins with D. */
export const isDirect = ({ channel, channel_type }: Partial<MessageEvent>): boolean =>
  channel_type === 'im' || channel?.startsWith('D') === true;

const isOurs = ({ user, bot_id }: MessageEvent, self: Identity): boolean =>
  user === self.userId || bot_id === self.botId;

function isSpoken({ subtype, user, bot_id, bot_profile, edited, hidden }: MessageEvent): boolean {
  const byBot = bot_id !== undefined || bot_profile !== undefined || user === SLACKBOT;
  return SPOKEN.has(subtype) && !byBot && edited === undefined && hidden !== true;
}
