import type { Lexicon } from '#core/language/lexicon.ts';
import { BEGIN, INSIDE, OUTSIDE } from '#core/language/names/chain.ts';
import { type Features, featuresAt, linksAt } from '#core/language/names/features.ts';
import { readTitle, type TitleWord, toHeadline } from '#core/language/names/title-words.ts';
import type { Example } from './chain-fit.ts';
import type { Marked } from './marked.ts';

/** What the tagger would be given for a headline, and what it should say. */
export function toExample({ text, names }: Marked, lexicon: Lexicon): Example {
  const title = readTitle(toHeadline(text), lexicon, () => undefined);
  const indexes = [...title.keys()];
  return {
    words: indexes.map((at) => listOf(featuresAt(title, at))),
    links: indexes.map((at) => (at === 0 ? [] : listOf(linksAt(title, at)))),
    tags: title.map((word, at) => tagOf(title[at - 1], word, names)),
  };
}

function tagOf(before: TitleWord | undefined, word: TitleWord, names: Marked['names']): number {
  const name = names.find(({ start, end }) => word.start >= start && word.start < end);
  if (name === undefined) return OUTSIDE;
  return before !== undefined && before.start >= name.start ? INSIDE : BEGIN;
}

/** Finds names in a headline, each as it stands there, in their order; what is not found is left out. */
export function markNames(text: string, names: readonly string[]): Marked {
  let from = 0;
  const found = names.flatMap((name) => {
    const start = indexOfName(text, name, from);
    if (start === -1) return [];
    from = start + name.length;
    return [{ start, end: from }];
  });
  return { text, names: found };
}

/** Headlines that were cased anew write some names in another case. */
function indexOfName(text: string, name: string, from: number): number {
  const [lower, wanted] = [text.toLowerCase(), name.toLowerCase()];
  for (let at = lower.indexOf(wanted, from); at !== -1; at = lower.indexOf(wanted, at + 1)) {
    const around = `${text.charAt(at - 1)}${text.charAt(at + name.length)}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return at;
  }
  return from === 0 ? -1 : indexOfName(text, name, 0);
}

const listOf = ({ ids, count }: Features): readonly number[] => [...ids.subarray(0, count)];
