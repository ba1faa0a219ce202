import type { PlainBlock } from '#core/talk/doc.ts';
import { type Piece, toPieces, writePieces } from './line.ts';

/** One line of a text display, before it is cut to the room there is. */
export type TextLine = {
  readonly prefix: string;
  readonly pieces: readonly Piece[];
  /** Most characters of this line, so that one endless title does not silence the rest. */
  readonly limit: number;
};

/** Over all text displays of a message; not in the official reference, measured by several libraries. */
const TEXT_TOTAL = 4_000;
/** As long as Discord lets an embed's title be. */
const HEADING_LIMIT = 256;
/** Room for a link of the longest kind and as much text. */
const ITEM_LIMIT = 2_000;
/** "\n…", kept back so that a message that is cut can say so. */
const CUT_MARK = 2;
/** Below this a line is not begun: two letters of a headline tell nobody anything. */
const SHORTEST = 12;

/** Reads the lines of a block that is text; none where there is nothing to see. */
export function toTextLines(block: Exclude<PlainBlock, { kind: 'rule' | 'controls' }>): TextLine[] {
  switch (block.kind) {
    case 'heading':
      return shown([{ prefix: '## ', pieces: toHeading(block.text), limit: HEADING_LIMIT }]);
    case 'text':
      return shown([{ prefix: '', pieces: toPieces(block.line), limit: TEXT_TOTAL }]);
    case 'fine':
      return shown([{ prefix: '-# ', pieces: toPieces(block.line), limit: TEXT_TOTAL }]);
    case 'list':
      return toItems(block);
  }
}

/** A paragraph of plain words. */
export const plainLine = (text: string): TextLine => ({
  prefix: '',
  pieces: toPieces([text]),
  limit: TEXT_TOTAL,
});

/** Discord drops `#` at the end of a heading, escaped or not; an invisible word joiner keeps "C#" whole. */
function toHeading(text: string): readonly Piece[] {
  const pieces = toPieces([text]);
  const endsInHash = text.trimEnd().endsWith('#');
  return endsInHash ? [...pieces, { kind: 'fixed', markdown: '\u2060' }] : pieces;
}

function toItems({ items, start }: Extract<PlainBlock, { kind: 'list' }>): TextLine[] {
  const lines = items.map(toPieces).filter((pieces) => pieces.length > 0);
  return lines.map((pieces, index) => ({
    prefix: start === undefined ? '- ' : `${Math.max(0, Math.trunc(start) || 0) + index}. `,
    pieces,
    limit: ITEM_LIMIT,
  }));
}

const shown = (lines: TextLine[]): TextLine[] => lines.filter(({ pieces }) => pieces.length > 0);

export type WrittenTexts = {
  /** One for each entry that came in, '' where nothing is left of it. */
  readonly texts: readonly string[];
  readonly cut: boolean;
};

/** Writes the lines of every text into one message's room; where it ends, it ends in "…". */
export function writeTexts(texts: readonly (readonly TextLine[])[]): WrittenTexts {
  let room = TEXT_TOTAL - CUT_MARK;
  let cut = false;
  const write = (line: TextLine): string => {
    if (cut) return '';
    const most = Math.min(room - 1, line.limit) - line.prefix.length;
    const whole = line.prefix + writePieces(line.pieces, line.limit - line.prefix.length);
    cut = whole.length > room - 1;
    if (cut) return most < SHORTEST ? '…' : line.prefix + writePieces(line.pieces, most);
    room -= whole.length + 1;
    return whole;
  };
  const written = texts.map((lines) =>
    lines
      .map(write)
      .filter((line) => line !== '')
      .join('\n'),
  );
  return { texts: written, cut };
}
