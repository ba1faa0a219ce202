import type { Weekday } from '../desk/schedule.ts';
import { clip, toPlain } from '../language/plain.ts';
import type { Channel, Command, Option } from './command.ts';
import { toDays } from './shapes.ts';

/** Most UTF-16 units of a command as it would be typed. */
const TYPED_LIMIT = 300;

/**
 * A command with the values that it ran with, as it would be typed: the same for what was typed, filled into a form or
 * pressed. What is as usual is left out, and so is what a file or a pasted text holds.
 */
export function toTyped(
  { path, options }: Pick<Command, 'path' | 'options'>,
  values: Readonly<Record<string, unknown>>,
): string {
  const wordy = Object.keys(options).find((name) => options[name]?.kind === 'words');
  const parts = Object.entries(options).map(([name, option]) => {
    const value = values[name] === undefined ? '' : write(option, values[name]);
    if (value === '' || name === wordy || isBare(option)) return value;
    return `${name}:${option.kind === 'list' ? value : quote(value)}`;
  });
  const words = [`/${path.join(' ')}`, ...parts.filter((part) => part !== '')];
  return clip(toPlain(words.join(' ')), TYPED_LIMIT);
}

/** Nothing for what is as usual. */
function write(option: Option, value: unknown): string {
  switch (option.kind) {
    case 'file':
      return '';
    case 'words':
      return option.pasted ? '' : listed(value);
    case 'list':
      return listed(value);
    case 'count':
    case 'choice':
      return value === option.otherwise ? '' : String(value);
    case 'days': {
      const days = toDays(value as readonly Weekday[]);
      return days === 'daily' ? '' : days;
    }
    case 'place':
      return toChannel(value as Channel);
    case 'time':
    case 'zone':
    case 'name':
      return String(value);
  }
}

/** Words as they are, or several with commas between them. */
const listed = (value: unknown): string =>
  Array.isArray(value) ? value.map(quote).join(',') : String(value);

const quote = (text: string): string => (/[\s,]/.test(text) ? `"${text}"` : text);

const toChannel = ({ channel, thread }: Channel): string =>
  thread === undefined ? `#${channel}` : `#${channel}/${thread}`;

/** What is known by its shape alone. */
const isBare = (option: Option): boolean =>
  ['time', 'days', 'zone', 'choice'].includes(option.kind) || ('bare' in option && option.bare);
