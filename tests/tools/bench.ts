import { PassThrough, Readable } from 'node:stream';
import { runTool } from '../../src/tools/run-tool.ts';
import type { Environment } from '../../src/variables.ts';

type Surroundings = {
  readonly input?: string;
  readonly environment?: Environment;
  readonly folder?: string;
};

export type Ran = { readonly code: number; readonly output: string; readonly notes: string };

/** Runs a tool as the command line would, with streams of our own. */
export async function run(words: readonly string[], around: Surroundings = {}): Promise<Ran> {
  const { input = '', environment = {}, folder = '.' } = around;
  const output = collect();
  const notes = collect();
  const code = await runTool({
    words,
    environment,
    folder,
    input: Readable.from([Buffer.from(input)], { objectMode: false }),
    output: output.stream,
    notes: notes.stream,
  });
  return { code, output: output.text(), notes: notes.text() };
}

/** A stream that keeps what is written to it. */
export function collect() {
  const stream = new PassThrough();
  const chunks: string[] = [];
  stream.on('data', (chunk) => chunks.push(String(chunk)));
  return { stream, text: () => chunks.join('') };
}

/** One value for each line of JSON. */
export const linesOf = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
