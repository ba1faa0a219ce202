import type { ReadFeed, ReadItem } from '../body.ts';
import { baseOf, firstAddress, isWeb } from './address.ts';
import { readDate } from './date.ts';
import type { FoundFeed, FoundItem, Markup } from './found.ts';
import { toLines, toOneLine, toPlainText } from './plain-text.ts';

/** Letters of a title that is made of the text, since there was none. */
const TITLE_LENGTH = 100;

/** Makes texts plain and addresses whole, and fills what is missing from what is there. */
export function finish(found: FoundFeed, url: string | undefined): ReadFeed {
  const link = firstAddress(found.links, baseOf([url, found.base])) ?? url;
  const base = found.base === undefined ? siteOf(url, link) : baseOf([url, found.base]);
  const feed = { link, base, author: oneLine(found.author) };
  return {
    title: titleOf(found.title) ?? link,
    link,
    language: found.language,
    ttl: found.ttl,
    items: found.items.map((item) => finishItem(item, feed)),
  };
}

/** What a feed service on another host hands on is relative to the site that it is from. */
function siteOf(url: string | undefined, link: string | undefined): string | undefined {
  if (url === undefined || !isWeb(link)) return url ?? link;
  return URL.parse(link)?.host === URL.parse(url)?.host ? url : link;
}

type Feed = {
  readonly link: string | undefined;
  readonly base: string | undefined;
  readonly author: string | undefined;
};

function finishItem(found: FoundItem, feed: Feed): ReadItem {
  const base = found.base === undefined ? feed.base : baseOf([feed.base, found.base]);
  const summary = textOf(found.summary);
  const content = found.content?.text === found.summary?.text ? summary : textOf(found.content);
  const link = linkOf(found, base);
  return {
    id: found.id,
    title: titleOf(found.title) ?? titleFrom(summary ?? content) ?? link,
    link,
    published: firstDate(found.dates),
    summary,
    content,
    author: oneLine(found.author) ?? feed.author,
    image: firstAddress(found.pictures, base),
  };
}

/** Its own address, or its id where that is one, or the file that it brings. */
function linkOf({ links, id, files }: FoundItem, base: string | undefined): string | undefined {
  return firstAddress([...links, isWeb(id) ? id : undefined, ...files], base);
}

function firstDate(dates: readonly (string | undefined)[]): Temporal.Instant | undefined {
  for (const date of dates) {
    const instant = date === undefined ? undefined : readDate(date);
    if (instant !== undefined) return instant;
  }
  return undefined;
}

function textOf(markup: Markup | undefined): string | undefined {
  if (markup === undefined) return undefined;
  return (markup.kind === 'html' ? toPlainText(markup.text) : toLines(markup.text)) || undefined;
}

/** Empty where there is one without words, such as a lone picture. */
function titleOf(markup: Markup | undefined): string | undefined {
  return markup === undefined ? undefined : toOneLine(textOf(markup) ?? '');
}

function oneLine(text: string | undefined): string | undefined {
  return text === undefined ? undefined : toOneLine(text) || undefined;
}

/** The first words of the text, cut at a word. */
function titleFrom(text: string | undefined): string | undefined {
  const line = oneLine(text?.slice(0, 2 * TITLE_LENGTH));
  if (line === undefined || line.length <= TITLE_LENGTH) return line;
  const cut = line.lastIndexOf(' ', TITLE_LENGTH - 1);
  return `${line.slice(0, cut > 0 ? cut : TITLE_LENGTH - 1)}…`;
}
