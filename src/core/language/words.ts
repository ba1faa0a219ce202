/** Letters and digits of any script; a run of them is a word. */
const WORD = /[\p{L}\p{N}]+/gu;
const COMBINING = /\p{M}+/gu;

/** Text with case, accents and width folded away, so that `cafe` finds `Café`. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(COMBINING, '').toLowerCase();

/** The folded words of a text, in their order. */
export const toWords = (text: string): readonly string[] => fold(text).match(WORD) ?? [];
