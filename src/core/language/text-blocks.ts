import { type Characters, isBlank, isLower } from './characters.ts';

/** From and to, as offsets into a text; no blank at either end. */
export type Span = readonly [from: number, to: number];

/** A heading of one short word is no line that goes on in the next. */
const SHORTEST_WRAPPED = 12;
const SENTENCE_END = new Set(Array.from('.!?…:;,。！？', (mark) => mark.charCodeAt(0)));
const COMMA = 44;

/**
 * The lines of a text; those that were only wrapped are one: a line in sentence case that has not come
 * to an end, with a small letter at the start of the next.
 */
export function toBlocks(text: Characters): readonly Span[] {
  const blocks: Span[] = [];
  let fresh = true;
  for (const [from, to] of lines(text)) {
    const last = blocks.at(-1);
    const empty = from === to;
    if (!empty && !fresh && last !== undefined && isWrapped(text, last, from)) {
      blocks[blocks.length - 1] = [last[0], to];
    } else if (!empty) blocks.push([from, to]);
    fresh = empty;
  }
  return blocks;
}

function isWrapped(text: Characters, [from, to]: Span, next: number): boolean {
  const end = text.charCodeAt(to - 1);
  return (
    to - from >= SHORTEST_WRAPPED &&
    isLower(text.charCodeAt(next)) &&
    !isLower(text.charCodeAt(from)) &&
    (end === COMMA || !SENTENCE_END.has(end))
  );
}

function* lines(text: Characters): Generator<Span> {
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isLineEnd(text.charCodeAt(at))) continue;
    yield trimmed(text, from, at);
    from = at + 1;
  }
}

/** Line feed to carriage return, next line, line and paragraph separator. */
const isLineEnd = (code: number): boolean =>
  code < 14 ? code > 9 : code === 0x85 || code === 0x2028 || code === 0x2029;

function trimmed(text: Characters, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (from < to && isBlank(text.charCodeAt(to - 1))) to--;
  return [from, to];
}
