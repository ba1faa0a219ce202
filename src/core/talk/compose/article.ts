import { clip } from '../../language/plain.ts';
import { type Headline, isArticle } from '../../news/news.ts';
import { type Control, type Doc, doc, fine, heading, text } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { controlRow, metaLine, moreButton } from './parts.ts';

/** Discord draws 4,000 characters in a message; escapes and the rest of it need room too. */
const PART_LIMIT = 2_800;
const HEADING_LIMIT = 150;

/** Which part of an item is read, from 1, and the page of the listing to go back to. */
export type Reading = {
  readonly part: number;
  readonly page: number;
  readonly words: string;
};

/** An article in full, part by part, or all that is known of a headline. */
export function composeArticle(item: Headline, reading: Reading, say: Sentences): Doc {
  const parts = partsOf(item);
  const part = Math.min(Math.max(1, reading.part), parts.length);
  const paragraphs = parts[part - 1] ?? [];
  return doc(
    `${item.title}. ${paragraphs[0] ?? say.onlyHeadline}`,
    heading(item.title),
    metaLine(item, say),
    ...paragraphs.map((paragraph) => text(paragraph)),
    ...(paragraphs.length === 0 ? [text(say.onlyHeadline)] : []),
    ...(parts.length > 1 ? [fine(say.part(part, parts.length))] : []),
    ...controlRow(articleControls(item, { ...reading, part, parts: parts.length }, say)),
  );
}

function articleControls(
  item: Headline,
  { part, page, words, parts }: Reading & { readonly parts: number },
  say: Sentences,
): readonly (Control | undefined)[] {
  const turn = (to: number) => ({ name: 'news.part', value: `${to}:${item.id}:${page}:${words}` });
  const back = part > 1 ? turn(part - 1) : { name: 'news.page', value: `${page}:${words}` };
  return [
    { kind: 'button', label: say.back, action: back, describe: say.describeBack },
    part < parts ? moreButton(turn(part + 1), say) : undefined,
    {
      kind: 'button',
      label: say.share,
      action: { name: 'news.share-article', value: `${part}:${item.id}` },
      describe: say.describeShare,
    },
    item.url === undefined ? undefined : { kind: 'open', label: say.openSource, url: item.url },
  ];
}

/** Paragraphs gathered into parts of at most PART_LIMIT characters; a title too long for a heading comes first. */
function partsOf(item: Headline): readonly (readonly string[])[] {
  const title = item.title.length > HEADING_LIMIT ? [item.title] : [];
  const paragraphs = isArticle(item) ? item.paragraphs : [];
  const parts: string[][] = [[]];
  let room = PART_LIMIT;
  for (const piece of [...title, ...paragraphs].flatMap(toPieces)) {
    if (piece.length > room) {
      parts.push([]);
      room = PART_LIMIT;
    }
    parts.at(-1)?.push(piece);
    room -= piece.length;
  }
  return parts.filter((part, index) => index === 0 || part.length > 0);
}

/** A paragraph too long for a part is broken at a blank, or between graphemes where there is none. */
function toPieces(paragraph: string): readonly string[] {
  const pieces: string[] = [];
  let rest = paragraph;
  while (rest.length > PART_LIMIT) {
    const blank = rest.lastIndexOf(' ', PART_LIMIT);
    const end = blank > PART_LIMIT / 2 ? blank : clip(rest, PART_LIMIT).length - 1;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}
