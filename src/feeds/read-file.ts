import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { toEdition } from '#core/news/edition.ts';
import { splitFrontMatter } from '#core/news/front-matter.ts';
import { readMarkdownPage } from '#core/news/markdown-page.ts';
import type { Edition } from '#core/news/news.ts';
import { type Page, PageError } from '#core/news/page.ts';
import { readPlainPage } from '#core/news/plain-page.ts';

/** A page of a newspaper is a hundredth of this. */
const FILE_LIMIT = 1024 * 1024;
/** 72 bits: no two headlines of a lifetime of news share one. */
const ID_LENGTH = 12;

/** A short stable id for any text. */
export const toId = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, ID_LENGTH);

/** True for the kinds of file that can hold an edition. */
export const isEditionFile = (name: string): boolean =>
  /\.(?:md|markdown|txt)$/i.test(name) && !name.startsWith('.');

/** Reads one edition. Throws a PageError that names the line and what to mend, or the file system's error. */
export async function readEditionFile(path: string): Promise<Edition> {
  const { mtimeMs, size } = await stat(path);
  if (size > FILE_LIMIT)
    throw new PageError(1, 'the file is over 1 MB: no page of news is so long');
  const { matter, body, lines } = splitFrontMatter(decode(await readFile(path)));
  const page = readPage(body, extname(path).toLowerCase());
  if (page.paragraphs.length === 0 && page.headlines.length === 0) {
    throw new PageError(lines + 1, 'there is no text: write an article, headlines, or both');
  }
  const modified = Temporal.Instant.fromEpochMilliseconds(Math.floor(mtimeMs));
  return toEdition(page, matter, { file: basename(path), modified, toId });
}

const readPage = (body: string, extension: string): Page =>
  extension === '.txt' ? readPlainPage(body) : readMarkdownPage(body);

/** UTF-8 only, and text only: a NUL is never in a page. */
function decode(bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new PageError(lineAt(bytes, nul), 'this is not text: it holds a zero byte');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const line = new TextDecoder().decode(bytes).split('\ufffd')[0]?.split('\n').length ?? 1;
    const message = 'this is not UTF-8 text: save the file again as UTF-8';
    throw Object.assign(new PageError(line, message), { cause });
  }
}

const lineAt = (bytes: Uint8Array, index: number): number =>
  bytes.subarray(0, index).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
