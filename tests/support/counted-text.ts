import type { Characters } from '#core/language/characters.ts';

/** A text that counts how many of its characters are looked at. */
export function countedText(text: string): Characters & { steps(): number } {
  let looked = 0;
  return {
    length: text.length,
    charCodeAt(index) {
      looked++;
      return text.charCodeAt(index);
    },
    slice(from, to) {
      const part = text.slice(from, to);
      looked += part.length;
      return part;
    },
    steps: () => looked,
  };
}
