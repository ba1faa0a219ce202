import type { types } from '@slack/bolt';
import { clip } from '#core/language/plain.ts';
import type { Line } from '#core/talk/doc.ts';
import type { Piece } from './pieces.ts';
import { toPieces } from './pieces.ts';
import type { Room } from './room.ts';
import { clipEscaped, escapedLength, toLiteral } from './room.ts';

type Element = types.PlainTextElement | types.MrkdwnElement;

/** Slack's limits for one context block. */
const ELEMENTS = 10;
const TEXT = 3_000;

/** What mrkdwn would style, break on or turn into an emoji, whatever is escaped. */
const STYLED = /[*_~`|<>&]|:[^\s:]+:/;

/**
 * Small print. Names and counts are plain_text, the one text of a context block in which `*`, `_` and
 * `:x:` stay what they are; mrkdwn is only for what needs it and holds nothing it could read.
 */
export function toContext(line: Line, room: Room): types.ContextBlock | undefined {
  const elements = runs(toPieces(line)).flatMap((run) => toElement(run, room) ?? []);
  return elements.length === 0 ? undefined : { type: 'context', elements };
}

/** Pieces that become one element each: what is drawn as plain text joins its neighbours. */
function runs(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const full = joined.length === ELEMENTS;
    if (last !== undefined && (full || (isPlain(last) && isPlain(piece)))) {
      joined[joined.length - 1] = { kind: 'plain', text: last.text + piece.text };
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

/** True where mrkdwn would add nothing, or where the words themselves would be read as mrkdwn. */
const isPlain = (piece: Piece): boolean =>
  piece.kind === 'plain' || (piece.kind !== 'time' && STYLED.test(piece.text));

function toElement(piece: Piece, room: Room): Element | undefined {
  const marked = isPlain(piece) ? undefined : toMrkdwn(piece, room);
  // Verbatim: Slack would make links of addresses and channel names in it by itself.
  if (marked !== undefined) return { type: 'mrkdwn', text: marked, verbatim: true };
  const text = room.fit(clip(piece.text.trim(), TEXT));
  return text === '' ? undefined : { type: 'plain_text', text, emoji: false };
}

/** Markup cannot be cut: undefined where it does not fit as a whole. */
function toMrkdwn(piece: Piece, room: Room): string | undefined {
  const text = markup(piece);
  return text.length <= TEXT && room.claim(escapedLength(text)) ? text : undefined;
}

function markup(piece: Piece): string {
  const text = piece.text.trim();
  switch (piece.kind) {
    case 'plain':
      return text;
    case 'strong':
      return `*${text}*`;
    case 'code':
      return `\`${text}\``;
    case 'link':
      return `<${toLiteral(piece.url)}|${text}>`;
    case 'time':
      return `<!date^${piece.unix}^${piece.format}|${text}>`;
  }
}

/** Says that there is more than could be drawn. */
export const MORE: types.ContextBlock = {
  type: 'context',
  elements: [{ type: 'plain_text', text: '…', emoji: false }],
};

/** The top-level text: notifications and screen readers read it, and it is mrkdwn. */
export function toTopLevel(fallback: string, limit: number): string {
  return toLiteral(clipEscaped(fallback, limit)) || '…';
}
