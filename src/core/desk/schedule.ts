/** 1 is Monday, 7 Sunday, as in ISO 8601 and Temporal. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When a digest comes: at a wall-clock time, on some days, in a zone. */
export type Schedule = {
  /** `08:30`, 24 hours. */
  readonly time: string;
  /** Ascending, at least one; all seven for daily. */
  readonly days: readonly Weekday[];
  /** IANA name. */
  readonly zone: string;
};

/** One digest of a schedule: the local date it belongs to, which is part of its key, and its instant. */
export type Occurrence = { readonly date: Temporal.PlainDate; readonly instant: Temporal.Instant };

const HOURS_OF_A_DAY = 24;

/**
 * The occurrences from `from` up to but not including `to`, in order: exactly one for each local date
 * that exists in the zone and falls on one of the days. A time that a clock change skips comes as much
 * later as the clock was put forward; a time that it repeats counts the first time.
 */
export function* occurrencesBetween(
  schedule: Schedule,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Generator<Occurrence, undefined> {
  // A skipped time can fall on the next date, so one date before and after has to be looked at.
  const last = localDate(to, schedule.zone).add({ days: 1 });
  let date = localDate(from, schedule.zone).subtract({ days: 1 });
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    const instant = occurrenceOn(date, schedule);
    if (instant !== undefined && isWithin(instant, from, to)) yield { date, instant };
    date = date.add({ days: 1 });
  }
}

/** The first occurrence at or after `from` whose date is later than `after`, where one is given. */
export function nextOccurrence(
  schedule: Schedule,
  from: Temporal.Instant,
  after?: Temporal.PlainDate,
): Occurrence | undefined {
  // In eight days every weekday has come; the zone may have skipped one of them.
  const until = from.add({ hours: 16 * HOURS_OF_A_DAY });
  for (const occurrence of occurrencesBetween(schedule, from, until)) {
    if (after === undefined || Temporal.PlainDate.compare(occurrence.date, after) > 0)
      return occurrence;
  }
  return undefined;
}

/** The instant that belongs to a local date; none where the date is not one of the days, or does not exist. */
export function occurrenceOn(
  date: Temporal.PlainDate,
  schedule: Schedule,
): Temporal.Instant | undefined {
  const { time, days, zone } = schedule;
  if (!days.includes(date.dayOfWeek as Weekday) || !exists(date, zone)) return undefined;
  const wanted = date.toPlainDateTime(Temporal.PlainTime.from(time));
  return wanted.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
}

/** Samoa had no 30 December 2011: that day's start is the next day's. */
const exists = (date: Temporal.PlainDate, zone: string): boolean =>
  date.toZonedDateTime(zone).toPlainDate().equals(date);

const localDate = (instant: Temporal.Instant, zone: string): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(zone).toPlainDate();

const isWithin = (
  instant: Temporal.Instant,
  from: Temporal.Instant,
  to: Temporal.Instant,
): boolean =>
  Temporal.Instant.compare(instant, from) >= 0 && Temporal.Instant.compare(instant, to) < 0;
