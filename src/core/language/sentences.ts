import { type Characters, isBlank } from './characters.ts';
import { createList, type InlineList } from './inline-list.ts';
import { endsSentence, isBullet, isMark, readMark } from './sentence-ends.ts';
import { type Span, toBlocks } from './text-blocks.ts';

const STRAIGHT_QUOTE = 34;
/** The script of a text shows in so many code units. */
const SAMPLE = 500;

/**
 * Parts text into its sentences, each exactly as it stands there, without the blanks around it. A `language`
 * (BCP 47) that is not English, or a script without capitals, is left to `Intl.Segmenter`. Takes linear time.
 */
export const toSentences = (text: string, language?: string): readonly string[] =>
  toSentenceBlocks(text, language).flat();

/** The same, block by block: what stands between line ends, a wrapped line being none. */
export function toSentenceBlocks(text: string, language?: string): readonly (readonly string[])[] {
  const foreign = language === undefined ? isForeign(text) : !/^en\b/i.test(language);
  const split = foreign ? foreignSplitter(language) : toSpans;
  return toBlocks(text).map((block) =>
    split(text, block).map(([from, to]) => text.slice(from, to)),
  );
}

/** Where the sentences of a block of English stand. */
export function toSpans(text: Characters, [from, to]: Span): readonly Span[] {
  const walk: Walk = { text, to, start: from, quoting: false, list: createList(text), spans: [] };
  walk.list.begin(from);
  for (let at = from; at < to; ) at = step(walk, at);
  walk.spans.push([walk.start, to]);
  return walk.spans;
}

type Walk = {
  readonly text: Characters;
  readonly to: number;
  readonly list: InlineList;
  readonly spans: Span[];
  start: number;
  quoting: boolean;
};

/** Looks at the character at `at`, and says where to look next. */
function step(walk: Walk, at: number): number {
  const code = walk.text.charCodeAt(at);
  if (isMark(code)) return stepOverMark(walk, at);
  if (code === STRAIGHT_QUOTE) walk.quoting = !walk.quoting;
  const begins = at > walk.start && isBlank(walk.text.charCodeAt(at - 1));
  if (begins && (isBullet(code) || walk.list.continuesAt(at))) {
    cut(walk, trimmedEnd(walk.text, walk.start, at), at);
  }
  return at + 1;
}

function stepOverMark(walk: Walk, at: number): number {
  const { text, start, to, quoting } = walk;
  const mark = readMark({ text, start, end: to, first: at, quoting });
  if (mark.next < to && endsSentence(mark)) cut(walk, mark.close, mark.next);
  return mark.after;
}

function cut(walk: Walk, end: number, next: number): void {
  walk.spans.push([walk.start, end]);
  walk.start = next;
  walk.list.begin(next);
}

function trimmedEnd(text: Characters, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Most letters at the beginning are of a script that has no capitals: Hebrew to Tibetan, Chinese, Japanese, Korean. */
function isForeign(text: string): boolean {
  let foreign = 0;
  let letters = 0;
  for (let at = 0; at < Math.min(text.length, SAMPLE); at++) {
    const code = text.charCodeAt(at);
    const caseless = (code > 0x590 && code < 0x1e00) || (code > 0x3000 && code < 0xfb00);
    if (caseless) foreign++;
    if (caseless || (code | 32) >= 97) letters++;
  }
  return foreign * 2 > letters;
}

function foreignSplitter(language: string | undefined) {
  // Only its first part: feeds say much that is no language, and Intl throws at it.
  const known = /^[a-z]{2,3}(?![a-z])/i.exec(language ?? '')?.[0] ?? 'und';
  const segmenter = new Intl.Segmenter(known, { granularity: 'sentence' });
  return (text: string, [start, stop]: Span): readonly Span[] =>
    Array.from(segmenter.segment(text.slice(start, stop)), ({ index, segment }): Span => {
      const from = start + index;
      return [from, from + segment.trimEnd().length];
    });
}
