// https://docs.slack.dev/reference/block-kit/blocks and .../interactivity/handling-user-interaction
import type { types } from '@slack/bolt';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { clip, toPlain } from '#core/language/plain.ts';
import type { Place } from '#core/ports.ts';
import type { Block, Control, Doc } from '#core/talk/doc.ts';
import type { Picture } from '#core/talk/picture.ts';
import { withPictures } from '#core/talk/pictured.ts';
import { MORE, toContext, toTopLevel } from './context.ts';
import { toControls } from './controls.ts';
import { costOf, toImages } from './images.ts';
import { toPreformatted } from './preformatted.ts';
import { toList, toParagraph } from './rich.ts';
import type { Room } from './room.ts';
import { createRoom } from './room.ts';

/** A Doc, and the ids of those of its pictures that Slack has; the others are told in words. */
export type SlackDoc = Doc & { readonly uploads?: ReadonlyMap<Picture, string> };

/** What every message to Slack holds; links in the news must not unfold into previews. */
export type SlackMessage = {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
};

/** A body for a response_url. */
export type SlackAnswer = SlackMessage & {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original?: boolean;
};

export const DELIVERY_EVENT = 'newsdesk_delivery';

type Metadata = {
  readonly event_type: typeof DELIVERY_EVENT;
  readonly event_payload: { readonly key: DeliveryKey };
};

/** Arguments of chat.postMessage. */
export type SlackPost = SlackMessage & {
  readonly channel: string;
  readonly thread_ts?: string;
  readonly metadata: Metadata;
};

/** Arguments of chat.update. */
export type SlackEdit = Pick<SlackMessage, 'text' | 'blocks'> & {
  readonly channel: string;
  readonly ts: string;
  /** Left out, Slack would make links of names and addresses in the text, as it does not in a post. */
  readonly parse: 'none';
  readonly metadata: Metadata;
};

/** What Slack lets a message hold. */
const BLOCKS = 50;
/**
 * All text of a message, counted as escaped. Slack names no figure; 13,172 passed and more was refused
 * as msg_blocks_too_long (bolt-js#2509).
 */
const CHARACTERS = 12_000;
/** Addresses are not part of that count, but of the bytes that Slack refused in bolt-js#2867. */
const ADDRESSES = 6_000;
/** Slack keeps up to 40,000, and advises 4,000. */
const TOP_LEVEL = 4_000;
const HEADER = 150;
/** A header takes about 100 characters more of the total than it holds (bolt-js#2509). */
const HEADER_COST = 100;

/** The private answer to a command. */
export const toSlackAnswer = (doc: SlackDoc): SlackAnswer => ({
  response_type: 'ephemeral',
  ...toMessage(doc),
});

/** Takes the place of the message whose control was used. */
export const toSlackUpdate = (doc: SlackDoc): SlackAnswer => ({
  response_type: 'ephemeral',
  replace_original: true,
  ...toMessage(doc),
});

/** A private answer beside the message whose control was used. */
export const toSlackTell = (doc: SlackDoc): SlackAnswer => ({
  response_type: 'ephemeral',
  replace_original: false,
  ...toMessage(doc),
});

/** A new message for everyone in the channel, also where the bot is no member. */
export const toSlackShare = (doc: SlackDoc): SlackAnswer => ({
  response_type: 'in_channel',
  replace_original: false,
  ...toMessage(doc),
});

/**
 * A message of the bot's own; `key` is how it is known again in the history of the channel. A person's
 * id in the place of a channel's is the conversation between them and the bot.
 */
export const toSlackPost = (place: Place, doc: SlackDoc, key: DeliveryKey): SlackPost => ({
  channel: personOf(place) ?? place.channel,
  ...(place.thread !== undefined && { thread_ts: place.thread }),
  ...toMessage(doc),
  metadata: toMetadata(key),
});

/** Takes the place of the message `ref` in `channel`, blocks and all. */
export function toSlackEdit(
  channel: string,
  ref: string,
  { doc, key }: { readonly doc: SlackDoc; readonly key: DeliveryKey },
): SlackEdit {
  const { text, blocks } = toMessage(doc);
  return { channel, ts: ref, text, blocks, parse: 'none', metadata: toMetadata(key) };
}

/** Whom a place stands for that is a person and no channel yet. */
export const personOf = ({ channel }: Place): string | undefined =>
  channel.startsWith('@') ? channel.slice(1) : undefined;

const toMetadata = (key: DeliveryKey): Metadata => ({
  event_type: DELIVERY_EVENT,
  event_payload: { key },
});

function toMessage(doc: SlackDoc): SlackMessage {
  return {
    text: toTopLevel(toPlain(doc.fallback), TOP_LEVEL),
    blocks: toBlocks(doc, BLOCKS),
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** From one block to so many; the words of the whole where nothing in it can be drawn. */
export function toBlocks(
  { uploads = new Map(), ...doc }: SlackDoc,
  most: number,
): types.KnownBlock[] {
  const drawn = draw({ ...withPictures(doc, uploads), uploads }, most);
  const words = toPlain(doc.fallback) || '…';
  return drawn.length > 0
    ? drawn
    : draw({ blocks: [{ kind: 'text', line: [words] }], uploads }, most);
}

type Drawn = Pick<Doc, 'blocks' | 'file'> & Required<Pick<SlackDoc, 'uploads'>>;

/**
 * Controls, pictures and a file are drawn first, so that they always fit; the rest shares what they
 * leave, in its order.
 */
function draw({ blocks, file, uploads }: Drawn, most: number): types.KnownBlock[] {
  const { rows, cost } = toControls(blocks.map(controlsOf));
  const images = blocks.map((block) => toImages(block, uploads));
  const ready = rows.map((row, at) => [...row, ...(images[at] ?? [])]);
  const shown = toPreformatted(file);
  const room = createRoom(CHARACTERS - cost - costOf(images.flat()) - shown.cost, ADDRESSES);
  // One block stays back to say that there is more.
  let left = most - 1 - ready.flat().length - shown.blocks.length;
  let more = false;
  const drawn = blocks.flatMap((block, at) => {
    if (isDrawnFirst(block)) return ready[at] ?? [];
    if (left > 0 || room.cut()) {
      const result = toBlock(block, room);
      if (result !== undefined) left -= 1;
      return result ?? [];
    }
    more = true;
    return [];
  });
  return [...drawn, ...(more ? [MORE] : []), ...shown.blocks];
}

type First = Extract<Block, { kind: 'controls' | 'picture' }>;

const isDrawnFirst = (block: Block): block is First =>
  block.kind === 'controls' || block.kind === 'picture';

const controlsOf = (block: Block): readonly Control[] =>
  block.kind === 'controls' ? block.controls : [];

function toBlock(block: Exclude<Block, First>, room: Room): types.KnownBlock | undefined {
  switch (block.kind) {
    case 'heading':
      return toHeader(block.text, room);
    case 'text':
      return toParagraph(block.line, room);
    case 'list':
      return toList(block.items, block.start, room);
    case 'fine':
      return toContext(block.line, room);
    case 'rule':
      return room.cut() ? undefined : { type: 'divider' };
  }
}

function toHeader(title: string, room: Room): types.HeaderBlock | undefined {
  const text = clip(room.fit(clip(toPlain(title), HEADER), HEADER_COST), HEADER);
  return text === ''
    ? undefined
    : { type: 'header', text: { type: 'plain_text', text, emoji: false } };
}
