import { type Token, toTokens } from '../words.ts';

/** A stretch of a message that its writer did not say: code, a quotation, an address. */
export type Unsaid = { readonly start: number; readonly end: number };

/** The words of a message that its writer said. */
export function toSaid(text: string): readonly Token[] {
  const tokens = toTokens(text);
  const unsaid = findUnsaid(text);
  if (unsaid.length === 0) return tokens;
  let span = 0;
  return tokens.filter(({ start, end }) => {
    while (span < unsaid.length && (unsaid[span]?.end ?? 0) <= start) span += 1;
    return (unsaid[span]?.start ?? text.length) >= end;
  });
}

/** A piece of a message without one of these is said: to look for them leaves out nearly all of it. */
const SIGN = /[`<>@:/\\_=&(-]|[wW]{3}\./g;

/**
 * Finds what is not said in a message: code blocks, inline code, quoted lines, `<url|label>` and other tags,
 * addresses, @mentions, custom emoji, e-mail addresses, paths and pieces of code. In their order, without
 * overlaps; looks at each character a fixed number of times.
 */
export function findUnsaid(text: string): readonly Unsaid[] {
  const spans: Unsaid[] = [];
  const open = { code: true };
  let at = signFrom(text, 0);
  while (at < text.length) {
    const start = startOfPiece(text, at);
    const begins = isBracket(text, start) || isBlank(text, start - 1);
    const end = begins ? endOfUnsaid(text, start, open) : start;
    if (end > start) spans.push({ start, end });
    at = signFrom(text, end > start ? end : endOfPiece(text, at));
  }
  return spans;
}

/** Where the next sign is, from an index on; the end of the text where there is none. */
function signFrom(text: string, from: number): number {
  SIGN.lastIndex = from;
  return SIGN.test(text) ? SIGN.lastIndex - 1 : text.length;
}

/** A piece stands between blanks, or is a backtick or an angle bracket. */
function startOfPiece(text: string, at: number): number {
  let start = at;
  if (isBracket(text, at)) return at;
  while (start > 0 && !isBlank(text, start - 1) && !isBracket(text, start - 1)) start -= 1;
  return start;
}

function endOfPiece(text: string, at: number): number {
  let end = at + 1;
  if (isBracket(text, at)) return end;
  while (end < text.length && !isBlank(text, end) && !isBracket(text, end)) end += 1;
  return end;
}

/** A backtick or an angle bracket. */
function isBracket(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x60 || code === 0x3c || code === 0x3e;
}

/** So is what stands before the beginning. */
function isBlank(text: string, at: number): boolean {
  const code = at < 0 ? 0x20 : text.charCodeAt(at);
  return code <= 0x20 || code === 0xa0 || code === 0x3000;
}

/** Only blanks stand between the beginning of the line and here. */
function isFresh(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && text[before] !== '\n' && isBlank(text, before)) before -= 1;
  return before < 0 || text[before] === '\n';
}

/** Where what is not said ends if it begins here, else the same index. */
function endOfUnsaid(text: string, at: number, open: Open): number {
  switch (text[at]) {
    case '`':
      return endOfCode(text, at, open);
    case '<':
      return endOfTag(text, at);
    case '>':
      return isFresh(text, at) ? endOfQuote(text, at, '>') : at;
    case '&':
      return text.startsWith('&gt;', at) && isFresh(text, at) ? endOfQuote(text, at, '&gt;') : at;
    default:
      return endOfMarked(text, at);
  }
}

/** False once a sign that closes inline code was looked for and is nowhere in the rest. */
type Open = { code: boolean };

/** A code block that nobody closed goes on to the end; inline code ends on its line or is none. */
function endOfCode(text: string, at: number, open: Open): number {
  if (text.startsWith('```', at)) {
    const close = text.indexOf('```', at + 3);
    return close < 0 ? text.length : close + 3;
  }
  if (!open.code) return at;
  const close = text.indexOf('`', at + 1);
  open.code = close >= 0;
  return close < 0 || text.slice(at, close).includes('\n') ? at : close + 1;
}

/** `<https://…|label>`, `<@U1>`, `<#C1>`, `<!here>`, `<:name:1>`; a sign for "less than" is none of them. */
function endOfTag(text: string, at: number): number {
  if (!/[@#!:/\p{L}]/u.test(text[at + 1] ?? '')) return at;
  const length = text.slice(at + 1).search(/[<>\n]/);
  return length >= 0 && text[at + 1 + length] === '>' ? at + length + 2 : at;
}

/** Three signs quote all that follows, one its line. */
function endOfQuote(text: string, at: number, sign: string): number {
  if (text.startsWith(sign.repeat(3), at)) return text.length;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function endOfMarked(text: string, at: number): number {
  const end = endOfPiece(text, at);
  return isUnsaid(text.slice(at, end)) ? end : at;
}

// No `\p{L}` with the flag i: to compile one takes as long as a thousand messages.
const ADDRESS = /:\/\/|^[("'[*]*(?:[wW]{3}\.|@\w)|[^\s("'[*]@./;
const EMOJI = /(?:^|\W):[a-zA-Z0-9_+'-]+:/;
const CODE = /[a-zA-Z0-9]_[a-zA-Z0-9]|::|->|\(\)|\\|\w=|^--?[a-zA-Z]/;
const PLAIN = /^[a-zA-Z0-9'’]*[,.!?]*$/;

const isUnsaid = (piece: string): boolean => !PLAIN.test(piece) && isMarked(piece);

const isMarked = (piece: string): boolean =>
  ADDRESS.test(piece) || EMOJI.test(piece) || CODE.test(piece) || isPath(piece) || isFile(piece);

/** `src/main`, `/etc/hosts`; two names with a stroke between them are said. */
function isPath(piece: string): boolean {
  const stroke = piece.indexOf('/');
  if (stroke < 0) return false;
  return !/^[^/]*\p{Lu}[^/]*\/\p{Lu}[^/._]*$/u.test(piece) && !/^\p{L}{1,2}\/$/u.test(piece);
}

/** `pitch-v3.pdf`: hyphens, and an ending of small letters. */
function isFile(piece: string): boolean {
  const dot = piece.lastIndexOf('.');
  const hyphen = piece.indexOf('-');
  return hyphen > 0 && hyphen < dot && /^\.[a-z0-9]{1,5}[)"',!?]*$/.test(piece.slice(dot));
}
