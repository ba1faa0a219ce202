import type { Follow } from '../news/feed.ts';

/** What people paste around an address. */
const WRAPPED = /^[<"'“]+|[>"'”,;]+$/g;
const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;

/** Names a feed of any scheme: `feed:https://…`, `feed://example.com/rss`. */
const FEED_SCHEME = /^feed:(?:\/\/)?(?=https?:)|^feed:(?=\/\/)/i;

/** Addresses with blanks between them, each once; `undefined` for what is none. */
export function readAddresses(text: string): readonly Address[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const read = words.map((word): Address => ({ typed: word, url: readAddress(word) }));
  return [...new Map(read.map((each) => [each.url ?? each.typed, each])).values()];
}

export type Address = { readonly typed: string; readonly url: string | undefined };

/**
 * An address as `new URL` writes it, without a fragment; `https://` may be left out. Nothing where it is
 * none of http or https, has a password in it, or could be a word as well.
 */
export function readAddress(word: string): string | undefined {
  const bare = word.replace(WRAPPED, '').replace(FEED_SCHEME, '').replace(/^\/\//, '');
  const scheme = SCHEME.exec(bare)?.[1]?.toLowerCase();
  if (scheme === undefined && !/^[^/?#]+[.:][^/?#]+/.test(bare)) return undefined;
  const url = URL.parse(scheme === undefined ? `https://${bare}` : bare);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return undefined;
  url.hash = '';
  return url.href;
}

/** The same address without encryption, where it was not said which of both it is. */
export function unencrypted({ typed, url }: Address): string | undefined {
  return url === undefined || SCHEME.test(typed) ? undefined : url.replace(/^https:/, 'http:');
}

/** `example.com`, for people. */
export const hostOf = (url: string): string => URL.parse(url)?.host.replace(/^www\./, '') ?? url;

/** What a feed is called: its own name, else its address without what all addresses have. */
export const nameOfFeed = ({ title, url }: Pick<Follow, 'title' | 'url'>): string =>
  title ?? url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
