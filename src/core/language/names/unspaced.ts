import { toTokens } from '../words.ts';
import type { Span } from './spans.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const UNSPACED = /^[\p{Script=Han}\p{Script=Katakana}ー]/u;
/** Particles, prepositions and the like: where they stand a name has ended. */
const PARTICLES = new Set([
  ...'的了在与和及或是将把被对为从向于以等不也都就又再拟要称获使让上下中年月日时',
]);
/** Characters before a name: brackets with what a desk writes in them. */
const LABEL = /^(?:【[^】]{0,20}】|\[[^\]]{0,20}\]|[\s「『《“"])*/u;
/** Characters of the longest name that is put together. */
const LONGEST = 6;
/** A katakana or dictionary word this long is hardly an everyday word. */
const LONG = 3;

/** A name in a script without blanks, and whether it is likely to be an everyday word. */
export type UnspacedName = Pick<Span, 'first' | 'last'> & { readonly everyday: boolean };

/**
 * What a headline in Chinese or Japanese begins with, which is mostly its subject. A name that no dictionary
 * knows falls into short pieces (富士|康), so the single characters behind the first word are taken with it.
 */
export function leadingName(title: string): UnspacedName | undefined {
  const start = LABEL.exec(title)?.[0].length ?? 0;
  if (!UNSPACED.test(title.slice(start))) return undefined;
  const [head = '', ...others] = [...segmenter.segment(title.slice(start, start + 40))].map(
    ({ segment }) => segment,
  );
  let name = head;
  for (const piece of others) {
    if ([...piece].length > 1 || !UNSPACED.test(piece) || PARTICLES.has(piece)) break;
    if (name.length + piece.length > LONGEST) break;
    name += piece;
  }
  const before = toTokens(title.slice(0, start)).length;
  const length = toTokens(name).length;
  if (length < 2) return undefined;
  return { first: before, last: before + length - 1, everyday: name === head && length < LONG };
}
