import { readFile, stat } from 'node:fs/promises';
import { UsageError } from '#core/errors.ts';
import { TroubleError } from '#core/news/trouble.ts';
import { en } from '#core/talk/sentences/en.ts';
import type { Body } from '#feeds/body.ts';
import { type Fields, optionalTextOf, textOf } from './json-lines.ts';

/** No server's answer is kept that is as long. */
const LARGEST = 256 * 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file: check its name',
  EACCES: 'this file may not be read: change its permissions',
};

/** The answer of a server that a line names: its file, its address, its type. */
export async function readSavedBody(fields: Fields): Promise<Body> {
  const path = textOf(fields, 'path');
  const url = optionalTextOf(fields, 'url');
  const contentType = optionalTextOf(fields, 'contentType');
  return { bytes: await readBytes(path), url, contentType };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new UsageError('this is no file: name one that holds an answer');
    if (found.size > LARGEST) throw new UsageError('the file is over 256 MB: no feed is so long');
    return await readFile(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UsageError(REASONS[String(error.code)] ?? `the file cannot be read (${error.code})`);
  }
}

/** Makes of what is wrong with a body the `error` of its line. */
export function toUsageError(error: unknown): unknown {
  if (!(error instanceof TroubleError)) return error;
  return new UsageError(`${en.trouble(error.trouble)}: ${en.advice(error.trouble)}`);
}
