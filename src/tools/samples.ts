import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '#core/errors.ts';

/** An article with summaries that people wrote, as it comes in the folder to learn from. */
export type Sample = {
  readonly source: string;
  readonly title: string;
  readonly text: string;
  /** One or more summaries, each in sentences. */
  readonly refs: readonly (readonly string[])[];
  /** Its first clean sentences by another hand, to compare with; ours where there are none. */
  readonly lead?: readonly string[] | undefined;
};

/** In the folder to learn from, one article a line: {"source","title"?,"text","refs":[[…]],"lead"?}. */
const FILE = 'articles.jsonl';

/** Reads all samples of a folder; a UsageError names the line that is none. */
export async function readSamples(folder: string): Promise<readonly Sample[]> {
  const file = join(folder, FILE);
  const lines = (await readText(file)).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const sample = toSample(line);
    if (sample !== undefined) return sample;
    throw new UsageError(
      `${file}, line ${index + 1}: an article has "source", "text" and "refs", a list of lists of sentences`,
    );
  });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read: give the folder with --data DIR`);
  }
}

function toSample(line: string): Sample | undefined {
  const { source, title = '', text, refs, lead } = parsed(line);
  const isSample =
    typeof source === 'string' &&
    typeof title === 'string' &&
    typeof text === 'string' &&
    Array.isArray(refs) &&
    refs.length > 0 &&
    refs.every(isSentences) &&
    (lead === undefined || isSentences(lead));
  return isSample ? { source, title, text, refs, lead } : undefined;
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const isSentences = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((sentence) => typeof sentence === 'string');
