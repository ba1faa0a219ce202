import { UsageError } from '#core/errors.ts';
import { summarize as toSummary } from '#core/language/summary.ts';
import { answerLines, type Fields, textOf } from './json-lines.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

const SENTENCES = 2;

/** Answers each line's article with the sentences that tell it, in its own words. */
export async function summarize({ words, input, output, notes }: Bench): Promise<ExitCode> {
  const { sentences = String(SENTENCES) } = readOptions(words, {
    sentences: { type: 'string' },
  }).values;
  const count = readCount(sentences);
  return answerLines((fields) => ({ sentences: summaryOf(fields, count) }), {
    input,
    output,
    notes,
  });
}

function readCount(said: string): number {
  if (/^[1-9]\d{0,5}$/.test(said)) return Number(said);
  throw new UsageError(`--sentences ${said} is no number: give one from 1, such as 2`);
}

function summaryOf(fields: Fields, count: number): readonly string[] {
  const title = fields.title === undefined ? '' : textOf(fields, 'title');
  return toSummary({ title, paragraphs: [textOf(fields, 'text')] }, count);
}
