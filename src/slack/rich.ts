import type { types } from '@slack/bolt';
import type { Line } from '#core/talk/doc.ts';
import type { Piece } from './pieces.ts';
import { toPieces } from './pieces.ts';
import type { Room } from './room.ts';

type Section = types.RichTextSection;
type Element = types.RichTextElement;

/**
 * Slack refused 17,694 bytes of blocks that were mostly JSON around little text (bolt-js#2867), so
 * every element costs something beside its text.
 */
const ELEMENT_COST = 10;

/** In rich text nothing is markup, so nothing has to be escaped. Undefined where nothing is left to draw. */
export function toSection(line: Line, room: Room): Section | undefined {
  const elements = toPieces(line).flatMap((piece) => toElement(piece, room) ?? []);
  return elements.length === 0 ? undefined : { type: 'rich_text_section', elements };
}

export function toParagraph(line: Line, room: Room): types.RichTextBlock | undefined {
  const section = toSection(line, room);
  return section && { type: 'rich_text', elements: [section] };
}

/** An item with nothing in it stays, as "…": the numbers of the items after it mean something. */
export function toList(
  items: readonly Line[],
  start: number | undefined,
  room: Room,
): types.RichTextBlock | undefined {
  const elements = items.flatMap((line) => toSection(line, room) ?? toSection(['…'], room) ?? []);
  if (elements.length === 0) return undefined;
  const list: types.RichTextList = { type: 'rich_text_list', style: 'bullet', indent: 0, elements };
  return { type: 'rich_text', elements: [start === undefined ? list : numbered(list, start)] };
}

function numbered(list: types.RichTextList, start: number): types.RichTextList {
  const offset = Number.isSafeInteger(start) && start > 1 ? start - 1 : 0;
  // Slack documents `offset` (how many numbers to skip); @slack/types 3.2.0 does not have it.
  return { ...list, style: 'ordered', ...(offset > 0 && { offset }) } as types.RichTextList;
}

function toElement(piece: Piece, room: Room): Element | undefined {
  const text = room.fit(piece.text, ELEMENT_COST);
  return text === '' ? undefined : drawn(piece, text, room);
}

function drawn(piece: Piece, text: string, room: Room): Element {
  switch (piece.kind) {
    case 'plain':
      return { type: 'text', text };
    case 'strong':
      return { type: 'text', text, style: { bold: true } };
    case 'code':
      return { type: 'text', text, style: { code: true } };
    case 'link':
      return room.address(piece.url)
        ? { type: 'link', url: piece.url, text }
        : { type: 'text', text };
    case 'time':
      return text === piece.text
        ? { type: 'date', timestamp: piece.unix, format: piece.format, fallback: text }
        : { type: 'text', text };
  }
}
