import { toPlain } from '#core/language/plain.ts';
import { toHttpUrl } from '#core/news/url.ts';
import type { Line, Span } from '#core/talk/doc.ts';

/** A span after cleaning: never empty, one line, its address checked. */
export type Piece =
  | { readonly kind: 'plain' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** `text` is what is shown where Slack cannot write the date itself. */
  | {
      readonly kind: 'time';
      readonly text: string;
      /** Seconds. */
      readonly unix: number;
      readonly format: string;
    };

/** Slack's limit for every address in Block Kit. */
const URL_LIMIT = 3_000;
/** The year 9999; Slack's date tokens are for times that people meet. */
const LAST_UNIX = 253_402_300_799;

/** The address in its normal form, if it is one that Slack takes. */
export function toSlackUrl(text: string): string | undefined {
  // Left as it is by the URL standard, and the end of an address in mrkdwn.
  const url = toHttpUrl(text)?.replaceAll('|', '%7C');
  return url !== undefined && url.length <= URL_LIMIT ? url : undefined;
}

/** Cleans a line: blanks between spans stay, those at its ends go, empty spans vanish. */
export function toPieces(line: Line): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const span of line) {
    const piece = afterBlank(toPiece(span), pieces.at(-1));
    if (piece.text === '') continue;
    const last = pieces.at(-1);
    if (piece.kind === 'plain' && last?.kind === 'plain') {
      pieces[pieces.length - 1] = { kind: 'plain', text: last.text + piece.text };
    } else {
      pieces.push(piece);
    }
  }
  return trimmedEnd(pieces);
}

/** Without the blank that the line already has before it; a blank alone is plain, whatever it was to be. */
function afterBlank(piece: Piece, last: Piece | undefined): Piece {
  const doubled = last === undefined || last.text.endsWith(' ');
  const text = doubled ? piece.text.trimStart() : piece.text;
  return text.trim() === '' ? { kind: 'plain', text } : { ...piece, text };
}

function trimmedEnd(pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.at(-1);
  if (last === undefined || !last.text.endsWith(' ')) return pieces;
  const text = last.text.trimEnd();
  const rest = pieces.slice(0, -1);
  return text === '' ? trimmedEnd(rest) : [...rest, { ...last, text }];
}

/** `toPlain` trims; between two guards the blanks at both ends of a span survive it. */
const cleaned = (text: string): string => toPlain(`|${text}|`).slice(1, -1);

function toPiece(span: Span): Piece {
  if (typeof span === 'string') return { kind: 'plain', text: cleaned(span) };
  switch (span.kind) {
    case 'strong':
    case 'code':
      return { kind: span.kind, text: cleaned(span.text) };
    case 'link': {
      const url = toSlackUrl(span.url);
      const text = cleaned(span.text);
      return url === undefined ? { kind: 'plain', text } : { kind: 'link', text, url };
    }
    case 'time':
      return toTime(span.at, span.show);
  }
}

function toTime(at: Temporal.Instant, show: 'day' | 'moment'): Piece {
  const [day = '', clock = ''] = at.toString({ smallestUnit: 'minute' }).split('T');
  const text = show === 'day' ? day : `${day} ${clock.replace('Z', ' UTC')}`;
  const unix = Math.floor(at.epochMilliseconds / 1_000);
  if (unix < 0 || unix > LAST_UNIX) return { kind: 'plain', text };
  const format = show === 'day' ? '{date_short_pretty}' : '{date_short_pretty}, {time}';
  return { kind: 'time', text, unix, format };
}
