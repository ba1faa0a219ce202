import type { HeardWord } from './heard-words.ts';
import { isIdle, type Name, type NameTree } from './name-tree.ts';
import type { Mortal } from './postings.ts';
import { keyOf } from './sieve.ts';
import { isCued } from './signs.ts';

/** A name of the news found among the words of a message. */
export type Found<Holder extends Mortal> = {
  readonly at: number;
  readonly name: Name<Holder>;
};

/** True for a name that may be meant by itself, as it is written. */
export const isMeant = (name: Name<Mortal>, small: boolean): boolean =>
  !name.generic && !(small && isIdle(name));

/** False for a name that cannot be what a message is about, whatever else is said there. */
export function isSeed<Holder extends Mortal>(
  { at, name }: Found<Holder>,
  words: readonly HeardWord[],
): boolean {
  const { shape = 'small', possessive = false, opens = false } = words[at] ?? {};
  if (isMeant(name, shape === 'small' && !possessive)) {
    return !opens || possessive || !name.commonest || isCued(words, at, at + name.words.length);
  }
  return !name.generic && isCued(words, at, at + name.words.length);
}

/** All names in a message; where one begins as another does, both, the longer first. */
export function findNames<Holder extends Mortal>(
  tree: NameTree<Holder>,
  words: readonly HeardWord[],
): readonly Found<Holder>[] {
  const found: Found<Holder>[] = [];
  let at = 0;
  while (at < words.length) {
    const here = namesAt(tree, words, at);
    for (const name of here) found.push({ at, name });
    at += here[0]?.words.length ?? 1;
  }
  return found;
}

const NONE: readonly never[] = [];

function namesAt<Holder extends Mortal>(
  { first, begins }: NameTree<Holder>,
  words: readonly HeardWord[],
  start: number,
): readonly Name<Holder>[] {
  const { word = '' } = words[start] ?? {};
  let node = begins.mayHave(keyOf(word)) ? first.get(word) : undefined;
  if (node === undefined) return NONE;
  const names: Name<Holder>[] = [];
  for (let at = start + 1; node !== undefined; at += 1) {
    if (node.name !== undefined) names.unshift(node.name);
    node = node.next?.get(words[at]?.word ?? '');
  }
  return names;
}
