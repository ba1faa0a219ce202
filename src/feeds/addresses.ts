import { UsageError } from '#core/errors.ts';

/** As many as a list of feeds may have. */
const MOST = 1_000;
const LONGEST_SHOWN = 100;

/** `example.org/feed`, as a browser shows an address. */
const BARE = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#]|$)/u;

/**
 * Reads addresses that a person typed or pasted, with blanks, lines or commas between, each once. Throws
 * a UsageError that names the first word that is none.
 */
export function readAddresses(text: string): readonly string[] {
  const words = text
    .split(/\s+|[,;](?=(?:https?|feed):)/i)
    .map((word) => word.replace(/^<([^|>]*).*$/, '$1').replace(/[,;]+$/, ''))
    .filter((word) => word !== '');
  const addresses = new Set(words.map(toAddress));
  if (addresses.size <= MOST) return [...addresses];
  throw new UsageError(
    'These are more than 1,000 addresses: leave some out, or send them in parts.',
  );
}

function toAddress(word: string): string {
  const url = toFeedUrl(BARE.test(word) ? `https://${word}` : word);
  if (url !== undefined) return url;
  if (word.includes('@'))
    throw new UsageError(
      'An address with a user or a password in it would be seen by all who list the feeds: give one without.',
    );
  throw new UsageError(
    `“${word.slice(0, LONGEST_SHOWN)}” is no web address: write one such as https://example.org/feed.xml.`,
  );
}

/** In its normal form and without a fragment; undefined where it is not http or https, or holds a password. */
export function toFeedUrl(text: string): string | undefined {
  const url = URL.parse(withoutFeedScheme(text.trim()));
  if (url === null || !/^https?:$/.test(url.protocol) || url.username || url.password)
    return undefined;
  url.hash = '';
  return url.href;
}

/** `feed:https://host/path` and `feed://host/path` were made for browsers to open a reader. */
const withoutFeedScheme = (text: string): string =>
  text.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://');
