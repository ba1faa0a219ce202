import { monthNamed } from './month.ts';
import { inZone } from './zone.ts';

/** Longer than any date with its weekday, month and zone in full. */
const LONGEST = 120;
/** RFC 2822 4.3: two digits under 50 are of this century. */
const CENTURY_TURNS_AT = 50;
/** Before it lie only the zero dates of programs, which are no dates. */
const FIRST_YEAR = 1000;
const FIRST_INSTANT = Date.UTC(FIRST_YEAR, 0);

/** As the standards have it, which is most of them, and which JavaScript reads by itself. */
const EXACT =
  /^(?:[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))$/;
const ISO =
  /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?|(\d\d)(\d\d))?(?:Z|(?: ?T ?| )(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)? ?([+-]\d\d?:?(?:\d\d)?|[a-z/_ ()]*))?$/i;
const CLOCK = /(\d{1,2})\s?:\s?(\d{2})(?:\s?:\s?(\d{2})(?:[.,]\d+)?)?/;
const MORNING = /\ba\.?m\b|오전|上午|午前/i;
const AFTERNOON = /\bp\.?m\b|오후|下午|午後/i;

type Day = { readonly year: number; readonly month: number; readonly day: number };
type Time = { readonly hour: number; readonly minute: number; readonly second: number };

/** A date as publishers write them; none where no date can be seen in it. */
export function readDate(text: string): Temporal.Instant | undefined {
  const date = text.slice(0, LONGEST).replace(/\s+/g, ' ').trim();
  const milliseconds = exactly(date) ?? sinceEpoch(date) ?? likeIso(date) ?? inWords(date);
  if (milliseconds === undefined) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

function exactly(date: string): number | undefined {
  const milliseconds = EXACT.test(date) ? Date.parse(date) : Number.NaN;
  return milliseconds >= FIRST_INSTANT ? milliseconds : undefined;
}

/** Seconds, or milliseconds where there are three digits more. */
function sinceEpoch(date: string): number | undefined {
  if (!/^(?:\d{9,10}|\d{12,13})$/.test(date)) return undefined;
  return date.length > 10 ? Number(date) : Number(date) * 1000;
}

/** RFC 3339 and W3C-DTF, with and without their punctuation. */
function likeIso(date: string): number | undefined {
  const found = ISO.exec(date);
  if (found === null || AFTERNOON.test(date)) return undefined;
  const [, year, month, day, tightMonth, tightDay, hour, minute, second, rest] = found;
  const of = (digits: string | undefined, missing: number) => Number(digits ?? missing);
  return instantOf(
    { year: of(year, 0), month: of(month ?? tightMonth, 1), day: of(day ?? tightDay, 1) },
    { hour: of(hour, 0), minute: of(minute, 0), second: of(second, 0) },
    rest ?? '',
  );
}

/** RFC 822 and all that was made of it: words and numbers around a clock. */
function inWords(date: string): number | undefined {
  const written = date.replace(/[년年월月]/g, '-').replace(/[일日]/g, ' ');
  const clock = CLOCK.exec(written);
  const before = clock === null ? written : written.slice(0, clock.index);
  const after = clock === null ? '' : written.slice(clock.index + clock[0].length);
  const day = dayOf(before) ?? dayOf(`${before} ${after.replace(/[+-]\d{2}:?\d{2}/, '')}`);
  return day && instantOf(day, timeOf(clock, written), after);
}

function timeOf(clock: RegExpExecArray | null, date: string): Time {
  const [hour, minute, second] = [clock?.[1], clock?.[2], clock?.[3]].map((part) =>
    Number(part ?? 0),
  );
  const half = AFTERNOON.test(date) ? 12 : 0;
  const hours = half > 0 || MORNING.test(date) ? ((hour ?? 0) % 12) + half : (hour ?? 0);
  return { hour: hours, minute: minute ?? 0, second: second ?? 0 };
}

function dayOf(text: string): Day | undefined {
  const numbers = text.match(/\d+/g) ?? [];
  const [first = '', second = '', third = ''] = numbers;
  const month = text
    .match(/\p{L}{3,}/gu)
    ?.map(monthNamed)
    .find((named) => named !== undefined);
  if (month !== undefined)
    return first.length === 4 ? dayIn(first, month, second) : dayIn(second, month, first);
  if (numbers.length !== 3) return undefined;
  if (first.length === 4) return dayIn(first, Number(second), third);
  if (text.includes('/') && Number(first) <= 12) return dayIn(third, Number(first), second);
  if (third.length === 4 || text.includes('.')) return dayIn(third, Number(second), first);
  return dayIn(first, Number(second), third);
}

function dayIn(year: string, month: number, day: string): Day | undefined {
  if (year.length !== 4 && year.length !== 2) return undefined;
  if (day === '' || Number(day) > 31 || month < 1 || month > 12) return undefined;
  return { year: wholeYear(year), month, day: Number(day) };
}

function wholeYear(year: string): number {
  if (year.length === 4) return Number(year);
  return Number(year) + (Number(year) < CENTURY_TURNS_AT ? 2000 : 1900);
}

/** Hours past 24, days past the month's end and months past December run over into the next. */
function instantOf({ year, month, day }: Day, time: Time, zone: string): number | undefined {
  if (year < FIRST_YEAR) return undefined;
  return inZone(Date.UTC(year, month - 1, day, time.hour, time.minute, time.second), zone);
}
