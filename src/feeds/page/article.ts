import { Readability } from '@mozilla/readability';
import { toOneLine } from '../read/plain-text.ts';
import { toBlocks } from './blocks.ts';
import { removeBoxes } from './boxes.ts';
import { toDocument } from './document.ts';
import { withoutFurniture } from './furniture.ts';

export type PageArticle = {
  readonly title: string | undefined;
  readonly paragraphs: readonly string[];
};

/** The article of a page: its title and its paragraphs, as far as it has one. */
export function readArticle(html: string): PageArticle | undefined {
  const document = toDocument(html);
  removeBoxes(document);
  const found = new Readability(document, { serializer: (node) => node as Element }).parse();
  if (!found?.content) return undefined;
  const title = toOneLine(found.title ?? '') || undefined;
  return { title, paragraphs: withoutFurniture(toBlocks(found.content), title) };
}
