import { createLexicon, type Lexicon, type LexiconData } from '#core/language/lexicon.ts';
import { readLexiconData } from '#feeds/lexicon.ts';

let data: LexiconData | undefined;

/** The lexicon that is shipped, with nothing learned; its data is read once. */
export function shippedLexicon(): Lexicon {
  data ??= readLexiconData();
  return createLexicon(data);
}
