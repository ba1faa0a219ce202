import { fold, startWalk, toNextWord, wordOf } from './words.ts';

/** Behind these the next word has a capital whatever it is. */
const OPENING = new Set('.!?:\n"“');

/**
 * Shows the words of running text, and whether each has a capital; but for those at the start of a sentence:
 * there every word has one.
 */
export function readCase(text: string, visit: (word: string, capital: boolean) => void): void {
  const walk = startWalk(text);
  let after = 0;
  while (toNextWord(walk)) {
    if (after > 0 && !hasOpening(text, after, walk.start)) {
      visit(wordOf(walk), isCapital(text, walk.start));
    }
    after = walk.end;
  }
}

function hasOpening(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    // A single blank is what stands between most words.
    if (text.charCodeAt(at) !== 0x20 && OPENING.has(text.charAt(at))) return true;
  }
  return false;
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  return text.charAt(at) !== fold(text.charAt(at));
}
