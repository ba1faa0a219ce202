import { type Centroid, type Centroids, createCentroids } from '../language/centroids.ts';
import { createTermCounts, type TermCounts } from '../language/term-counts.ts';
import { toUnit, type Vector } from '../language/vectors.ts';
import { createLikenessBar, type LikenessBar } from './likeness-bar.ts';

/** One headline in the window. */
export type Line = {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly wire: Wire;
  /** By which its wire is known. */
  readonly print: number;
};

/** A text that came once or many times, word by word the same. */
export type Wire = {
  readonly vector: Vector;
  /** Terms of the vector that are names. */
  readonly names: readonly number[];
  readonly lines: Set<Line>;
  story: Story;
};

/** One event, as several tell it. */
export type Story = {
  /** The first is its key, the others were keys of stories that merged into it. */
  keys: readonly string[];
  /** Since when it is told; of two, the older gives the key. */
  since: number;
  readonly wires: Set<Wire>;
  readonly centroid: Centroid;
};

/** Texts in their stories. */
export type StoryShelf = {
  /** The story of a key or an alias. */
  storyOf(key: string): Story | undefined;
  /** Puts a new text, as its terms and what each weighs in it, into the story it is most like, or into one it founds. */
  put(weights: ReadonlyMap<string, number>, wish: Wish): Wire;
  remove(wire: Wire): void;
  /** The cosines of a story's texts to all that it says, in their order. */
  likenesses(story: Story): readonly number[];
};

/** The key of a story that a text founds, and whether it must go to the story of that key. */
export type Wish = {
  readonly key: string;
  readonly kept: boolean;
  /** Milliseconds; what has none came after all that is there. */
  readonly since?: number | undefined;
  /** Terms of the text that are names. */
  readonly names: readonly string[];
};

export type ShelfOptions = {
  /** Told how many comparisons were made, to count the work. */
  readonly onSteps?: ((steps: number) => void) | undefined;
};

/** Stories are compared with each other when this share of the texts at hand is new, or so many are: */
const MERGE_SHARE = 0.05;
const MERGE_LEAST = 5;
const MERGE_MOST = 100;
/** So many at once, with each text that comes: a hundred would hold up whoever waits for an answer. */
const AT_ONCE = 8;
/** A story of more texts has so many names that others are expected. */
const FEW = 5;
const MOST_ALIASES = 1_000;

type Shelf = {
  readonly bar: LikenessBar;
  readonly counts: TermCounts;
  readonly centroids: Centroids;
  readonly byKey: Map<string, Story>;
  readonly byCentroid: Map<Centroid, Story>;
  /** Stories that have a new text, to be compared with the others next time. */
  readonly changed: Set<Story>;
  /** Those whose turn has come. */
  readonly waiting: Set<Story>;
  /** Texts at hand, and those of them that came since stories were last compared. */
  texts: number;
  fresh: number;
  founded: number;
};

export function createStoryShelf(options: ShelfOptions): StoryShelf {
  const centroids = createCentroids(options);
  const shelf: Shelf = {
    bar: createLikenessBar(),
    counts: createTermCounts(centroids.has),
    centroids,
    byKey: new Map(),
    byCentroid: new Map(),
    changed: new Set(),
    waiting: new Set(),
    texts: 0,
    fresh: 0,
    founded: 0,
  };
  return {
    storyOf: (key) => shelf.byKey.get(key),
    put: (weights, wish) => put(shelf, weights, wish),
    remove: (wire) => remove(shelf, wire),
    likenesses: ({ centroid, wires }) =>
      centroids.likenessesTo(
        centroid,
        [...wires].map(({ vector }) => vector),
      ),
  };
}

function put(shelf: Shelf, weights: ReadonlyMap<string, number>, wish: Wish): Wire {
  const { counts, centroids } = shelf;
  const terms = [...weights.keys()].map(counts.numberOf);
  const hefts = [...weights.values()];
  const vector = toUnit({
    terms,
    weights: hefts.map((weight, at) => weight * counts.weightOf(terms[at] ?? 0)),
  });
  const names = wish.names.filter((name) => weights.has(name)).map(counts.numberOf);
  const since = wish.since ?? shelf.founded;
  const story =
    shelf.byKey.get(wish.key) ??
    (wish.kept ? undefined : likest(shelf, vector, names)) ??
    found(shelf, wish.key, since);
  story.since = Math.min(story.since, since);
  const wire: Wire = { vector, names, lines: new Set(), story };
  story.wires.add(wire);
  centroids.add(story.centroid, vector);
  counts.add(terms);
  shelf.changed.add(story);
  shelf.texts++;
  shelf.fresh++;
  mergeSome(shelf);
  return wire;
}

function likest(shelf: Shelf, vector: Vector, names: readonly number[]): Story | undefined {
  const { centroids, byCentroid, bar } = shelf;
  const near = centroids.nearest(vector);
  const story = near && byCentroid.get(near.centroid);
  const [likeness, size] = [near?.likeness ?? 0, story?.wires.size ?? 1];
  bar.learn(likeness, size);
  if (story === undefined || namesOthers(story, names)) return undefined;
  return bar.joins(likeness, size) ? story : undefined;
}

/** True where both name somebody, and none of these names is in the story. */
function namesOthers({ wires }: Story, names: readonly number[]): boolean {
  if (names.length === 0 || wires.size > FEW) return false;
  const texts = [...wires];
  const isIn = (name: number): boolean => texts.some(({ vector }) => vector.terms.includes(name));
  return !names.some(isIn) && texts.some((wire) => wire.names.length > 0);
}

function found(shelf: Shelf, key: string, since: number): Story {
  shelf.founded += 1;
  const centroid = shelf.centroids.found();
  const story: Story = { keys: [key], since, wires: new Set(), centroid };
  shelf.byKey.set(key, story);
  shelf.byCentroid.set(centroid, story);
  return story;
}

/** Compares some of the stories that have something new; those that merged wait once more. */
function mergeSome(shelf: Shelf): void {
  const { changed, waiting } = shelf;
  const due = Math.min(MERGE_MOST, Math.max(MERGE_LEAST, MERGE_SHARE * shelf.texts));
  if (shelf.fresh >= due) {
    for (const story of changed) waiting.add(story);
    changed.clear();
    shelf.fresh = 0;
  }
  for (const story of [...waiting.values().take(AT_ONCE)]) {
    waiting.delete(story);
    const merged = mergeOne(shelf, story);
    if (merged !== undefined) waiting.add(merged);
  }
}

/** Merges a story with the one it is most like; undefined where none is like it. */
function mergeOne(shelf: Shelf, story: Story): Story | undefined {
  const { byCentroid, centroids, bar } = shelf;
  if (byCentroid.get(story.centroid) !== story) return undefined;
  const near = centroids.neighbourOf(story.centroid);
  const other = near && byCentroid.get(near.centroid);
  if (near === undefined || other === undefined) return undefined;
  const [small, large] = story.wires.size < other.wires.size ? [story, other] : [other, story];
  const names = [...small.wires].slice(0, FEW).flatMap((wire) => wire.names);
  if (namesOthers(large, names)) return undefined;
  const smaller = small.wires.size;
  return bar.merges(near.likeness, smaller) ? merge(shelf, story, other) : undefined;
}

/** The one with more texts takes in the other, so that few move; the older gives the key. */
function merge({ byKey, byCentroid, centroids }: Shelf, one: Story, other: Story): Story {
  const [large, small] = one.wires.size < other.wires.size ? [other, one] : [one, other];
  const [older, newer] = isOlder(one, other) ? [one, other] : [other, one];
  const keys = [...older.keys, ...newer.keys];
  for (const key of keys.splice(1, Math.max(0, keys.length - 1 - MOST_ALIASES))) byKey.delete(key);
  for (const key of keys) byKey.set(key, large);
  large.keys = keys;
  large.since = older.since;
  for (const wire of small.wires) {
    wire.story = large;
    large.wires.add(wire);
  }
  centroids.merge(large.centroid, small.centroid);
  byCentroid.delete(small.centroid);
  return large;
}

/** Of two that came at once, whichever was put in first, it is always the same. */
const isOlder = ({ since, keys: [key = ''] }: Story, other: Story): boolean =>
  since < other.since || (since === other.since && key < (other.keys[0] ?? ''));

function remove(shelf: Shelf, wire: Wire): void {
  const { centroids, changed, waiting, byKey, byCentroid } = shelf;
  const { story, vector } = wire;
  shelf.texts--;
  story.wires.delete(wire);
  if (story.wires.size > 0) {
    centroids.remove(story.centroid, vector);
    return;
  }
  for (const key of story.keys) byKey.delete(key);
  byCentroid.delete(story.centroid);
  centroids.drop(story.centroid);
  changed.delete(story);
  waiting.delete(story);
}
