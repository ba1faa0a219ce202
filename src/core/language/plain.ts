/** C0 and C1 controls, bidi embeddings, overrides and isolates, line and paragraph separators. */
const UNSAFE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]+/gu;

/** Made at the first cut: its tables take 26 ms to load, much of the start of something that lives briefly. */
let segmenter: Intl.Segmenter | undefined;
const toGraphemes = (text: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
};

/**
 * Makes any text one well-formed line: control and bidi characters become one blank, lone surrogates
 * U+FFFD, runs of white space one blank, the ends are trimmed. Linear in the text's length.
 */
export function toPlain(text: string): string {
  return text.toWellFormed().replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim();
}

/**
 * Cuts text that is over `limit` UTF-16 units to at most that many, the last one being "…". It cuts
 * between graphemes, and only inside one (between code points) where a single one is over the limit.
 */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = limit - 1;
  let end = 0;
  for (const { index, segment } of toGraphemes(text.slice(0, limit + 2))) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  if (end === 0) end = splitsPair(text, room) ? room - 1 : room;
  return `${text.slice(0, Math.max(0, end)).trimEnd()}…`;
}

/** True where a cut at `end` would part a surrogate pair. */
const splitsPair = (text: string, end: number): boolean =>
  (text.codePointAt(end - 1) ?? 0) > 0xffff;
