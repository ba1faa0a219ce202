import type { Token } from '../words.ts';

/** Shorter words, and what is left of longer ones, keep all their letters. */
const SHORTEST_STEM = 3;

/**
 * What a word is compared by: without its ending, so that `couriers` and `courier` are the same. In scripts
 * with no blanks between words, where a word here is one character, it is that and the next.
 */
export function toTerm(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined) return '';
  const joined = next !== undefined && next.start === token.end && isSingle(token.word);
  return joined && isSingle(next.word) ? token.word + next.word : toStem(token.word);
}

/** Chinese, Japanese and the like begin here. */
const isSingle = (word: string): boolean => word.charCodeAt(0) >= 0x2e80 && word.length <= 2;

function toStem(word: string): string {
  switch (word.charAt(word.length - 1)) {
    case 's':
      return withoutS(word);
    case 'd':
      return word.endsWith('ed') ? cut(word, 2) : word;
    case 'g':
      return word.endsWith('ing') ? cut(word, 3) : word;
    case 'e':
      return cut(word, 1);
    default:
      return word;
  }
}

const cut = (word: string, count: number): string =>
  word.length - count >= SHORTEST_STEM ? word.slice(0, -count) : word;

function withoutS(word: string): string {
  if (word.endsWith('ss')) return word;
  if (word.endsWith('ies')) return word.length > 5 ? `${cut(word, 3)}y` : word;
  return cut(word, word.endsWith('es') ? 2 : 1);
}
