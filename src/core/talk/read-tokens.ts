import { findZone } from '../desk/zones.ts';
import { UsageError } from '../errors.ts';
import type { Option, Options } from './command.ts';
import { looksLikeChannel, looksLikeTime, readDays, readName } from './shapes.ts';

/** Phones put curly quotation marks where straight ones were typed. */
const CURLY = /[“”„«»]/g;
const QUOTED_OR_COMMA = /"[^"]*"|\s*,\s*/g;
const HALF = /(\d)\s+(am|pm)(?=\s|$)/gi;
const TOKEN = /(?:"[^"]*"|\S)+/g;
const NAMED = /^([a-z]{2,20}):(.*)$/is;

/**
 * Reads `08:30 weekdays Europe/Rome max:10 include:"rare earths",b`: `name:value` for any option, and
 * each other token for the first option left whose kind it fits. Throws a UsageError that names the
 * tokens that fit nowhere. Linear in the text's length.
 */
export function readTokens(text: string, options: Options): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const bare: string[] = [];
  for (const token of toTokens(text)) {
    const [, name = '', value = ''] = NAMED.exec(token) ?? [];
    const option = name.toLowerCase();
    if (Object.hasOwn(options, option))
      values[option] = options[option]?.kind === 'list' ? value : unquote(value);
    else bare.push(unquote(token));
  }
  const left = bare.filter((token) => !place(token, options, values));
  // What declares nothing has nothing to get wrong: `/newsdesk help please` is help.
  const names = Object.keys(options);
  if (left.length > 0 && names.length > 0)
    throw new UsageError((say) => say.notUnderstood(left, names));
  return values;
}

/** Blanks around a comma, after `name:` and before `am` belong to what they stand in. */
function toTokens(text: string): readonly string[] {
  const tidy = text
    .replace(CURLY, '"')
    .replace(QUOTED_OR_COMMA, (part) => (part.startsWith('"') ? part : ','))
    .replace(HALF, '$1$2');
  const tokens = tidy.match(TOKEN) ?? [];
  const joined: string[] = [];
  for (const token of tokens) {
    const before = joined.at(-1) ?? '';
    if (/^[a-z]{2,20}:$/i.test(before)) joined[joined.length - 1] = before + token;
    else joined.push(token);
  }
  return joined;
}

/** Gives a bare token to an option that wants it; false where none does. */
function place(token: string, options: Options, values: Record<string, string>): boolean {
  const name = Object.keys(options).find(
    (each) => !Object.hasOwn(values, each) && fits(token, options[each]),
  );
  if (name !== undefined) values[name] = token;
  return name !== undefined;
}

function fits(token: string, option: Option | undefined): boolean {
  switch (option?.kind) {
    case 'time':
      return looksLikeTime(token);
    case 'days':
      return readDays(token) !== undefined;
    case 'zone':
      return findZone(token) !== undefined;
    case 'count':
      return /^[-+]?\d+$/.test(token);
    case 'choice':
      return option.choices.includes(token.toLowerCase());
    case 'place':
      return looksLikeChannel(token);
    case 'name':
      return option.bare === true && readName(token) !== undefined;
    case 'list':
    case 'words':
    case 'file':
    case undefined:
      return false;
  }
}

const unquote = (text: string): string => /^"([^"]*)"$/.exec(text)?.[1] ?? text;
