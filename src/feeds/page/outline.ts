import { Parser } from 'htmlparser2';
import type { ReadPage } from '../body.ts';
import { toOneLine } from '../read/plain-text.ts';

/** What can be told of a page without a tree of it. */
export type Outline = Pick<ReadPage, 'title' | 'feeds'> & {
  /** No page that is meant to be read does; a tree of it would take minutes to look through. */
  readonly nestsTooDeep: boolean;
};

/** Browsers stop at 512; of a hundred pages of news the deepest has 51. */
const DEEPEST = 256;
/** Nobody picks from a longer list. */
const MOST_FEEDS = 50;
/** The types that feeds are known to be announced under. WordPress names its JSON API so as well. */
const FEED_TYPE =
  /^(?:application|text)\/(?:rss|atom|rdf|feed)\+(?:xml|json)$|^(?:application|text)\/(?:xml|json|rss)$/;
const NO_FEED = /\/wp-json\//;

/** Reads the title, the feeds, and the depth of a page in one pass over its tags. */
export function readOutline(html: string, url: string | undefined): Outline {
  const found = new Found();
  const parser = new Parser(found, { decodeEntities: true });
  found.onTooDeep = () => parser.pause();
  parser.write(html);
  if (!found.nestsTooDeep) parser.end();
  return {
    title: toOneLine(found.title) || undefined,
    feeds: toFeeds(found.links, baseOf(found.base, url)),
    nestsTooDeep: found.nestsTooDeep,
  };
}

/** Tags whose attributes tell something. */
const LISTENED: ReadonlySet<string> = new Set(['link', 'base']);

type Attributes = Readonly<Record<string, string>>;

/** Hears the tags of a page. */
class Found {
  title = '';
  base: string | undefined;
  nestsTooDeep = false;
  readonly links: Attributes[] = [];
  onTooDeep: () => void = () => undefined;
  #tag = '';
  #depth = 0;
  #attributes: Record<string, string> = {};
  #hasTitle = false;

  onopentagname(tag: string): void {
    this.#tag = tag;
    if (LISTENED.has(tag)) this.#attributes = Object.create(null);
    this.#depth += 1;
    if (this.#depth <= DEEPEST) return;
    this.nestsTooDeep = true;
    this.onTooDeep();
  }

  onattribute(name: string, value: string): void {
    if (LISTENED.has(this.#tag)) this.#attributes[name] = value;
  }

  /** SVG pictures have titles too, later in the page. */
  ontext(text: string): void {
    if (this.#tag === 'title' && !this.#hasTitle) this.title += text;
  }

  onclosetag(tag: string): void {
    this.#depth -= 1;
    if (tag === 'title') this.#hasTitle = true;
    if (tag === 'link') this.links.push(this.#attributes);
    if (tag === 'base') this.base ??= this.#attributes.href;
    this.#tag = '';
  }
}

/** Where the links of a page start from; a base may itself be relative. */
function baseOf(base: string | undefined, url: string | undefined): string | undefined {
  return URL.parse(base ?? '', url)?.href ?? url;
}

function toFeeds(links: readonly Attributes[], base: string | undefined): ReadPage['feeds'] {
  const feeds = new Map<string, ReadPage['feeds'][number]>();
  for (const link of links) {
    const url = feedUrlOf(link, base);
    if (url === undefined || feeds.has(url)) continue;
    feeds.set(url, { url, title: toOneLine(link.title ?? '') || undefined });
    if (feeds.size === MOST_FEEDS) break;
  }
  return [...feeds.values()];
}

function feedUrlOf(link: Attributes, base: string | undefined): string | undefined {
  const { rel = '', type = '', href = '' } = link;
  if (!/\balternate\b/i.test(rel) || !FEED_TYPE.test(typeOf(type)) || href.trim() === '') {
    return undefined;
  }
  const url = URL.parse(href, base);
  if (url === null || !/^https?:$/.test(url.protocol) || NO_FEED.test(url.pathname)) {
    return undefined;
  }
  url.hash = '';
  return url.href;
}

/** The bare type: `application/rss+xml; charset=utf-8` has more. */
const typeOf = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase();
