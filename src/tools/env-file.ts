import { readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'dotenv';
import { UsageError } from '#core/errors.ts';

type Values = Readonly<Record<string, string>>;

/** dotenv's own pattern of a line (18.0.10), so that what it reads as a value is what is replaced. */
const LINE =
  /^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/dgm;

/** The file's text; none where there is no file. */
export async function readEnvFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

/**
 * Sets values in the text of a `.env` file; every other line and comment stays as it is.
 * Throws a UsageError where dotenv would not read the outcome as it is meant.
 */
export function setValues(text: string, values: Values): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text.replaceAll('\r\n', '\n');
  const replaced = replaceValues(before, values);
  const start = replaced === '' || replaced.endsWith('\n') ? replaced : `${replaced}\n`;
  const there = parse(before);
  const missing = Object.entries(values).filter(([name]) => !Object.hasOwn(there, name));
  const added = missing.map(([name, value]) => `${name}=${written(name, value)}\n`);
  const after = added.length === 0 ? replaced : `${start}${added.join('')}`;
  if (!isDeepStrictEqual(parse(after), { ...there, ...values }))
    throw new UsageError('.env has a quotation mark that is not closed: close it and try again');
  return after.replaceAll('\n', end);
}

function replaceValues(before: string, values: Values): string {
  let after = '';
  let done = 0;
  for (const match of before.matchAll(LINE)) {
    const name = match[1] ?? '';
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) continue;
    const { from, to } = placeOfValue(match);
    after += `${before.slice(done, from)}=${written(name, value)}`;
    done = to;
  }
  return after + before.slice(done);
}

/** Writes the file whole or not at all, for its owner's eyes only; a link stays a link. */
export async function writeEnvFile(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const fresh = `${target}.${process.pid}.new`;
  try {
    await writeFile(fresh, text, { mode: 0o600, flag: 'wx', flush: true });
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

/** From the mark after the name to the end of the value, without the blanks before a comment. */
function placeOfValue(match: RegExpExecArray): { readonly from: number; readonly to: number } {
  const from = match.index + match[0].search(/[=:]/);
  const [start, end] = match.indices?.[2] ?? [from + 1, from + 1];
  return { from, to: start + match.input.slice(start, end).trimEnd().length };
}

/** The value bare, or in the first quotes that dotenv reads back as the same. */
function written(name: string, value: string): string {
  const ways = [value, `'${value}'`, `"${value}"`, `\`${value}\``];
  const way = ways.find((each) => parse(`${name}=${each}\n`)[name] === value);
  if (way !== undefined) return way;
  throw new UsageError(`${name} holds characters that .env cannot: set it in the environment`);
}
