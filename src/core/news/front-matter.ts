import { toPlain } from '../language/plain.ts';
import { PageError } from './page.ts';
import { toHttpUrl } from './url.ts';

/** What stands between two `---` lines at the head of a file. */
export type FrontMatter = {
  readonly title?: string;
  readonly published?: Temporal.Instant;
  readonly source?: string;
  readonly topic?: string;
  readonly url?: string;
};

/** `lines` is how many lines the front matter took, so that later lines keep their number. */
export type Split = { readonly matter: FrontMatter; readonly body: string; readonly lines: number };

const FENCE = '---';
const KEYS = ['title', 'date', 'source', 'topic', 'url'] as const;
type Key = (typeof KEYS)[number];

/**
 * Takes the front matter off a page: flat `key: value` lines. Text without it is all body.
 * Throws a PageError that names the line where it is not closed, a line is no pair, or a value is wrong.
 */
export function splitFrontMatter(text: string): Split {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  if (lines[0]?.trim() !== FENCE) return { matter: {}, body: lines.join('\n'), lines: 0 };
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === FENCE);
  if (end < 0) {
    throw new PageError(1, 'the front matter is not closed: write a line of --- under it');
  }
  const pairs = lines.slice(1, end).map((line, index) => readPair(line, index + 2));
  const matter: FrontMatter = Object.assign({}, ...pairs);
  return { matter, body: lines.slice(end + 1).join('\n'), lines: end + 1 };
}

function readPair(line: string, number: number): FrontMatter {
  if (line.trim() === '' || line.startsWith('#')) return {};
  const colon = line.indexOf(':');
  const key = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
  if (colon < 0 || !isKey(key)) {
    throw new PageError(number, `expected one of ${KEYS.join(', ')} followed by a colon`);
  }
  const value = unquote(toPlain(line.slice(colon + 1)));
  return value === '' ? {} : readValue(key, value, number);
}

const isKey = (key: string): key is Key => (KEYS as readonly string[]).includes(key);

/** Editors of YAML put quotes around a title that holds a colon. */
const unquote = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;

function readValue(key: Key, value: string, number: number): FrontMatter {
  if (key === 'date') return { published: readDate(value, number) };
  if (key !== 'url') return { [key]: value };
  const url = toHttpUrl(value);
  if (url === undefined) throw new PageError(number, 'url is not an http or https address');
  return { url };
}

/** A day or a moment with its offset, as ISO 8601 writes them. A day is its noon in UTC: the same day almost everywhere. */
function readDate(value: string, number: number): Temporal.Instant {
  try {
    return /[T ]/.test(value)
      ? Temporal.Instant.from(value)
      : Temporal.PlainDate.from(value)
          .toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
          .toInstant();
  } catch (cause) {
    const message = 'date is neither a day (2026-11-22) nor a moment (2026-11-22T08:00:00Z)';
    throw Object.assign(new PageError(number, message), { cause });
  }
}
