import { forbid, type Scores, type Sums, sumChain, TAGS } from '#core/language/names/chain.ts';
import { FEATURE_COUNT, LINK_COUNT } from '#core/language/names/features.ts';
import type { StoredModel } from '#core/language/names/model.ts';

/** Numbers of the features of one word or step. */
type Features = readonly number[];

/** A headline whose names are known. */
export type Example = {
  readonly words: readonly Features[];
  /** One for each word but the first, whose place is empty. */
  readonly links: readonly Features[];
  readonly tags: readonly number[];
};

export type FitOptions = {
  readonly epochs: number;
  /** First size of a step. */
  readonly rate: number;
  /** Strength of the pull of all weights to zero. */
  readonly pull: number;
};

const HUNDRED = 100;
const STEPS = TAGS * TAGS;
/** Gradients below this change nothing. */
const NEGLIGIBLE = 1e-5;

/** Weights with what AdaGrad keeps of each: the sum of its squared gradients. */
type Table = {
  readonly width: number;
  readonly weights: Float64Array;
  readonly squares: Float64Array;
  readonly means: Float64Array;
  /** How often each feature occurs. */
  readonly counts: Uint32Array;
};

/**
 * Fits a linear-chain conditional random field (log-linear, L2) by AdaGrad, with the weights averaged over the
 * second half of the epochs. The order of the examples comes from a fixed seed: the same input gives the same weights.
 */
export function fitChain(examples: readonly Example[], options: FitOptions): StoredModel {
  const words = createTable(
    FEATURE_COUNT,
    TAGS,
    examples.flatMap((example) => example.words),
  );
  const links = createTable(
    LINK_COUNT,
    STEPS,
    examples.flatMap((example) => example.links),
  );
  const averaged = Math.ceil(options.epochs / 2);
  const order = [...examples];
  const random = createRandom(1);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    for (const example of order) learn(example, { words, links, ...options });
    if (epoch >= options.epochs - averaged) for (const table of [words, links]) addMeans(table);
  }
  const scale = HUNDRED / averaged;
  return { words: storeWords(words, scale), links: storeLinks(links, scale) };
}

function createTable(features: number, width: number, seen: readonly Features[]): Table {
  const counts = new Uint32Array(features);
  for (const ids of seen) for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  const size = features * width;
  return {
    width,
    counts,
    weights: new Float64Array(size),
    squares: new Float64Array(size).fill(0.1),
    means: new Float64Array(size),
  };
}

type Learning = FitOptions & { readonly words: Table; readonly links: Table };

function learn(example: Example, learning: Learning): void {
  const length = example.tags.length;
  if (length === 0) return;
  const scores = weigh(example, learning);
  const sums = sumChain(scores);
  for (let at = 0; at < length; at += 1) {
    learnWord(example, at, { ...learning, sums });
    if (at > 0) learnStep(example, at, { ...learning, sums, scores });
  }
}

function weigh({ words, links, tags }: Example, learning: Learning): Scores {
  const scores: Scores = {
    length: tags.length,
    words: sumRows(words, learning.words),
    steps: sumRows(links, learning.links),
  };
  forbid(scores);
  return scores;
}

function sumRows(rows: readonly Features[], { width, weights }: Table): Float64Array {
  const sums = new Float64Array(rows.length * width);
  rows.forEach((ids, at) => {
    for (const id of ids) {
      for (let column = 0; column < width; column += 1) {
        const slot = at * width + column;
        sums[slot] = (sums[slot] ?? 0) + (weights[id * width + column] ?? 0);
      }
    }
  });
  return sums;
}

function learnWord(
  { words, tags }: Example,
  at: number,
  learning: Learning & { readonly sums: Sums },
): void {
  const { ahead, behind, total } = learning.sums;
  for (let tag = 0; tag < TAGS; tag += 1) {
    const slot = at * TAGS + tag;
    const share = Math.exp((ahead[slot] ?? 0) + (behind[slot] ?? 0) - total);
    const gradient = share - (tags[at] === tag ? 1 : 0);
    descend(learning.words, words[at] ?? [], { column: tag, gradient, ...learning });
  }
}

function learnStep(
  { words, links, tags }: Example,
  at: number,
  learning: Learning & { readonly sums: Sums; readonly scores: Scores },
): void {
  const { ahead, behind, total } = learning.sums;
  if (words[at] === undefined) return;
  for (let step = 0; step < STEPS; step += 1) {
    const [from, to] = [Math.floor(step / TAGS), step % TAGS];
    const weight =
      (ahead[(at - 1) * TAGS + from] ?? 0) +
      (learning.scores.steps[at * STEPS + step] ?? 0) +
      (learning.scores.words[at * TAGS + to] ?? 0) +
      (behind[at * TAGS + to] ?? 0);
    const gradient = Math.exp(weight - total) - (tags[at - 1] === from && tags[at] === to ? 1 : 0);
    descend(learning.links, links[at] ?? [], { column: step, gradient, ...learning });
  }
}

type Descent = FitOptions & { readonly column: number; readonly gradient: number };

function descend(table: Table, ids: Features, { column, gradient, rate, pull }: Descent): void {
  if (Math.abs(gradient) < NEGLIGIBLE) return;
  const { width, weights, squares, counts } = table;
  for (const id of ids) {
    const slot = id * width + column;
    const weight = weights[slot] ?? 0;
    const slope = gradient + (pull * weight) / (counts[id] ?? 1);
    const square = (squares[slot] ?? 0) + slope * slope;
    squares[slot] = square;
    weights[slot] = weight - (rate * slope) / Math.sqrt(square);
  }
}

function addMeans({ weights, means }: Table): void {
  for (let slot = 0; slot < means.length; slot += 1)
    means[slot] = (means[slot] ?? 0) + (weights[slot] ?? 0);
}

/** Hundredths, relative to the tag OUTSIDE: a constant for all tags changes nothing. */
const storeWords = (table: Table, scale: number): readonly number[] =>
  store(table, ([outside = 0, ...others]) => others.map((weight) => (weight - outside) * scale));

const storeLinks = (table: Table, scale: number): readonly number[] =>
  store(table, (row) => row.map((weight) => weight * scale));

/** Rows whose weights are all smaller, in hundredths, are left out. */
const SMALLEST = 4;

function store(
  { means, width, counts }: Table,
  toRow: (means: readonly number[]) => readonly number[],
): readonly number[] {
  const stored: number[] = [];
  let before = 0;
  for (let id = 0; id < counts.length; id += 1) {
    if (counts[id] === 0) continue;
    const row = toRow([...means.slice(id * width, (id + 1) * width)]).map(Math.round);
    if (row.every((weight) => Math.abs(weight) < SMALLEST)) continue;
    stored.push(id - before, ...row);
    before = id;
  }
  return stored;
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [here, there] = [items[at] as Item, items[other] as Item];
    items[at] = there;
    items[other] = here;
  }
}

/** Numbers in 0..1 that look random and are the same each time (a linear congruential generator). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
