import { isUtf8 } from 'node:buffer';
import type { Body } from '../body.ts';

/** The declaration of XML stands first; HTML wants its `meta` in 1,024 bytes, and pages put it later than that. */
const HEAD = 4096;
/** Letters that show what the rest is like. */
const SAMPLE = 200_000;
const HTTP_CHARSET = /charset\s*=\s*["']?([^\s;"']+)/i;
const XML_ENCODING = /<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]+)/i;
const META_CHARSET = /<meta\b[^>]*?\bcharset\s*=\s*["']?([^\s;"'/>]+)/i;

type Wide = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/**
 * The text of bytes from the web. First speak the bytes: their mark, the zeros of UTF-16 and UTF-32, and
 * UTF-8 all through, which no other text is by accident. Then the header, the declaration, and windows-1252,
 * which reads everything.
 */
export function decode(body: Body): string {
  const { bytes } = body;
  const wide = wideEncodingOf(bytes);
  if (wide === 'utf-32le' || wide === 'utf-32be') return decodeUtf32(bytes, wide);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  return decodeNarrow(bytes, labelsOf(body));
}

/** How the first four bytes look: by the mark, or by the zeros beside the first letters (XML 1.0, appendix F). */
const WIDE_BEGINNINGS: readonly (readonly [RegExp, Wide])[] = [
  [/^fffe0000|^..000000/, 'utf-32le'],
  [/^0000feff|^000000../, 'utf-32be'],
  [/^fffe|^..00..00/, 'utf-16le'],
  [/^feff|^00..00../, 'utf-16be'],
];

function wideEncodingOf(bytes: Uint8Array): Wide | undefined {
  const beginning = bytes.subarray(0, 4).toHex();
  if (beginning === '00000000') return undefined;
  return WIDE_BEGINNINGS.find(([looks]) => looks.test(beginning))?.[1];
}

/** The one encoding that TextDecoder does not know. */
function decodeUtf32(bytes: Uint8Array, encoding: 'utf-32le' | 'utf-32be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, encoding === 'utf-32le');
    letters.push(point > 0x10ffff ? '\uFFFD' : String.fromCodePoint(point));
  }
  return withoutMark(letters.join(''));
}

/** What the header says and what the text says of itself, as far as they are known names. */
function labelsOf({ bytes, contentType }: Body): readonly string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const named = [
    HTTP_CHARSET.exec(contentType ?? ''),
    XML_ENCODING.exec(head) ?? META_CHARSET.exec(head),
  ];
  return named.flatMap((found) => encodingOf(found?.[1]) ?? []);
}

/** The name that the standard has for a label; none for UTF-16, whose bytes would have shown it. */
function encodingOf(label: string | undefined): string | undefined {
  try {
    const { encoding } = new TextDecoder(label ?? 'utf-8');
    return encoding.startsWith('utf-') ? undefined : encoding;
  } catch {
    return undefined;
  }
}

function decodeNarrow(bytes: Uint8Array, labels: readonly string[]): string {
  return (
    firstThatFits(bytes, labels.filter(hasManyBytes)) ??
    wholeUtf8(bytes) ??
    firstThatFits(bytes, labels) ??
    decodeDamaged(bytes, labels[0] ?? 'windows-1252')
  );
}

/** Shift_JIS, GBK and their kind: what is written in them may be UTF-8 by accident when it is short. */
function hasManyBytes(encoding: string): boolean {
  return /^(?:gb|big5|euc|shift|iso-2022)/.test(encoding);
}

function firstThatFits(bytes: Uint8Array, encodings: readonly string[]): string | undefined {
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not these bytes: the next one.
    }
  }
  return undefined;
}

/** A Buffer reads in a tenth of the time of a TextDecoder that is to refuse what is wrong. */
function wholeUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const { buffer, byteOffset, byteLength } = bytes;
  return withoutMark(Buffer.from(buffer, byteOffset, byteLength).toString());
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** UTF-8 that was cut or has some bad bytes is still UTF-8; where most is bad, it never was. */
function decodeDamaged(bytes: Uint8Array, label: string): string {
  const text = new TextDecoder().decode(bytes);
  const sample = text.slice(0, SAMPLE);
  const bad = sample.match(/\uFFFD/g)?.length ?? 0;
  const good = sample.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return bad < good ? text : new TextDecoder(label).decode(bytes);
}
