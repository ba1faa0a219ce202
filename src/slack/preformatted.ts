import type { types } from '@slack/bolt';
import type { TextFile } from '#core/talk/doc.ts';
import { escapedLength } from './room.ts';

/** Of a message's 12,000 characters, counted as escaped. */
const FILE_ROOM = 8_000;
/** All but the end of a line. */
const UNSAFE = /[^\P{Cc}\n]|[\p{Bidi_Control}\u2028\u2029\ufeff]/gu;

/** Short enough to be read and copied where it stands; a longer one has to go as a file. */
export const isShown = ({ text }: TextFile): boolean => escapedLength(text) <= FILE_ROOM;

/** A file's text as it is, line by line, and what it costs of a message's characters. */
export function toPreformatted(file: TextFile | undefined): {
  readonly blocks: types.RichTextBlock[];
  readonly cost: number;
} {
  const text = file?.text.toWellFormed().replace(UNSAFE, ' ').trimEnd() ?? '';
  if (file === undefined || text === '' || !isShown(file)) return { blocks: [], cost: 0 };
  const elements = [{ type: 'text', text } as const];
  return {
    blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements }] }],
    cost: escapedLength(text),
  };
}
