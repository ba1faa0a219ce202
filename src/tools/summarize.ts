import { UsageError } from '#core/errors.ts';
import { summarize as toSummary } from '#core/language/summary.ts';
import { answerLines, type Fields, textOf } from './json-lines.ts';
import { createProgress } from './progress.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

const SENTENCES = 2;
/** On long input the notes say how far it has come, every so many articles. */
const NOTE_EVERY = 1_000;

/** Answers each line's article with the sentences that tell it, in its own words. */
export async function summarize(bench: Bench): Promise<ExitCode> {
  const { words, notes, environment } = bench;
  const options = { sentences: { type: 'string', default: String(SENTENCES) } } as const;
  const count = readCount(readOptions(words, options).values.sentences);
  const progress = createProgress(notes, { label: 'summarize', total: NOTE_EVERY, environment });
  let answered = 0;
  const code = await answerLines((fields) => {
    const sentences = summaryOf(fields, count);
    answered++;
    if (answered % NOTE_EVERY === 0) progress.step(`${answered} articles told`);
    return { sentences };
  }, bench);
  progress.end();
  return code;
}

function readCount(said: string): number {
  if (/^[1-9]\d{0,5}$/.test(said)) return Number(said);
  throw new UsageError(`--sentences ${said} is no number: give one from 1, such as 2`);
}

function summaryOf(fields: Fields, count: number): readonly string[] {
  const title = fields.title === undefined ? '' : textOf(fields, 'title');
  return toSummary({ title, paragraphs: [textOf(fields, 'text')] }, count);
}
