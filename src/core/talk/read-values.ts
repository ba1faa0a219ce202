import { findZone } from '../desk/zones.ts';
import { UsageError } from '../errors.ts';
import { toPlain } from '../language/plain.ts';
import type { GivenFile } from '../ports.ts';
import type {
  ChoiceOption,
  CountOption,
  FileOption,
  ListOption,
  NameOption,
  Option,
  Options,
  Values,
  WordsOption,
} from './command.ts';
import type { Sentence } from './sentences/sentences.ts';
import { readChannel, readDays, readList, readName, readTime } from './shapes.ts';

/**
 * Checks raw values, from any platform, against the declaration and fills in what was left out.
 * Throws a UsageError that names the option and what it takes.
 */
export function readValues<O extends Options>(
  options: O,
  raw: Readonly<Record<string, string | number | GivenFile>>,
): Values<O> {
  const entries = Object.entries(options).map(([name, option]) => {
    const given = raw[name] ?? '';
    if (option.kind === 'file') return [name, readFile(name, option, given)];
    return [name, readValue(name, option, typeof given === 'object' ? '' : toPlain(String(given)))];
  });
  return Object.fromEntries(entries);
}

function readFile(
  name: string,
  { max }: FileOption,
  given: string | number | GivenFile,
): GivenFile | undefined {
  if (typeof given !== 'object') return undefined;
  return given.size > max ? refuse((say) => say.fileTooLarge(name, max)) : given;
}

function readValue(name: string, option: Exclude<Option, FileOption>, raw: string): unknown {
  switch (option.kind) {
    case 'count':
      return readCount(name, option, raw);
    case 'list':
      return readItems(name, option, raw);
    case 'choice':
      return readChoice(name, option, raw);
  }
  if (raw === '') return undefined;
  switch (option.kind) {
    case 'words':
      return readWords(name, option, raw);
    case 'name':
      return readShort(name, option, raw);
    case 'time':
      return readTime(raw) ?? refuse((say) => say.notATime(name, raw));
    case 'days':
      return readDays(raw) ?? refuse((say) => say.notDays(name, raw));
    case 'zone':
      return findZone(raw) ?? refuse((say) => say.notAZone(name, raw));
    case 'place':
      return readChannel(raw) ?? refuse((say) => say.notAChannel(name, raw));
  }
}

function refuse(sentence: Sentence): never {
  throw new UsageError(sentence);
}

function readCount(name: string, { min, max, otherwise }: CountOption, raw: string): number {
  if (raw === '') return otherwise;
  const count = Number(raw);
  if (Number.isSafeInteger(count) && count >= min && count <= (max ?? count)) return count;
  return refuse((say) => say.notACount(name, min, max));
}

function readWords(name: string, { max }: WordsOption, words: string): string {
  return words.length > max
    ? refuse((say) => say.tooManyCharacters(name, max, words.length))
    : words;
}

function readItems(name: string, { max, each }: ListOption, raw: string): readonly string[] {
  const items = readList(raw);
  if (items.length > max) return refuse((say) => say.tooManyItems(name, max, items.length));
  const long = items.find((item) => item.length > each);
  return long === undefined ? items : refuse((say) => say.itemTooLong(name, each, long));
}

function readChoice(name: string, { choices, otherwise }: ChoiceOption, raw: string): string {
  if (raw === '') return otherwise;
  const choice = choices.find((each) => each === raw.toLowerCase());
  return choice ?? refuse((say) => say.notAChoice(name, choices));
}

function readShort(name: string, { max }: NameOption, raw: string): string {
  const short = readName(raw);
  return short !== undefined && short.length <= max
    ? short
    : refuse((say) => say.notAName(name, max));
}
