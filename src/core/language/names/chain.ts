/** Tags of words: outside a name, its first word, a further one. */
export const OUTSIDE = 0;
export const BEGIN = 1;
export const INSIDE = 2;
export const TAGS = 3;
const STEPS = TAGS * TAGS;
/** Log weight of what cannot be: a name that goes on without having begun. */
const NEVER = -1e6;

/**
 * Numbers of one headline, in room that the next one uses again: to ask for it each time takes longer than to
 * fill it.
 */
export function createRoom(): (size: number) => Float64Array {
  let room = new Float64Array(0);
  return (size) => {
    if (room.length < size) room = new Float64Array(2 * size);
    return room.fill(0, 0, size);
  };
}

/** Log weights of a headline's words for each tag, and of each step from tag to tag. */
export type Scores = {
  readonly length: number;
  /** `TAGS` for each word. */
  readonly words: Float64Array;
  /** `TAGS * TAGS` for each word, from the tag before to its own; unused for the first word. */
  readonly steps: Float64Array;
};

/** Sums over all taggings: up to each word and tag, from there on, and in all; as logarithms. */
export type Sums = {
  readonly ahead: Float64Array;
  readonly behind: Float64Array;
  readonly total: number;
};

/** Makes impossible taggings impossible. */
export function forbid({ length, words, steps }: Scores): void {
  words[INSIDE] = NEVER;
  for (let at = 0; at < length; at += 1) steps[at * STEPS + OUTSIDE * TAGS + INSIDE] = NEVER;
}

const roomAhead = createRoom();
const roomBehind = createRoom();

/** The forward-backward sums of a linear chain, until the next is summed; two passes over the words. */
export function sumChain(scores: Scores): Sums {
  const { length, words } = scores;
  const ahead = roomAhead(length * TAGS);
  const behind = roomBehind(length * TAGS);
  for (let tag = 0; tag < TAGS; tag += 1) ahead[tag] = valueAt(words, tag);
  for (let at = 1; at < length; at += 1) passAhead(scores, ahead, at);
  for (let at = length - 2; at >= 0; at -= 1) passBack(scores, behind, at);
  const end = (length - 1) * TAGS;
  const total = logSum(valueAt(ahead, end), valueAt(ahead, end + 1), valueAt(ahead, end + 2));
  return { ahead, behind, total };
}

/** Indexes are never outside; the type of a typed array's element does not say so. */
export const valueAt = (values: Float64Array, at: number): number => values[at] as number;

function passAhead({ words, steps }: Scores, ahead: Float64Array, at: number): void {
  const [last, step] = [(at - 1) * TAGS, at * STEPS];
  const outside = valueAt(ahead, last + OUTSIDE);
  const begin = valueAt(ahead, last + BEGIN);
  const inside = valueAt(ahead, last + INSIDE);
  for (let tag = 0; tag < TAGS; tag += 1) {
    const sum = logSum(
      outside + valueAt(steps, step + tag),
      begin + valueAt(steps, step + TAGS + tag),
      inside + valueAt(steps, step + 2 * TAGS + tag),
    );
    ahead[at * TAGS + tag] = sum + valueAt(words, at * TAGS + tag);
  }
}

function passBack({ words, steps }: Scores, behind: Float64Array, at: number): void {
  const [following, step] = [(at + 1) * TAGS, (at + 1) * STEPS];
  const rest = (tag: number): number =>
    valueAt(words, following + tag) + valueAt(behind, following + tag);
  const [outside, begin, inside] = [rest(OUTSIDE), rest(BEGIN), rest(INSIDE)];
  for (let tag = 0; tag < TAGS; tag += 1) {
    const row = step + tag * TAGS;
    behind[at * TAGS + tag] = logSum(
      valueAt(steps, row) + outside,
      valueAt(steps, row + 1) + begin,
      valueAt(steps, row + 2) + inside,
    );
  }
}

export function logSum(a: number, b: number, c: number): number {
  const most = Math.max(a, b, c);
  return most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most));
}
