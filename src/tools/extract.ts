import { createReader } from '#feeds/reader.ts';
import { answerLines, type Fields } from './json-lines.ts';
import { readOptions } from './read-options.ts';
import { readSavedBody, toUsageError } from './saved-body.ts';
import type { Bench, ExitCode } from './tool.ts';

/** A page of news takes 20 ms. */
const LIMITS = { time: 2_000, memory: 384 };

/** Answers each line with the article of the page that is in a file; its paragraphs stand on lines of their own. */
export async function extract({ words, input, output, notes }: Bench): Promise<ExitCode> {
  readOptions(words, {});
  const reader = createReader(LIMITS);
  async function answer(fields: Fields): Promise<object> {
    const body = await readSavedBody(fields);
    try {
      const { title, paragraphs } = await reader.readPage(body);
      return { title: title ?? null, text: paragraphs.join('\n') };
    } catch (error) {
      throw toUsageError(error);
    }
  }
  try {
    return await answerLines(answer, { input, output, notes });
  } finally {
    await reader.close();
  }
}
