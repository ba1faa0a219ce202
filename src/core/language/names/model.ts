import { BEGIN, createRoom, forbid, INSIDE, type Scores, TAGS } from './chain.ts';
import { FEATURE_COUNT, type Features, featuresAt, LINK_COUNT, linksAt } from './features.ts';
import type { TitleWord } from './title-words.ts';

/** Weights as stored: whole numbers, hundredths. */
export type StoredModel = {
  /** For each feature that has weights: steps from the number of the one before, weight of BEGIN, of INSIDE. */
  readonly words: readonly number[];
  /** For each feature of a step: steps from the number of the one before, nine weights from tag to tag. */
  readonly links: readonly number[];
};

/** The number of a feature's row of weights (0 where it has none), and the rows. */
type Table = { readonly rows: Uint16Array; readonly weights: Float64Array };
export type Model = { readonly words: Table; readonly links: Table };

const WORD_WEIGHTS = TAGS - 1;
const LINK_WEIGHTS = TAGS * TAGS;
const HUNDRED = 100;

export const readModel = ({ words, links }: StoredModel): Model => ({
  words: readTable(words, FEATURE_COUNT, WORD_WEIGHTS),
  links: readTable(links, LINK_COUNT, LINK_WEIGHTS),
});

function readTable(stored: readonly number[], features: number, width: number): Table {
  const rows = new Uint16Array(features);
  const count = stored.length / (width + 1);
  const weights = new Float64Array((count + 1) * width);
  let feature = 0;
  for (let row = 1; row <= count; row += 1) {
    const from = (row - 1) * (width + 1);
    feature += stored[from] ?? 0;
    rows[feature] = row;
    for (let at = 0; at < width; at += 1) {
      weights[row * width + at] = (stored[from + 1 + at] ?? 0) / HUNDRED;
    }
  }
  return { rows, weights };
}

const roomOfWords = createRoom();
const roomOfSteps = createRoom();

/** Weighs every word and every step of a headline; the scores hold until the next one is weighed. */
export function weighTitle(title: readonly TitleWord[], { words, links }: Model): Scores {
  const { length } = title;
  const scores: Scores = {
    length,
    words: roomOfWords(length * TAGS),
    steps: roomOfSteps(length * LINK_WEIGHTS),
  };
  for (let at = 0; at < length; at += 1) {
    weighWord(scores.words, at * TAGS, { features: featuresAt(title, at), table: words });
    if (at > 0)
      weighStep(scores.steps, at * LINK_WEIGHTS, { features: linksAt(title, at), table: links });
  }
  forbid(scores);
  return scores;
}

type Weighing = { readonly features: Features; readonly table: Table };

function weighWord(into: Float64Array, from: number, { features, table }: Weighing): void {
  let begin = 0;
  let inside = 0;
  for (let at = 0; at < features.count; at += 1) {
    const row = (table.rows[features.ids[at] ?? 0] ?? 0) * WORD_WEIGHTS;
    begin += table.weights[row] ?? 0;
    inside += table.weights[row + 1] ?? 0;
  }
  into[from + BEGIN] = begin;
  into[from + INSIDE] = inside;
}

function weighStep(into: Float64Array, from: number, { features, table }: Weighing): void {
  for (let at = 0; at < features.count; at += 1) {
    const row = (table.rows[features.ids[at] ?? 0] ?? 0) * LINK_WEIGHTS;
    if (row === 0) continue;
    for (let step = 0; step < LINK_WEIGHTS; step += 1) {
      into[from + step] = (into[from + step] ?? 0) + (table.weights[row + step] ?? 0);
    }
  }
}
