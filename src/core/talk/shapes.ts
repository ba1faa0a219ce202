import type { Weekday } from '../desk/schedule.ts';
import { toPlain } from '../language/plain.ts';
import type { Channel } from './command.ts';

// What people write for a time, some days, a list, a channel or a name. Each reader gives nothing
// for what has another shape.

const TIME = /^(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm)?$/i;

/** `08:30` for 08:30, 8:30, 8.30 and 8:30am, `20:00` for 8pm and 20. */
export function readTime(text: string): string | undefined {
  const [, hours, minutes = '00', half] = TIME.exec(text.trim()) ?? [];
  if (hours === undefined) return undefined;
  const hour = half === undefined ? Number(hours) : hourOf(Number(hours), half.toLowerCase());
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** 12am is midnight, 12pm noon, and there is no 0am or 13pm. */
function hourOf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.POSITIVE_INFINITY;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** True for what can only be a time: a number alone can be a count. */
export const looksLikeTime = (text: string): boolean =>
  readTime(text) !== undefined && !/^\d+$/.test(text);

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ALL: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const NAMED_DAYS: Readonly<Record<string, readonly Weekday[]>> = {
  daily: ALL,
  everyday: ALL,
  weekdays: [1, 2, 3, 4, 5],
  weekends: [6, 7],
};

/** Days in their order, each once: `daily`, `weekdays`, `weekends`, `mon,thu`, `mon-fri`. */
export function readDays(text: string): readonly Weekday[] | undefined {
  const words = text.toLowerCase().replace(/\s/g, '').split(',');
  const days = words.map((word) => daysOf(word));
  if (days.some((each) => each === undefined)) return undefined;
  const wanted = new Set(days.flatMap((each) => each ?? []));
  return ALL.filter((day) => wanted.has(day));
}

/** Days as `readDays` reads them, by one word where there is one. */
export function toDays(days: readonly Weekday[]): string {
  const named = Object.keys(NAMED_DAYS).find((name) => NAMED_DAYS[name]?.join() === days.join());
  return named ?? days.map((day) => WEEK[day - 1]?.slice(0, 3)).join();
}

function daysOf(word: string): readonly Weekday[] | undefined {
  if (Object.hasOwn(NAMED_DAYS, word)) return NAMED_DAYS[word];
  const [first = '', last = first, ...rest] = word.split('-').map(dayOf);
  if (first === '' || last === '' || rest.length > 0) return undefined;
  const length = (last - first + 7) % 7;
  return ALL.filter((day) => (day - first + 7) % 7 <= length);
}

/** `mon`, `tues`, `Thursday` and `fridays`, but not `mo`. */
function dayOf(word: string): Weekday | '' {
  const name = word.replace(/s$/, '');
  const index = name.length < 3 ? -1 : WEEK.findIndex((day) => day.startsWith(name));
  return ALL[index] ?? '';
}

/** The items of `deals,"rare earths",b`: plain, each once, in their order. */
export function readList(text: string): readonly string[] {
  const parts = text.match(/(?:"[^"]*"|[^,"]|"[^"]*$)+/g) ?? [];
  const items = parts.map((part) => toPlain(part.replaceAll('"', ' ')));
  return [...new Map(items.map((item) => [item.toLowerCase(), item])).values()].filter(
    (item) => item !== '',
  );
}

const TAG = /^<#([A-Z0-9]+)(?:\|[^<>]*)?>$/i;
const SLACK_MESSAGE =
  /^https:\/\/[a-z0-9.-]+\/archives\/([A-Z0-9]+)(?:\/p(\d{1,16})(\d{6}))?(?:\?(?:[^#]*&)?thread_ts=(\d+\.\d+))?/i;
const NAME = /^#?([\p{L}\p{N}_-]{1,100})$/u;
const DISCORD_CHANNEL = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:\d+|@me)\/(\d+)/i;

/** A channel as the platforms write it, and the thread that a message's address names. */
export function readChannel(text: string): Channel | undefined {
  const word = text.trim();
  const address = word.replace(/^<(?=https:)|[|>].*$/g, '');
  const [, channel] = TAG.exec(word) ?? DISCORD_CHANNEL.exec(address) ?? NAME.exec(word) ?? [];
  return channel === undefined ? readSlackAddress(address) : { channel };
}

function readSlackAddress(address: string): Channel | undefined {
  const [, channel, seconds, fraction, root] = SLACK_MESSAGE.exec(address) ?? [];
  if (channel === undefined) return undefined;
  const thread = root ?? (seconds === undefined ? undefined : `${seconds}.${fraction}`);
  return { channel, ...(thread !== undefined && { thread }) };
}

/** True for what can only be a channel: a bare word can be anything. */
export const looksLikeChannel = (text: string): boolean =>
  /^(?:<?#|<?https:\/\/)/.test(text) && readChannel(text) !== undefined;

/** A name in small letters: letters, digits, `-` and `_`. */
export function readName(text: string): string | undefined {
  const name = text.trim().normalize('NFC').toLowerCase();
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(name) ? name : undefined;
}
