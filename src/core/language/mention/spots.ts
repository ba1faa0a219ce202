import type { Token } from '../words.ts';
import { type HeardWord, isPossessive } from './heard-words.ts';
import { isIdle, type Name, type NameNode, type NameTree } from './name-tree.ts';
import type { Mortal } from './postings.ts';
import { keyOf } from './sieve.ts';
import { isCue, isCued } from './signs.ts';

/** A name of the news found among the words of a message. */
export type Found<Holder extends Mortal> = {
  readonly at: number;
  readonly name: Name<Holder>;
};

/**
 * True where a message may name something: a word of it begins a name that could be meant as it is written
 * here. Most messages end with this look at their words.
 */
export function mayName<Holder extends Mortal>(
  tree: NameTree<Holder>,
  tokens: readonly Token[],
  text: string,
): boolean {
  return tokens.some(({ word, start, end }, at) => {
    const small = isSmallAt(text, start) && !isPossessive(text, end);
    if (small && !tree.eager.mayHave(keyOf(word))) return false;
    const node = tree.first.get(word);
    if (node !== undefined && begins(node, tokens[at + 1]?.word, small)) return true;
    return small && isCue(word) && isBesideName(tree, tokens, at);
  });
}

/** True where a name begins that goes on with the next word, or may be meant by itself. */
const begins = (node: NameNode<Mortal>, after: string | undefined, small: boolean): boolean =>
  (after !== undefined && node.next?.has(after) === true) ||
  (node.name !== undefined && isMeant(node.name, small));

/** True for a name that may be meant by itself, as it is written. */
const isMeant = (name: Name<Mortal>, small: boolean): boolean =>
  !name.generic && !(small && isIdle(name));

/** True for a cue with a name where the company would stand. */
function isBesideName<Holder extends Mortal>(
  { first }: NameTree<Holder>,
  tokens: readonly Token[],
  at: number,
): boolean {
  return [at - 1, at + 1, at + 2].some((near) => {
    const name = first.get(tokens[near]?.word ?? '')?.name;
    return name !== undefined && !name.generic;
  });
}

const isSmallAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0x61 && code <= 0x7a;
};

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

function namesAt<Holder extends Mortal>(
  { first }: NameTree<Holder>,
  words: readonly HeardWord[],
  start: number,
): readonly Name<Holder>[] {
  let node = first.get(words[start]?.word ?? '');
  if (node === undefined) return [];
  const names: Name<Holder>[] = [];
  for (let at = start + 1; node !== undefined; at += 1) {
    if (node.name !== undefined) names.unshift(node.name);
    node = node.next?.get(words[at]?.word ?? '');
  }
  return names;
}
