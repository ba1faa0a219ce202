import { UsageError } from '../errors.ts';
import { toPlain } from '../language/plain.ts';
import type { CountOption, Options, Values, WordsOption } from './command.ts';
import { en } from './sentences/en.ts';

/**
 * Checks raw values, from any platform, against the declaration and fills in what was left out.
 * Throws a UsageError that names the option and what it takes.
 */
export function readValues<O extends Options>(
  options: O,
  raw: Readonly<Record<string, string | number>>,
): Values<O> {
  const entries = Object.entries(options).map(([name, option]) => [
    name,
    option.kind === 'count'
      ? readCount(name, option, raw[name])
      : readWords(name, option, raw[name]),
  ]);
  return Object.fromEntries(entries);
}

type Raw = string | number | undefined;

function readCount(name: string, { min, max, otherwise }: CountOption, raw: Raw): number {
  if (raw === undefined || raw === '') return otherwise;
  const count = Number(raw);
  if (Number.isSafeInteger(count) && count >= min && count <= (max ?? count)) return count;
  throw new UsageError(en.notACount(name, min, max));
}

function readWords(name: string, { max }: WordsOption, raw: Raw): string | undefined {
  const words = toPlain(String(raw ?? ''));
  if (words.length > max) throw new UsageError(en.tooManyCharacters(name, max, words.length));
  return words === '' ? undefined : words;
}
