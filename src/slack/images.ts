// https://docs.slack.dev/reference/block-kit/blocks/image-block and .../composition-objects/slack-file-object
import type { types } from '@slack/bolt';
import { toPlain } from '#core/language/plain.ts';
import type { Block } from '#core/talk/doc.ts';
import type { Picture } from '#core/talk/picture.ts';
import { clipEscaped, escapedLength } from './room.ts';

/** Characters; Slack takes 2,000, and the message as a whole has no more than six times that. */
const ALT_TEXT = 1_000;

/** A picture that Slack has, as a block; nothing for any other block. */
export function toImages(
  block: Block,
  uploads: ReadonlyMap<Picture, string>,
): readonly types.ImageBlock[] {
  const id = block.kind === 'picture' ? uploads.get(block.picture) : undefined;
  if (block.kind !== 'picture' || id === undefined) return [];
  const alt_text = clipEscaped(toPlain(block.picture.alt), ALT_TEXT) || '…';
  return [{ type: 'image', slack_file: { id }, alt_text }];
}

/** What they take of a message's characters. */
export const costOf = (images: readonly types.ImageBlock[]): number =>
  images.reduce((sum, { alt_text }) => sum + escapedLength(alt_text), 0);
