import { createReadStream } from 'node:fs';
import { UsageError } from '#core/errors.ts';
import { splitLines } from './lines.ts';

/** A headline as a file of JSON Lines tells it. */
export type FiledHeadline = {
  readonly id: string;
  readonly title: string;
  readonly text?: string | undefined;
  readonly published?: Temporal.Instant | undefined;
};

/** Reads lines of `{"id","title","text"?,"published"?}`; a UsageError names the first line that is none. */
export async function readHeadlineFile(path: string): Promise<readonly FiledHeadline[]> {
  const headlines: FiledHeadline[] = [];
  let number = 0;
  try {
    for await (const lines of splitLines(createReadStream(path))) {
      for (const line of lines) {
        number += 1;
        if (line.trim() !== '') headlines.push(readLine(line, number));
      }
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UsageError(`${path} cannot be read (${error.code}): name a file of headlines`);
  }
  return headlines;
}

function readLine(line: string, number: number): FiledHeadline {
  const value = parsed(line);
  const { id, title, text, published } = (value ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || typeof title !== 'string') {
    throw new UsageError(`line ${number} of the headlines is no {"id":"…","title":"…"}: mend it`);
  }
  return {
    id,
    title,
    text: typeof text === 'string' ? text : undefined,
    published: typeof published === 'string' ? instantOf(published, number) : undefined,
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function instantOf(text: string, number: number): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new UsageError(
      `"published" in line ${number} of the headlines is no instant: give one such as 2026-03-29T00:00:00Z`,
    );
  }
}
