import { clip } from '#core/language/plain.ts';
import type { Line, Span } from '#core/talk/doc.ts';
import { escapeMarkdown, toHref, toPlainPart } from './escape.ts';

/** A run of words between two markers, or markup that stands for itself and cannot be cut. */
export type Piece =
  | {
      readonly kind: 'words';
      readonly text: string;
      readonly open: string;
      readonly close: string;
      readonly write: (text: string) => string;
    }
  | { readonly kind: 'fixed'; readonly markdown: string };

type Words = Extract<Piece, { kind: 'words' }>;

/** A quarter of a message; an address beyond it leaves the bare text. */
const LINK_URL_LIMIT = 1_000;

const words = (text: string, open = '', close = open): Words => ({
  kind: 'words',
  text,
  open,
  close,
  write: escapeMarkdown,
});

/** Reads a line of a Doc into pieces: cleaned, without doubled blanks, equal neighbours joined. */
export function toPieces(line: Line): readonly Piece[] {
  // Twice: two codes that became words have words beside them.
  return joinEqual(joinEqual(withoutDoubledBlanks(line.flatMap(toSpanPieces))));
}

/** All characters of a line in markup; over `room` it is cut between graphemes and ends in "…". */
export function writePieces(pieces: readonly Piece[], room: number): string {
  let written = '';
  for (const [index, piece] of pieces.entries()) {
    const whole = writePiece(piece);
    const reserve = index === pieces.length - 1 ? 0 : 1;
    if (written.length + whole.length + reserve > room) {
      return written + cutPiece(piece, room - written.length);
    }
    written += whole;
  }
  return written;
}

function toSpanPieces(span: Span): readonly Piece[] {
  if (typeof span === 'string') return [words(toPlainPart(span))];
  if (span.kind === 'time') return [{ kind: 'fixed', markdown: toTimestamp(span) }];
  const text = toPlainPart(span.text);
  if (text.trim() === '') return [words(text)];
  switch (span.kind) {
    case 'strong':
      return [words(text, '**')];
    case 'code':
      return [toCode(text)];
    case 'link':
      return toLink(text, toHref(span.url));
  }
}

/** Nothing can be escaped in code: a backtick would end it, and `](` a link that began before it. */
const toCode = (text: string): Piece =>
  /`|\]\(/.test(text) ? words(text) : { ...words(text, '`'), write: (code) => code };

/**
 * Discord reads brackets inside a link's text by pairs, escaped or not, and shows the raw markup where
 * they do not match. So the longest part without a bracket becomes the link.
 */
function toLink(text: string, href: string | undefined): readonly Piece[] {
  if (href === undefined || href.length > LINK_URL_LIMIT) return [words(text)];
  const parts = text.split(/( ?[[\]]+ ?)/);
  const longest = parts.reduce((best, part, index) => {
    return index % 2 === 0 && part.length > (parts[best] ?? '').length ? index : best;
  }, 0);
  const label = parts[longest] ?? '';
  if (label.trim() === '') return [words(text)];
  return [
    words(parts.slice(0, longest).join('')),
    words(label, '[', `](<${href}>)`),
    words(parts.slice(longest + 1).join('')),
  ];
}

function toTimestamp({ at, show }: Extract<Span, { kind: 'time' }>): string {
  const seconds = Math.floor(at.epochMilliseconds / 1000);
  return `<t:${seconds}:${show === 'day' ? 'D' : 'f'}>`;
}

function withoutDoubledBlanks(pieces: readonly Piece[]): readonly Piece[] {
  const kept: Piece[] = [];
  let afterBlank = true;
  for (const piece of pieces) {
    const next: Piece = afterBlank ? withText(piece, (text) => text.trimStart()) : piece;
    if (next.kind === 'words' && next.text === '') continue;
    kept.push(next);
    afterBlank = next.kind === 'words' && next.text.endsWith(' ');
  }
  const last = kept.pop();
  if (last === undefined) return [];
  const end = withText(last, (text) => text.trimEnd());
  // A line that ends in a blank of its own has nothing but that blank there.
  return end.kind === 'words' && end.text === '' ? withoutDoubledBlanks(kept) : [...kept, end];
}

const withText = (piece: Piece, change: (text: string) => string): Piece =>
  piece.kind === 'words' ? { ...piece, text: change(piece.text) } : piece;

/** `**a****b**` would not be two bold words to Discord; a colon at an end has to see what follows. */
function joinEqual(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.kind === 'words' && piece.kind === 'words' && sameMarkers(last, piece)) {
      const text = last.text + piece.text;
      // Two codes that are harmless apart may hold a `](` together.
      joined[joined.length - 1] = last.open === '`' ? toCode(text) : { ...last, text };
    } else joined.push(piece);
  }
  return joined;
}

const sameMarkers = (one: Words, other: Words): boolean =>
  one.open === other.open && one.close === other.close;

const writePiece = (piece: Piece): string =>
  piece.kind === 'fixed' ? piece.markdown : piece.open + piece.write(piece.text) + piece.close;

/** At most `room` characters of a piece that is too long for it; nothing where not even "…" fits. */
function cutPiece(piece: Piece, room: number): string {
  if (room < 1) return '';
  if (piece.kind === 'fixed') return '…';
  let limit = Math.min(piece.text.length - 1, room - piece.open.length - piece.close.length);
  while (limit > 1) {
    const written = writePiece({ ...piece, text: clip(piece.text, limit) });
    if (written.length <= room) return written;
    // Escaping at most doubles a character, so this never cuts more than it must by much.
    limit -= Math.ceil((written.length - room) / 2);
  }
  return '…';
}
