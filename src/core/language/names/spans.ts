import {
  BEGIN,
  createRoom,
  INSIDE,
  logSum,
  OUTSIDE,
  type Scores,
  type Sums,
  sumChain,
  TAGS,
  valueAt,
} from './chain.ts';

/** Words of a headline that may be a name, the last included, and how likely (0..1). */
export type Span = { readonly first: number; readonly last: number; readonly share: number };

/** No name is longer: bounds the steps for each word. */
const LONGEST = 12;

/** All spans that are names with at least this probability, by the place of their first word. */
export function likelySpans(scores: Scores, least: number): readonly Span[] {
  if (scores.length === 0) return [];
  const sums = sumChain(scores);
  const spans: Span[] = [];
  for (let first = 0; first < scores.length; first += 1) {
    spans.push(...spansFrom(scores, sums, { first, least }));
  }
  return spans;
}

type From = { readonly first: number; readonly least: number };

/** Follows a name from its first word as long as one that goes so far is likely enough. */
function spansFrom(scores: Scores, sums: Sums, { first, least }: From): readonly Span[] {
  const end = Math.min(scores.length, first + LONGEST);
  const spans: Span[] = [];
  let weight = valueAt(sums.ahead, first * TAGS + BEGIN);
  let tag = BEGIN;
  for (let last = first; last < end; last += 1) {
    const reached = weight + valueAt(sums.behind, last * TAGS + tag) - sums.total;
    if (Math.exp(reached) < least) break;
    const share = Math.exp(weight + weightAfter(scores, sums, { last, tag }) - sums.total);
    if (share >= least) spans.push({ first, last, share });
    if (last + 1 < end) weight += goOn(scores, last + 1, tag);
    tag = INSIDE;
  }
  return spans;
}

/** A name goes on with a word. */
const goOn = ({ words, steps }: Scores, at: number, from: number): number =>
  valueAt(steps, (at * TAGS + from) * TAGS + INSIDE) + valueAt(words, at * TAGS + INSIDE);

type End = { readonly last: number; readonly tag: number };

/** Of all that may follow where the name ends at a word. */
function weightAfter(
  { length, words, steps }: Scores,
  { behind }: Sums,
  { last, tag }: End,
): number {
  const at = last + 1;
  if (at === length) return 0;
  const rest = (to: number): number =>
    valueAt(steps, (at * TAGS + tag) * TAGS + to) +
    valueAt(words, at * TAGS + to) +
    valueAt(behind, at * TAGS + to);
  return logSum(rest(OUTSIDE), rest(BEGIN), Number.NEGATIVE_INFINITY);
}

/** A span that overlaps one so many times as likely only draws that name's borders wrongly. */
const WEAKER = 2;

const roomOfBest = createRoom();

/** Leaves out spans that overlap a much likelier one. */
export function withoutWeaker(spans: readonly Span[], length: number): readonly Span[] {
  const best = roomOfBest(length);
  for (const { first, last, share } of spans) {
    for (let at = first; at <= last; at += 1) best[at] = Math.max(valueAt(best, at), share);
  }
  return spans.filter(({ first, last, share }) => {
    for (let at = first; at <= last; at += 1) {
      if (valueAt(best, at) > share * WEAKER) return false;
    }
    return true;
  });
}
