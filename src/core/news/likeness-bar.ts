/** How like something must be, as a cosine, to be the same story. */
type Bar = {
  /** Where hardly any headline stands alone: with so few stories to choose from, little evidence decides. */
  readonly crowded: number;
  /** Where many stand alone, for a story of one text: a few words shared may be chance. */
  readonly small: number;
  /** The same for a story of many texts: the words that it is about are known. */
  readonly large: number;
};

/** For a headline and a story's centroid. */
const JOIN: Bar = { crowded: 0.15, small: 0.47, large: 0.28 };
/** For the centroids of two stories, by the size of the smaller. */
const MERGE: Bar = { crowded: 0.2, small: 0.47, large: 0.33 };
/** Shares of headlines that stand alone: a stream with less is crowded, one with more is not. */
const CROWDED = 0.3;
const LONELY = 0.7;
/** Headlines that the share is learned from, the latest. */
const LATEST = 300;

/** What a likeness must reach; it learns from the stream how much chance there is. */
export type LikenessBar = {
  /** Told of each new headline how like the likest story is, and how many texts that has. */
  learn(likeness: number, size: number): void;
  joins(likeness: number, size: number): boolean;
  merges(likeness: number, smaller: number): boolean;
};

/**
 * A stream in which nearly each headline belongs to some story must be read otherwise than one of many
 * subjects: the share of headlines that are like no story, by a bar that does not move, decides between the two.
 */
export function createLikenessBar(): LikenessBar {
  let alone = 1;
  let learned = 0;
  const reach = (bar: Bar, size: number): number => {
    const strictness = Math.min(1, Math.max(0, (alone - CROWDED) / (LONELY - CROWDED)));
    return bar.crowded + strictness * (strict(bar, size) - bar.crowded);
  };
  return {
    learn(likeness, size) {
      learned = Math.min(learned + 1, LATEST);
      alone += ((likeness < strict(JOIN, size) ? 1 : 0) - alone) / learned;
    },
    joins: (likeness, size) => likeness >= reach(JOIN, size),
    merges: (likeness, smaller) => likeness >= reach(MERGE, smaller),
  };
}

const strict = ({ small, large }: Bar, size: number): number => large + (small - large) / size;
