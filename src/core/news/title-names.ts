import { toKeywords } from '../language/keywords.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Clipping } from './clipping.ts';

/** What is counted of an item, of which there are tens of thousands. */
export type Printed = Pick<Clipping, 'id' | 'title' | 'at'>;

/** A name in a headline; `key` is the same however it is written. */
export type TitleName = { readonly key: string; readonly text: string };

export type TitleNames = (printed: Printed) => readonly TitleName[];

/** Names that are kept once for all headlines that have them; then all are forgotten. */
const MOST_NAMES = 50_000;

/** Reads the names of a headline, each headline once: it takes longer than all counting does. */
export function createTitleNames(lexicon: Lexicon): TitleNames {
  const read = new WeakMap<Printed, readonly TitleName[]>();
  const names = new Map<string, TitleName>();
  const sameName = (key: string, text: string): TitleName => {
    const same = names.get(key) ?? { key, text };
    if (names.size >= MOST_NAMES) names.clear();
    names.set(key, same);
    return same;
  };
  return (printed) => {
    const known = read.get(printed);
    if (known !== undefined) return known;
    const found = toKeywords(printed, lexicon)
      .filter(({ kind }) => kind !== 'generic')
      .map(({ words, text }) => sameName(words.join(' '), text));
    read.set(printed, found);
    return found;
  };
}
