import { Parser } from 'htmlparser2';
import { readAddress } from '#core/desk/feed-address.ts';
import { UsageError } from '#core/errors.ts';
import type { ListedFeed } from '#core/news/ports.ts';

/** What browsers wrote for http; nobody looks whether a listed feed has the safer address, too. */
const OF_HTTP = /^feed:\/\/(?!https?:)/i;
const MOST_FEEDS = 1_000;
const LONGEST = 2 * 1024 ** 2;
/** Nobody files so deep, and a parser of XML is slow there. */
const DEEPEST = 100;
const LONGEST_NAME = 200;

/** What an outline says of itself; names of attributes are lower case here, since every reader writes them its own way. */
const ATTRIBUTES: ReadonlySet<string> = new Set(['xmlurl', 'text', 'title']);
type Outline = { [attribute: string]: string };

/**
 * Reads the feeds of an OPML file, each address once, in the order of the file; what is broken in it is
 * passed over. Throws a UsageError where it is no OPML, or too much of it.
 */
export function readOpml(text: string): readonly ListedFeed[] {
  if (text.length > LONGEST) throw new UsageError((say) => say.opmlTooLarge);
  const list = createList();
  const parser = new Parser(list.handler, {
    ...{ xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  });
  parser.end(text);
  const feeds = list.feeds();
  if (feeds.length === 0 && !list.isOpml()) throw new UsageError((say) => say.opmlStrange);
  return feeds;
}

/** Gathers feeds while a parser walks through their list. */
function createList() {
  const feeds = new Map<string, ListedFeed>();
  /** The name of each element that is open, where it is a folder with one. */
  const open: (string | undefined)[] = [];
  let outline: Outline | undefined;
  let isOpml = false;

  /** An outline is known when all its attributes are: when the next element begins or this one ends. */
  function settle(): void {
    if (outline === undefined) return;
    const { xmlurl, text, title } = outline;
    const name = toLine(text) ?? toLine(title);
    outline = undefined;
    // Some readers write an empty one into their folders.
    if (!xmlurl?.trim()) open[open.length - 1] = name;
    else add(readAddress(xmlurl.trim().replace(OF_HTTP, 'http://')), name);
  }

  function add(url: string | undefined, title: string | undefined): void {
    if (url === undefined || feeds.has(url)) return;
    if (feeds.size === MOST_FEEDS) throw new UsageError((say) => say.opmlTooMany(MOST_FEEDS));
    const topic = open.findLast((name) => name !== undefined);
    feeds.set(url, { url, ...(title && { title }), ...(topic && { topic }) });
  }

  return {
    feeds: () => [...feeds.values()],
    isOpml: () => isOpml,
    handler: {
      onopentagname(name: string): void {
        settle();
        isOpml ||= name === 'opml';
        if (open.push(undefined) > DEEPEST) throw new UsageError((say) => say.opmlTooDeep);
        if (name === 'outline') outline = {};
      },
      onattribute(name: string, value: string): void {
        if (outline !== undefined && ATTRIBUTES.has(name)) outline[name] ??= value;
      },
      onclosetag(): void {
        settle();
        open.pop();
      },
    },
  };
}

/** One line of no more than a name needs; undefined where there is nothing. */
const toLine = (text: string | undefined): string | undefined =>
  text
    ?.replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .toWellFormed() || undefined;

/** Writes a list of feeds, those with a topic in a folder of that name. */
export function toOpml(feeds: readonly ListedFeed[], title: string): string {
  const folders = Map.groupBy(feeds, ({ topic }) => topic);
  const lines = [...folders].flatMap(([topic, inside]) => {
    const outlines = inside.map(toOutline);
    if (topic === undefined) return outlines;
    return [
      `<outline text="${escaped(topic)}">`,
      ...outlines.map((line) => `  ${line}`),
      '</outline>',
    ];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escaped(title)}</title></head>`,
    '  <body>',
    ...lines.map((line) => `    ${line}`),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function toOutline({ url, title = url }: ListedFeed): string {
  const name = escaped(title);
  return `<outline type="rss" text="${name}" title="${name}" xmlUrl="${escaped(url)}"/>`;
}

/** For text and for attributes; control characters and lone surrogates are in no XML. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]+/gu, ' ')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
