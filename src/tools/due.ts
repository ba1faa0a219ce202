import { occurrencesBetween, type Schedule } from '#core/desk/schedule.ts';
import { findZone } from '#core/desk/zones.ts';
import { UsageError } from '#core/errors.ts';
import { readDays, readTime } from '#core/talk/shapes.ts';
import { answerLines, type Fields, instantOf, textOf } from './json-lines.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

/** A line that asks for more than this is a mistake in its dates. */
const MOST_YEARS = 50;

/** Answers each line with when a digest of that schedule comes between two instants. */
export async function due({ words, input, output, notes }: Bench): Promise<ExitCode> {
  readOptions(words, {});
  return answerLines((fields) => ({ at: occurrencesOf(fields) }), { input, output, notes });
}

function occurrencesOf(fields: Fields): readonly object[] {
  const schedule = readSchedule(fields);
  const from = instantOf(fields, 'from');
  const to = instantOf(fields, 'to');
  if (to.since(from).total({ unit: 'hours' }) > MOST_YEARS * 366 * 24) {
    throw new UsageError(`"to" is more than ${MOST_YEARS} years after "from": ask for less`);
  }
  return [...occurrencesBetween(schedule, from, to)].map(({ date, instant }) => ({
    date: date.toString(),
    instant: instant.toString(),
  }));
}

function readSchedule(fields: Fields): Schedule {
  const zone = findZone(textOf(fields, 'zone'));
  if (zone === undefined)
    throw new UsageError('"zone" is no time zone: give one such as Europe/Rome');
  const time = readTime(textOf(fields, 'time'));
  if (time === undefined) throw new UsageError('"time" is no time of day: give one such as 08:30');
  const days = readDays(textOf(fields, 'days'));
  if (days === undefined) {
    throw new UsageError('"days" is daily, weekdays, weekends, or days such as mon,thu');
  }
  return { zone, time, days };
}
