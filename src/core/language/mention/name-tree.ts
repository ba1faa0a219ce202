import { createPostings, enter, leave, type Mortal, type Postings } from './postings.ts';
import { createSieve, keyOf, type Sieve } from './sieve.ts';
import { CUES } from './signs.ts';

/** 128 kB: a chat line's words are sifted in the processor's own memory. */
const SIEVE_BITS = 17;

/** What is known of a name's words before anybody has it. */
export type Known = {
  /** Never a subject alone. */
  readonly generic: boolean;
  /** An everyday word: in small letters it is meant only if it is somebody's name. */
  readonly everyday: boolean;
  /** A word that all people use: in small letters it is not meant unless more says so. */
  readonly commonest: boolean;
};

/** A name, and who is called by it. */
export type Name<Holder extends Mortal> = Known & {
  readonly words: readonly string[];
  readonly holders: Postings<Holder>;
  /** The node of its first word. */
  readonly begin: NameNode<Holder>;
  /** Holders whose headline has it as a name, not only as a word with a capital. */
  owners: number;
  /** The number of the last message that it was found in, and at which of its words. */
  reading: number;
  at: number;
};

/** Names word by word: one step for each word of a message tells whether a name begins there. */
export type NameNode<Holder extends Mortal> = {
  name: Name<Holder> | undefined;
  /** Most names end with their first word: only the others have one. */
  next: Map<string, NameNode<Holder>> | undefined;
  /** Counted in the sieve; kept for first words only. */
  eager: boolean;
};

export type NameTree<Holder extends Mortal> = {
  readonly first: ReadonlyMap<string, NameNode<Holder>>;
  /** Has the cues and all the first words. */
  readonly begins: Sieve;
  /** Has the cues, and the first words of names that may be meant in small letters whatever stands around them. */
  readonly eager: Sieve;
  /** The name of these words, made where there is none. */
  name(words: readonly string[]): Name<Holder>;
  hold(name: Name<Holder>, holder: Holder): void;
  /** Takes out a holder, and the name with its last one. */
  release(name: Name<Holder>, holder: Holder): void;
};

type TreeOptions<Holder extends Mortal> = {
  knows(words: readonly string[]): Known;
  /** True for a holder whose headline has the name as a name. */
  owns(holder: Holder): boolean;
};

export function createNameTree<Holder extends Mortal>({
  knows,
  owns,
}: TreeOptions<Holder>): NameTree<Holder> {
  const first = new Map<string, NameNode<Holder>>();
  const begins = createSieve(SIEVE_BITS);
  const eager = createSieve(SIEVE_BITS);
  for (const sieve of [begins, eager]) for (const cue of CUES) sieve.add(keyOf(cue));
  return {
    ...{ first, begins, eager },
    name(words) {
      const before = first.size;
      const name = plant(first, words, knows);
      if (first.size > before) begins.add(keyOf(words[0] ?? ''));
      return name;
    },
    hold(name, holder) {
      enter(name.holders, holder);
      if (owns(holder)) name.owners += 1;
      sift(name, eager);
    },
    release(name, holder) {
      const { begin, words } = name;
      leave(name.holders);
      if (owns(holder)) name.owners -= 1;
      if (name.holders.live > 0) return sift(name, eager);
      cut(begin, words, 1);
      sift(name, eager);
      if (begin.name !== undefined || begin.next !== undefined) return;
      first.delete(words[0] ?? '');
      begins.drop(keyOf(words[0] ?? ''));
    },
  };
}

/** A name that, in small letters, is not meant unless what stands beside it says so. */
export const isIdle = ({ generic, everyday, commonest, owners }: Name<Mortal>): boolean =>
  generic || commonest || (everyday && owners === 0);

/** Brings the sieve up to date with the first word of a name. */
function sift({ begin, words }: Name<Mortal>, sieve: Sieve): void {
  const eager = begin.next !== undefined || (begin.name !== undefined && !isIdle(begin.name));
  if (eager === begin.eager) return;
  sieve[eager ? 'add' : 'drop'](keyOf(words[0] ?? ''));
  begin.eager = eager;
}

const createNode = <Holder extends Mortal>(): NameNode<Holder> => ({
  name: undefined,
  next: undefined,
  eager: false,
});

function plant<Holder extends Mortal>(
  first: Map<string, NameNode<Holder>>,
  words: readonly string[],
  knows: (words: readonly string[]) => Known,
): Name<Holder> {
  const begin = step(first, words[0] ?? '');
  let node = begin;
  for (let at = 1; at < words.length; at += 1) {
    node.next ??= new Map();
    node = step(node.next, words[at] ?? '');
  }
  node.name ??= {
    ...{ words, holders: createPostings(), begin, ...knows(words) },
    ...{ owners: 0, reading: 0, at: 0 },
  };
  return node.name;
}

function step<Holder extends Mortal>(
  nodes: Map<string, NameNode<Holder>>,
  word: string,
): NameNode<Holder> {
  const known = nodes.get(word);
  if (known !== undefined) return known;
  const made = createNode<Holder>();
  nodes.set(word, made);
  return made;
}

/** Takes out the name that ends with the words from `at` on, and the nodes under this one that lead nowhere else. */
function cut(node: NameNode<Mortal>, words: readonly string[], at: number): void {
  const word = words[at];
  if (word === undefined) {
    node.name = undefined;
    return;
  }
  const next = node.next?.get(word);
  if (next === undefined) return;
  cut(next, words, at + 1);
  if (next.name === undefined && next.next === undefined) node.next?.delete(word);
  if (node.next?.size === 0) node.next = undefined;
}
