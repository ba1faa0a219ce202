import { isWeb } from './address.ts';
import { attribute, child, childrenOf, type Element, textIn, textOf } from './element.ts';
import { type FoundFeed, type FoundItem, html, type Markup, plain, together } from './found.ts';
import { mediaPictures, mediaText, pictureFiles } from './pictures.ts';
import type { Tree } from './tree.ts';

/** Atom 0.3 and 1.0. */
export function fromAtom({ root, entries }: Tree): FoundFeed {
  return {
    title: markupOf(child(root, 'title')),
    links: [alternateLink(childrenOf(root, 'link'))],
    language: attribute(root, 'xml:lang') ?? textIn(root, 'dc:language'),
    author: authorsOf(root),
    base: attribute(root, 'xml:base'),
    items: entries.map(fromEntry),
  };
}

function fromEntry(entry: Element): FoundItem {
  const links = childrenOf(entry, 'link');
  const files = links.filter((link) => attribute(link, 'rel') === 'enclosure').map(toFile);
  const content = child(entry, 'content');
  const source = child(entry, 'source');
  return {
    id: textIn(entry, 'id'),
    title: markupOf(child(entry, 'title')) ?? html(textIn(entry, 'dc:title')),
    links: pageLinks(entry, [alternateLink(links), attribute(content, 'src')]),
    files: files.map(({ url }) => url),
    dates: ATOM_DATES.map((name) => textIn(entry, name)),
    summary: markupOf(child(entry, 'summary')) ?? html(mediaText(entry, 'media:description')),
    content: markupOf(content),
    author: authorsOf(entry) ?? (source && authorsOf(source)),
    pictures: [
      ...mediaPictures(entry),
      ...pictureFiles(files),
      attribute(child(entry, 'itunes:image'), 'href'),
    ],
    base: attribute(entry, 'xml:base'),
  };
}

/** First when it came out, in the words of Atom 1.0, 0.3 and Dublin Core, then when it was changed. */
const ATOM_DATES = [
  ...['published', 'issued', 'created', 'dcterms:issued', 'dcterms:created', 'dc:date'],
  ...['updated', 'modified', 'dcterms:modified'],
];

/** The page that it is about: what says that it is HTML, before what says nothing (RFC 4287 4.2.7). */
export function alternateLink(links: readonly Element[]): string | undefined {
  const alternates = links.filter((link) => /^(?:alternate)?$/.test(attribute(link, 'rel') ?? ''));
  const page =
    alternates.find((link) => attribute(link, 'type')?.includes('html')) ??
    alternates.find((link) => attribute(link, 'type') === undefined);
  const best = page ?? alternates[0];
  return attribute(best, 'href') ?? textOf(best);
}

/** Hosts of FeedBurner: what is linked there leads by its counter to the page. */
const FEEDBURNER = /^https?:\/\/(?:[\w-]+\.)*(?:feedburner|feedproxy\.google)\.com\//i;

/** The links of an entry, with the page itself in place of FeedBurner's counter. */
export function pageLinks(
  entry: Element,
  links: readonly (string | undefined)[],
): readonly (string | undefined)[] {
  const original = textIn(entry, 'feedburner:origlink');
  if (!isWeb(original)) return links;
  return links.map((link) => (FEEDBURNER.test(link ?? '') ? original : link));
}

/** The names of all who wrote it; of whom there is no name, the address. */
export function authorsOf(element: Element): string | undefined {
  const people = childrenOf(element, 'author').map((author) => textIn(author, 'name', 'email'));
  return together(people) ?? together(childrenOf(element, 'dc:creator').map(textOf));
}

function toFile(link: Element) {
  return { url: attribute(link, 'href'), type: attribute(link, 'type') };
}

/** Many feeds write HTML and forget to say so. */
const LOOKS_LIKE_HTML =
  /<\/[a-z][a-z0-9]*\s*>|<(?:br|hr|img|p)\b[^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]\w+);/i;

function markupOf(element: Element | undefined): Markup | undefined {
  if (element === undefined || isNoText(attribute(element, 'type'))) return undefined;
  if (element.children.length > 0) return html(element.inner);
  const text = textOf(element);
  const isHtml = /html/i.test(attribute(element, 'type') ?? '') || LOOKS_LIKE_HTML.test(text ?? '');
  return isHtml ? html(text) : plain(text);
}

/** Pictures, films and the like, which stand in Base64. */
function isNoText(type: string | undefined): boolean {
  return type?.includes('/') === true && !/^text\/|xml|html/i.test(type);
}
