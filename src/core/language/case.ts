import { fold, toTokens } from './words.ts';

/** A word inside a sentence, and whether it has a capital. */
export type CasedWord = { readonly word: string; readonly capital: boolean };

/** Behind these the next word has a capital whatever it is. */
const OPENING = new Set('.!?:\n"“');

/** The words of running text, but for those at the start of a sentence: there every word has a capital. */
export function readCase(text: string): readonly CasedWord[] {
  const words: CasedWord[] = [];
  let after = 0;
  for (const { word, start, end } of toTokens(text)) {
    if (after > 0 && !hasOpening(text, after, start))
      words.push({ word, capital: isCapital(text, start) });
    after = end;
  }
  return words;
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
