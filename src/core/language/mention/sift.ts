import { startWalk, toNextWord, type Walk, wordOf } from '../words.ts';
import type { Archive } from './archive.ts';
import { isPossessive } from './heard-words.ts';
import type { NameNode, NameTree } from './name-tree.ts';
import type { Mortal } from './postings.ts';
import { FEWEST_SHARED } from './same-words.ts';
import { keyOf, pairKeyOf, type Sieve, stemKeyOf } from './sieve.ts';
import { isCue } from './signs.ts';
import { isMeant } from './spots.ts';

/** What a message may be about: false where it surely names nothing, or surely repeats nothing. */
export type Sifted = {
  readonly words: number;
  readonly named: boolean;
  readonly repeated: boolean;
};

/** A message in which fewer neighbours are neighbours in headlines repeats none. */
const FEWEST_PAIRS = 2;

/** One look at each word of a message, which makes next to nothing: most messages end with it. */
export function sift<Item>(text: string, { tree, titles }: Archive<Item>): Sifted {
  const walk = startWalk(text);
  const looked: Looked = { words: 0, stem: 0, pairs: 0, node: undefined, named: false };
  while (toNextWord(walk)) {
    lookForPair(looked, walk, titles.pairs);
    if (!looked.named) lookForName(looked, walk, tree);
    looked.words += 1;
  }
  const { words, named, pairs } = looked;
  return { words, named, repeated: words >= FEWEST_SHARED && pairs >= FEWEST_PAIRS };
}

/** What was found on the way, with the key of the word before and the names that begin with it. */
type Looked = {
  words: number;
  stem: number;
  pairs: number;
  node: NameNode<Mortal> | undefined;
  named: boolean;
};

/** Two words that follow one another as in a headline. */
function lookForPair(looked: Looked, { source, from, to }: Walk, pairs: Sieve): void {
  const stem = stemKeyOf(source, from, to);
  if (looked.words > 0 && pairs.mayHave(pairKeyOf(looked.stem, stem))) looked.pairs += 1;
  looked.stem = stem;
}

/** A name that could be meant as it is written here, or a cue that makes one of what stands beside it. */
function lookForName(looked: Looked, walk: Walk, tree: NameTree<Mortal>): void {
  const { source, from, to } = walk;
  const next = looked.node?.next;
  const small = isSmall(walk);
  const begins = (small ? tree.eager : tree.begins).mayHave(keyOf(source, from, to));
  looked.node = undefined;
  if (!begins && next === undefined) return;
  const word = wordOf(walk);
  looked.node = begins ? tree.first.get(word) : undefined;
  const name = looked.node?.name;
  looked.named =
    next?.has(word) === true || (name !== undefined && isMeant(name, small)) || isCue(word);
}

function isSmall({ text, start, end }: Walk): boolean {
  const code = text.charCodeAt(start);
  return code >= 0x61 && code <= 0x7a && !isPossessive(text, end);
}
