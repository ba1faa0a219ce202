import { alternateLink, pageLinks } from './atom.ts';
import { attribute, child, childrenOf, type Element, textIn, textOf } from './element.ts';
import { type FoundFeed, type FoundItem, html, type Markup, together } from './found.ts';
import { mediaPictures, mediaText, pictureFiles } from './pictures.ts';
import type { Tree } from './tree.ts';

/** RSS 0.9x, 1.0 (which is RDF) and 2.0. */
export function fromRss({ root, entries }: Tree): FoundFeed {
  const channel = child(root, 'channel') ?? root;
  return {
    title: markupIn(channel, 'title', 'dc:title', 'itunes:title'),
    links: [...linksOf(channel), aboutOf(channel)],
    language: textIn(channel, 'language', 'dc:language') ?? attribute(root, 'xml:lang'),
    author: personsIn(channel, 'dc:creator', 'itunes:author', 'managingeditor', 'author'),
    ttl: ttlOf(channel),
    base: attribute(channel, 'xml:base') ?? attribute(root, 'xml:base'),
    items: entries.map(fromItem),
  };
}

function fromItem(item: Element): FoundItem {
  const files = childrenOf(item, 'enclosure').map(toFile);
  const guid = child(item, 'guid');
  return {
    id: textOf(guid) ?? aboutOf(item) ?? textIn(item, 'atom:id', 'id', 'dc:identifier'),
    title:
      markupIn(item, 'title', 'dc:title', 'itunes:title') ?? html(mediaText(item, 'media:title')),
    links: [...pageLinks(item, linksOf(item)), permalinkOf(guid), aboutOf(item)],
    files: files.map(({ url }) => url),
    dates: DATES.map((name) => textIn(item, name)),
    summary: markupIn(item, ...SUMMARIES) ?? html(mediaText(item, 'media:description')),
    content: markupIn(item, ...CONTENTS),
    author: personsIn(item, ...AUTHORS),
    pictures: [
      ...mediaPictures(item),
      ...pictureFiles(files),
      attribute(child(item, 'itunes:image'), 'href'),
    ],
    base: attribute(item, 'xml:base'),
  };
}

const DATES = [
  ...['pubdate', 'dc:date', 'dcterms:issued', 'dcterms:created', 'published', 'atom:published'],
  ...['date', 'dcterms:modified', 'updated', 'atom:updated', 'lastbuilddate'],
];
const AUTHORS = [
  ...['author', 'dc:creator', 'dc:author', 'atom:author', 'itunes:author', 'dc:contributor'],
];
const SUMMARIES = ['description', 'dc:description', 'summary', 'itunes:summary', 'itunes:subtitle'];
/** `fullitem` is of Radio UserLand, the page itself of those who took the text of their site (RSS 2.0, 2002). */
const CONTENTS = ['content:encoded', 'xhtml:body', 'xhtml:div', 'fullitem', 'content'];

/** HTML, as text in the tag or, where the publisher forgot to escape it, as tags in the tag. */
function markupIn(element: Element, ...names: readonly string[]): Markup | undefined {
  for (const name of names) {
    const found = child(element, name);
    const text = found?.children.length ? found.inner : textOf(found);
    if (text !== undefined) return html(text);
  }
  return undefined;
}

function linksOf(element: Element): readonly (string | undefined)[] {
  const links = childrenOf(element, 'link');
  return [
    ...links.map(textOf),
    alternateLink(childrenOf(element, 'atom:link')),
    alternateLink(links),
  ];
}

/** What RDF says that the tag is about. */
function aboutOf(element: Element): string | undefined {
  return attribute(element, 'rdf:about') ?? attribute(element, 'about');
}

/** What calls itself a permalink is an address even if it is relative; without a word of it, most are mere ids. */
function permalinkOf(guid: Element | undefined): string | undefined {
  return attribute(guid, 'ispermalink')?.toLowerCase() === 'true' ? textOf(guid) : undefined;
}

function toFile(enclosure: Element) {
  return { url: attribute(enclosure, 'url'), type: attribute(enclosure, 'type') };
}

/** Those of the first of the tags that names anybody. */
function personsIn(element: Element, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const people = together(childrenOf(element, name).map(personOf));
    if (people !== undefined) return people;
  }
  return undefined;
}

/** RSS 2.0 wants `jane@example.org (Jane Doe)`, and gets it the other way around as well. */
function personOf(element: Element): string | undefined {
  if (element.children.length > 0) return textIn(element, 'name', 'atom:name', 'email');
  const text = textOf(element)?.slice(0, 200);
  const name =
    /^\S+@\S+ *\((.+)\)$/.exec(text ?? '') ?? /^([^<]+[^<\s])\s*<\S+@\S+>$/.exec(text ?? '');
  return name?.[1] ?? text;
}

const PERIODS: ReadonlyMap<string, number> = new Map([
  ['hourly', 3_600],
  ['daily', 86_400],
  ['weekly', 604_800],
  ['monthly', 2_592_000],
  ['yearly', 31_536_000],
]);

/** Seconds of `ttl`, which counts minutes, or of so many times in a period (RSS 1.0 module Syndication). */
function ttlOf(channel: Element): number | undefined {
  const ttl = Number(textIn(channel, 'ttl'));
  if (ttl > 0 && Number.isFinite(ttl)) return Math.round(ttl * 60);
  const period = PERIODS.get(textIn(channel, 'sy:updateperiod')?.toLowerCase() ?? '');
  const times = Number(textIn(channel, 'sy:updatefrequency') ?? 1);
  return period === undefined || !(times >= 1) ? undefined : Math.round(period / times);
}
