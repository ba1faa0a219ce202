import { toPlain } from '../language/plain.ts';
import type { Command, Option, Options } from './command.ts';
import { readTokens } from './read-tokens.ts';

/** What was typed after a command's own words, sorted into its options; nothing is checked yet. */
type RawValues = Readonly<Record<string, string>>;

/** The command with the most path words that the text begins with, and the text after them. */
export type Match = { readonly command: Command; readonly rest: string };

/** Finds whose command `/newsdesk digest now …` is. Case does not matter; the slash may be missing. */
export function matchCommand(text: string, commands: readonly Command[]): Match | undefined {
  const words = toPlain(text).replace(/^\//, '').split(' ');
  const spoken = words.map((word) => word.toLowerCase());
  const command = commands
    .filter(({ path }) => path.every((word, index) => spoken[index] === word))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return command && { command, rest: words.slice(command.path.length).join(' ') };
}

const NAMED = /(?:^|\s)([a-z]{2,20}):(?:"([^"]*)"|(\S*))/gi;

/**
 * Sorts what was typed into options. Where one of them is for words, all that has no other place are
 * words; elsewhere what fits nowhere is a UsageError.
 */
export function readText(text: string, options: Options): RawValues {
  const words = nameOf('words', options);
  const option = words === undefined ? undefined : options[words];
  if (option?.kind !== 'words') return readTokens(text, options);
  return option.pasted ? readBare(text, options, {}) : readWordy(text, options);
}

/**
 * Reads `coca cola page:2` or `"coca cola" 2`: `name:value` for any option, a number for the count,
 * all other words for the words. A number after words is the count only if it is a single digit,
 * so that `chapter 11` stays a search; in quotation marks it never is.
 */
function readWordy(text: string, options: Options): RawValues {
  const named: Record<string, string> = {};
  let left = text;
  for (const [whole, name = '', quoted, bare] of text.matchAll(NAMED)) {
    const option = name.toLowerCase();
    if (!Object.hasOwn(options, option)) continue;
    named[option] = quoted ?? bare ?? '';
    left = left.replace(whole, () => ' ');
  }
  return { ...readBare(left.trim(), options, named), ...named };
}

function readBare(given: string, options: Options, named: RawValues): RawValues {
  const { text, chosen } = takeChoice(given, options, named);
  const count = nameOf('count', options);
  const words = nameOf('words', options);
  const trailing = /^(?:(.*\S)\s+)?([-+]?\d+)$/.exec(text);
  const [, before = '', number = ''] = trailing ?? [];
  const takesNumber =
    trailing !== null &&
    count !== undefined &&
    !Object.hasOwn(named, count) &&
    isCount(before, number);
  const rest = unquote(takesNumber ? before : text);
  return {
    ...chosen,
    ...(words !== undefined && rest !== '' ? { [words]: rest } : {}),
    ...(takesNumber ? { [count]: number } : {}),
  };
}

/** Takes the last word, or the first, where it is one of a choice's: `example.com/feed here`. */
function takeChoice(
  text: string,
  options: Options,
  named: RawValues,
): { readonly text: string; readonly chosen: RawValues } {
  const name = nameOf('choice', options) ?? '';
  const option = options[name];
  if (option?.kind !== 'choice' || Object.hasOwn(named, name)) return { text, chosen: {} };
  const words = text.split(' ');
  const spoken = words.map((word) => word.toLowerCase().replace(`${name}:`, ''));
  const at = [words.length - 1, 0].find((index) => option.choices.includes(spoken[index] ?? ''));
  if (at === undefined) return { text, chosen: {} };
  return { text: words.toSpliced(at, 1).join(' '), chosen: { [name]: spoken[at] ?? '' } };
}

const isCount = (before: string, number: string): boolean => before === '' || number.length === 1;

const nameOf = (kind: Option['kind'], options: Options): string | undefined =>
  Object.keys(options).find((name) => options[name]?.kind === kind);

const unquote = (text: string): string => /^"([^"]*)"$/.exec(text)?.[1] ?? text;
