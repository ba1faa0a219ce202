import { UsageError } from '#core/errors.ts';
import { createLexicon } from '#core/language/lexicon.ts';
import { createMentionIndex, type MentionIndex } from '#core/language/mentions.ts';
import { readLexiconData } from '#feeds/lexicon.ts';
import { type FiledHeadline, readHeadlineFile } from './headline-file.ts';
import { answerLines, type Fields, textOf } from './json-lines.ts';
import { createProgress } from './progress.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

/** Answers between two notes on how far it has come. */
const NOTE_EVERY = 50_000;

/** Answers each chat message with the headline that it is about, if any. */
export async function match(bench: Bench): Promise<ExitCode> {
  const { words, input, output, notes } = bench;
  const { headlines: path } = readOptions(words, { headlines: { type: 'string' } }).values;
  if (path === undefined) throw new UsageError('match needs the headlines: --headlines FILE');
  const headlines = await readHeadlineFile(path);
  const index = createMentionIndex<FiledHeadline>(createLexicon(readLexiconData()));
  index.addAll(headlines);
  return answerLines(withNotes(matchIn(index), bench), { input, output, notes });
}

const matchIn =
  (index: MentionIndex<FiledHeadline>) =>
  (fields: Fields): object => {
    const mention = index.find(textOf(fields, 'text'));
    return { headline: mention?.item.id ?? null, keyword: mention?.keyword ?? null };
  };

/** Long input says now and then how far it has come. */
function withNotes(
  answer: (fields: Fields) => object,
  { notes, environment }: Bench,
): (fields: Fields) => object {
  const progress = createProgress(notes, { label: 'match', total: NOTE_EVERY, environment });
  let answered = 0;
  return (fields) => {
    answered += 1;
    if (answered % NOTE_EVERY === 0) progress.step(`${answered} messages answered`);
    return answer(fields);
  };
}
