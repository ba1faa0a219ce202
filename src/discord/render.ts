// Message bodies: https://docs.discord.com/developers/resources/message#create-message
// Interaction answers: https://docs.discord.com/developers/interactions/receiving-and-responding
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Picture } from '#core/talk/picture.ts';
import { picturesOf } from '#core/talk/pictured.ts';
import { toContainer } from './container.ts';
import { toDeliveryMark } from './delivery-mark.ts';
import { pictureAddress, toAttachments } from './files.ts';
import {
  type AllowedMentions,
  FLAG_COMPONENTS_V2,
  FLAG_EPHEMERAL,
  FLAG_SILENT,
  type MessageBody,
  type PostBody,
} from './payload.ts';

/** Left out, Discord parses users, roles and everyone. */
const NOBODY: AllowedMentions = { parse: [] };

export type DiscordAnswer = { readonly type: 4 | 7; readonly data: MessageBody };

/** An answer that only the person who asked sees. */
export const toDiscordAnswer = (doc: Doc): DiscordAnswer => ({
  type: 4,
  data: toBody(doc, FLAG_EPHEMERAL),
});

/** Puts a Doc in the place of the message whose control was used. */
export const toDiscordUpdate = (doc: Doc): DiscordAnswer => ({
  type: 7,
  data: toDiscordChange(doc),
});

/** A follow-up that everyone in the channel sees. */
export const toDiscordShare = (doc: Doc): MessageBody => toBody(doc);

/** Puts a Doc in the place of an answer; files that it had before go. */
export const toDiscordChange = (doc: Doc): MessageBody => ({
  ...toBody(doc),
  attachments: toAttachments(doc),
});

/** The pictures of a Doc, by the addresses that its bodies have for them. */
export const picturesByAddress = (doc: Doc): ReadonlyMap<string, Picture> =>
  new Map(picturesOf(doc).map((picture, index) => [pictureAddress(index), picture]));

export type PostOptions = {
  /** No notification: an answer nobody asked for by name. */
  readonly silent?: true;
  /** The message to answer in the same channel. */
  readonly replyTo?: string;
};

/** A message of the bot's own accord; it carries the delivery key as nonce and marker. */
export function toDiscordPost(doc: Doc, key: DeliveryKey, options: PostOptions = {}): PostBody {
  const { nonce, marker } = toDeliveryMark(key);
  const { replyTo, silent } = options;
  return {
    flags: FLAG_COMPONENTS_V2 | (silent ? FLAG_SILENT : 0),
    components: [{ ...toContainer(doc), id: marker }],
    allowed_mentions: { parse: [], replied_user: false },
    nonce,
    enforce_nonce: true,
    ...attached({ blocks: doc.blocks }),
    ...(replyTo === undefined
      ? {}
      : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
  };
}

/** What replaces a message of ours, and what a forum's thread begins with: it keeps the marker. */
export const toDiscordEdit = (doc: Doc, key: DeliveryKey): MessageBody => ({
  flags: FLAG_COMPONENTS_V2,
  components: [{ ...toContainer(doc), id: toDeliveryMark(key).marker }],
  allowed_mentions: NOBODY,
  attachments: toAttachments({ blocks: doc.blocks }),
});

const toBody = (doc: Doc, flags = 0): MessageBody => ({
  flags: FLAG_COMPONENTS_V2 | flags,
  components: [toContainer(doc, doc)],
  allowed_mentions: NOBODY,
  ...attached(doc),
});

function attached(carried: Pick<Doc, 'blocks' | 'file'>): Pick<MessageBody, 'attachments'> {
  const attachments = toAttachments(carried);
  return attachments.length === 0 ? {} : { attachments };
}
