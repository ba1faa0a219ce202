import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '#core/errors.ts';
import { PageError } from '#core/news/page.ts';
import { readEditionFile } from '#feeds/read-file.ts';
import { untilReaderLeaves } from './json-lines.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

/** Shows what the desk reads in each file: its article and its headlines. */
export async function read({ words, output }: Bench): Promise<ExitCode> {
  const files = readOptions(words, {}).positionals;
  if (files.length === 0) throw new UsageError('read needs the name of a file');
  let code: ExitCode = 0;
  async function* lines(): AsyncGenerator<string> {
    for (const file of files) {
      const found = await readOne(file);
      if ('error' in found) code = 1;
      yield `${JSON.stringify({ file, ...found })}\n`;
    }
  }
  await untilReaderLeaves(pipeline(Readable.from(lines()), output, { end: false }));
  return code;
}

async function readOne(file: string): Promise<object> {
  try {
    const { article, headlines } = await readEditionFile(file);
    return {
      article: article ? { title: article.title, paragraphs: article.paragraphs } : null,
      headlines: headlines.map(({ title }) => title),
    };
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file: check its name',
  EISDIR: 'this is a folder: name the files in it',
  EACCES: 'this file may not be read: change its permissions',
};

function reasonOf(error: unknown): string {
  if (error instanceof PageError) return `line ${error.line}: ${error.message}`;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}
