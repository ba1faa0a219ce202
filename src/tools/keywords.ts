import { toKeywords } from '#core/language/keywords.ts';
import { createLexicon, type Lexicon } from '#core/language/lexicon.ts';
import { readLexiconData } from '#feeds/lexicon.ts';
import { answerLines, type Fields, optionalTextOf, textOf } from './json-lines.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

/** Answers each line with the names in its headline. */
export async function keywords({ words, input, output, notes }: Bench): Promise<ExitCode> {
  readOptions(words, {});
  const lexicon = createLexicon(readLexiconData());
  const answer = (fields: Fields): object => ({ keywords: keywordsOf(fields, lexicon) });
  return answerLines(answer, { input, output, notes });
}

function keywordsOf(fields: Fields, lexicon: Lexicon): readonly object[] {
  const item = { title: textOf(fields, 'title'), text: optionalTextOf(fields, 'text') };
  return toKeywords(item, lexicon).map(({ text, kind }) => ({ text, kind }));
}
