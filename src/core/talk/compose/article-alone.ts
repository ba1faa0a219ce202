import type { Headline } from '../../news/news.ts';
import type { Block, Control, Doc } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { composeArticle } from './article.ts';
import { controlRow } from './parts.ts';

type Alone = {
  /** The action that asks for another part. */
  readonly name: 'news.open' | 'home.read';
  readonly say: Sentences;
};

/**
 * A part of an article, from 1, that stands beside the list it was picked from: nothing leads back there. From
 * a home nothing can be shared either, since nobody else is there.
 */
export function composeAlone(item: Headline, part: number, { name, say }: Alone): Doc {
  const shown = composeArticle(item, { part, page: 1, words: '' }, say);
  return { ...shown, blocks: shown.blocks.flatMap((block) => withControls(block, name)) };
}

const withControls = (block: Block, name: 'news.open' | 'home.read'): readonly Block[] =>
  block.kind === 'controls'
    ? controlRow(block.controls.map((control) => toAlone(control, name)))
    : [block];

/** Turning to another part asks for it in its own way; the value begins with `part:id`. */
function toAlone(control: Control, name: 'news.open' | 'home.read'): Control | undefined {
  if (control.kind !== 'button') return control;
  switch (control.action.name) {
    case 'news.part': {
      const [part = '', id = ''] = control.action.value.split(':');
      return { ...control, action: { name, value: `${part}:${id}` } };
    }
    case 'news.share-article':
      return name === 'news.open' ? control : undefined;
    default:
      return undefined;
  }
}
