/** Where the feed begins in a document, and of which kind it is. */
export type Root = {
  /** RDF is a frame around RSS. */
  readonly kind: 'rss' | 'atom';
  /** The document from its root on, wrapped where the root was missing. */
  readonly xml: string;
};

const PROLOG =
  /\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^[>"']*(?:(?:"[^"]*"|'[^']*')[^[>"']*)*(?:\[[^\]]*\]\s*)?>/iy;
const TAG = /<(?:[\w.-]+:)?([a-z]+)(?=[\s/>])/iy;
const ROOT = /<(?:[\w.-]+:)?(?:rss|rdf|feed)(?=[\s>])/i;

/** The feed in a document, without what stands before it; none in a page or in another kind of document. */
export function rootOf(document: string): Root | undefined {
  const start = afterProlog(document);
  const name = tagAt(document, start);
  if (name === 'html' || name === 'head' || name === 'body') return undefined;
  const xml = document.slice(start);
  return rooted(name, xml) ?? afterJunk(xml);
}

/** White space, declarations, comments and the DOCTYPE, whose entities nobody is to expand. */
function afterProlog(document: string): number {
  let at = 0;
  do {
    PROLOG.lastIndex = at;
    at += PROLOG.exec(document)?.[0].length ?? 0;
  } while (PROLOG.lastIndex > 0);
  return at;
}

function tagAt(document: string, at: number): string | undefined {
  TAG.lastIndex = at;
  return TAG.exec(document)?.[1]?.toLowerCase();
}

/** A lone entry or channel is a feed whose publisher forgot the outermost tag. */
function rooted(name: string | undefined, xml: string): Root | undefined {
  switch (name) {
    case 'rss':
    case 'rdf':
      return { kind: 'rss', xml };
    case 'feed':
      return { kind: 'atom', xml };
    case 'channel':
      return { kind: 'rss', xml: `<rss version="2.0">${xml}</rss>` };
    case 'entry':
      return { kind: 'atom', xml: `<feed xmlns="http://www.w3.org/2005/Atom">${xml}</feed>` };
    default:
      return undefined;
  }
}

/** Warnings of a server's programs and the like may stand before the feed. */
function afterJunk(document: string): Root | undefined {
  const start = document.search(ROOT);
  if (start < 0) return undefined;
  return rooted(tagAt(document, start), document.slice(start));
}
