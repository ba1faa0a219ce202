import { toPlain } from '../language/plain.ts';
import type { Page, PageHeadline } from './page.ts';
import { readPlainPage } from './plain-page.ts';
import { toHttpUrl } from './url.ts';

const HEADING = /^(#{1,6})\s+(.*)$/;
const CLOSING_MARKS = /\s#+\s*$/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/;
/** The lengths keep the search linear on hostile text. */
const LINK =
  /!?\[([^\]]{1,500})\]\(<?((?:[^()\s>]|\([^()\s]{0,200}\)){1,2000})>?(?:\s+"[^"]{0,500}")?\)/g;
/** Emphasis, strong emphasis and code, where the marks hug the words; an underscore only around whole ones. */
const MARKS = /(\*\*|(?<!\w)__?|\*|`)(?=\S)(.{1,500}?)(?<=\S)\1(?!\w)/g;
/** The heading that opens the list; it names no topic. */
const OPENS_LIST = /^headlines$/i;

type Part =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'item'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blank' };

/**
 * Reads Markdown without its front matter. A heading of the first level is the title; the list items
 * after the last paragraph are headlines, and a heading over some of them is their topic. Without any
 * list the page is read as plain text.
 */
export function readMarkdownPage(body: string): Page {
  const parts = body.split('\n').map(toPart);
  const title = parts.find((part) => part.kind === 'heading' && part.level === 1);
  const lastText = parts.findLastIndex((part) => part.kind === 'text');
  const listed = parts.slice(lastText + 1);
  const words = title?.kind === 'heading' ? { title: plainInline(title.text) } : {};
  if (!listed.some((part) => part.kind === 'item')) {
    return { ...readPlainPage(withoutHeadings(parts)), ...words };
  }
  const article = readArticle(parts.slice(0, lastText + 1));
  return { ...words, paragraphs: article, headlines: readHeadlines(listed) };
}

function toPart(line: string): Part {
  const heading = HEADING.exec(line);
  if (heading)
    return {
      kind: 'heading',
      level: heading[1]?.length ?? 1,
      text: (heading[2] ?? '').replace(CLOSING_MARKS, ''),
    };
  const item = ITEM.exec(line);
  if (item) return { kind: 'item', text: item[1] ?? '' };
  return line.trim() === '' ? { kind: 'blank' } : { kind: 'text', text: line };
}

const withoutHeadings = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === 'text' ? plainInline(part.text) : '')).join('\n');

/** A paragraph is the lines between two blanks, headings or items; an item is one of its own. */
function readArticle(parts: readonly Part[]): readonly string[] {
  const paragraphs: string[] = [];
  let open = false;
  for (const part of parts) {
    if (part.kind === 'text' && open) paragraphs.push(`${paragraphs.pop()} ${part.text}`);
    else if (part.kind === 'text' || part.kind === 'item') paragraphs.push(part.text);
    open = part.kind === 'text';
  }
  return paragraphs.map(plainInline).filter((paragraph) => paragraph !== '');
}

function readHeadlines(parts: readonly Part[]): readonly PageHeadline[] {
  let topic: string | undefined;
  return parts.flatMap((part): readonly PageHeadline[] => {
    if (part.kind === 'heading') topic = topicOf(part.text);
    if (part.kind !== 'item') return [];
    const title = plainInline(part.text);
    const address = [...part.text.matchAll(LINK)][0]?.[2];
    const url = address === undefined ? undefined : toHttpUrl(address);
    return title === '' ? [] : [{ title, url, topic }];
  });
}

const topicOf = (text: string): string | undefined =>
  OPENS_LIST.test(text) ? undefined : plainInline(text) || undefined;

/** Inline Markdown as the words a reader sees. */
const plainInline = (text: string): string =>
  toPlain(text.replace(LINK, '$1').replace(MARKS, '$2'));
