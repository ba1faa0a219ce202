import { toPlain } from '../language/plain.ts';
import type { Page } from './page.ts';

/** A longer line is never taken for a headline. */
const HEADLINE_LIMIT = 200;
/** A sentence ends in one of these, and a quotation mark or bracket may follow. */
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*$/u;
const BULLET = /^(?:[-*•–]|\d{1,3}[.)])\s+/u;

/**
 * Reads a page of plain text. In its last block (after a blank line) the lines under 200 characters
 * that do not end a sentence are headlines; everything else is the article, a paragraph a line, or a
 * paragraph a block where lines are wrapped. One single block that ends in a sentence has no headlines.
 */
export function readPlainPage(text: string): Page {
  const blocks = toBlocks(text);
  const last = blocks.at(-1) ?? [];
  if (!holdsHeadlines(blocks, last)) {
    return { paragraphs: blocks.flatMap(toParagraphs), headlines: [] };
  }
  const before = blocks.slice(0, -1).flatMap(toParagraphs);
  const sentences = last.filter((line) => !isHeadline(line));
  const headlines = last
    .filter(isHeadline)
    .map((line) => ({ title: line.replace(BULLET, '') }))
    .filter(({ title }) => title !== '');
  return { paragraphs: [...before, ...sentences], headlines };
}

/** Runs of lines between blank ones, each line cleaned. */
function toBlocks(text: string): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of text.split(/\r\n?|\n/).map(toPlain)) {
    if (line !== '') blocks.at(-1)?.push(line);
    else if (blocks.at(-1)?.length) blocks.push([]);
  }
  return blocks.filter((block) => block.length > 0);
}

const endsSentence = (line: string): boolean => SENTENCE_END.test(line);
const isHeadline = (line: string): boolean => line.length < HEADLINE_LIMIT && !endsSentence(line);

function holdsHeadlines(blocks: readonly unknown[], last: readonly string[]): boolean {
  const closes = endsSentence(last.at(-1) ?? '');
  if (blocks.length < 2) return !closes && last.some(isHeadline);
  return !(closes && isWrapped(last)) && last.some(isHeadline);
}

/** A wrapped paragraph runs on in lower case, which a list of headlines does only here and there. */
function isWrapped(block: readonly string[]): boolean {
  const rest = block.slice(1);
  const running = rest.filter((line) => /^\p{Ll}/u.test(line)).length;
  return block.length > 1 && running * 2 > rest.length;
}

/** Each line is a paragraph, unless a line breaks off in mid-sentence: then the block is one. */
function toParagraphs(block: readonly string[]): readonly string[] {
  return block.slice(0, -1).every(endsSentence) ? block : [block.join(' ')];
}
