import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nextOccurrence,
  occurrencesBetween,
  type Schedule,
  type Weekday,
} from '#core/desk/schedule.ts';

const DAILY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const ZONES = Intl.supportedValuesOf('timeZone');
const FIRST = Temporal.Instant.from('2026-01-01T00:00:00Z');
const LAST = Temporal.Instant.from('2031-01-01T00:00:00Z');

const at = (time: string, zone: string, days = DAILY): Schedule => ({ time, days, zone });
const between = (schedule: Schedule, from: string, to: string): readonly string[] =>
  [...occurrencesBetween(schedule, Temporal.Instant.from(from), Temporal.Instant.from(to))].map(
    ({ date, instant }) => `${date} ${instant}`,
  );

/** Every change of a zone's clock from 2026 to 2030. */
function transitionsOf(zone: string): readonly Temporal.ZonedDateTime[] {
  const found: Temporal.ZonedDateTime[] = [];
  let next = FIRST.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (next !== null && Temporal.Instant.compare(next.toInstant(), LAST) < 0) {
    found.push(next);
    next = next.getTimeZoneTransition('next');
  }
  return found;
}

/** Eight clock times: in the hour that is skipped or repeated, at its edges, and far from it. */
function timesAround(transition: Temporal.ZonedDateTime): readonly string[] {
  const before = transition.subtract({ nanoseconds: 1 }).toPlainTime().add({ nanoseconds: 1 });
  const near = [-30, 0, 15, 30, 60].map((minutes) => before.add({ minutes }));
  return [...near.map((time) => time.toString().slice(0, 5)), '00:00', '12:00', '23:30'];
}

/** The local dates that exist, by looking at the clock every three hours. */
function datesBetween(
  from: Temporal.Instant,
  to: Temporal.Instant,
  zone: string,
): readonly string[] {
  const dates = new Set<string>();
  for (let now = from; Temporal.Instant.compare(now, to) < 0; now = now.add({ hours: 3 }))
    dates.add(now.toZonedDateTimeISO(zone).toPlainDate().toString());
  return [...dates].sort();
}

type Window = {
  readonly zone: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly times: readonly string[];
};

/** What is wrong with the occurrences around one change of the clock. */
function faultsIn({ zone, from, to, times }: Window): readonly string[] {
  // What the first and the last date of the window have may lie outside of it.
  const dates = datesBetween(from, to, zone).slice(1, -1);
  return times.flatMap((time) => {
    const all = [...occurrencesBetween(at(time, zone), from, to)];
    const inside = all.filter(({ date }) => dates.includes(date.toString()));
    const isOnceADay = inside.map(({ date }) => date.toString()).join() === dates.join();
    const isAscending = all.every(
      ({ instant }, index) =>
        index === 0 || Temporal.Instant.compare(instant, all[index - 1]?.instant ?? to) > 0,
    );
    const isOnTime = inside.every(({ date, instant }) =>
      isAtOrJustAfter(time, date, instant.toZonedDateTimeISO(zone)),
    );
    return isOnceADay && isAscending && isOnTime ? [] : [`${zone} ${time} ${from}`];
  });
}

/** On the clock's time, or, where the clock skips it, later by no more than a change of two hours. */
function isAtOrJustAfter(
  time: string,
  date: Temporal.PlainDate,
  found: Temporal.ZonedDateTime,
): boolean {
  const wanted = date.toPlainDateTime(time);
  const late = found.toPlainDateTime().since(wanted).total({ unit: 'minutes' });
  if (late === 0) return true;
  // A change at this very instant is not previous to it.
  const skipped = found.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const isAfterSkip = skipped !== null && found.since(skipped).total({ unit: 'hours' }) <= 2;
  return late > 0 && late <= 120 && isAfterSkip;
}

describe('every zone and every change of its clock from 2026 to 2030', () => {
  const transitions = ZONES.flatMap(transitionsOf);

  test('has one digest on each local day that exists, in order and on time', () => {
    const faults = transitions.flatMap((transition) =>
      faultsIn({
        zone: transition.timeZoneId,
        from: transition.subtract({ hours: 60 }).toInstant(),
        to: transition.add({ hours: 60 }).toInstant(),
        times: timesAround(transition),
      }),
    );
    expect(transitions.length).toBeGreaterThan(1_000);
    expect(faults).toEqual([]);
  });

  test('a zone whose clock never changes has one digest a day as well', () => {
    const steady = ZONES.filter(
      (zone) => !transitions.some(({ timeZoneId }) => timeZoneId === zone),
    );
    const times = ['00:00', '08:30', '23:59'];
    const to = FIRST.add({ hours: 96 });
    expect(steady.length).toBeGreaterThan(100);
    expect(steady.flatMap((zone) => faultsIn({ zone, from: FIRST, to, times }))).toEqual([]);
  });
});

describe('a digest at a clock time', () => {
  test.each([
    ['02:30', 'America/New_York', '2026-03-08 2026-03-08T07:30:00Z'],
    // This hour is there twice.
    ['01:30', 'America/New_York', '2026-11-01 2026-11-01T05:30:00Z'],
    // A change of half an hour.
    ['02:15', 'Australia/Lord_Howe', '2026-10-04 2026-10-03T15:45:00Z'],
    // A change at midnight, and one before it that leads into the next day.
    ['00:30', 'Africa/Cairo', '2026-04-24 2026-04-23T22:30:00Z'],
    ['23:30', 'America/Nuuk', '2026-03-28 2026-03-29T01:30:00Z'],
  ])('of %s in %s comes once on the day of the change', (time, zone, occurrence) => {
    const date = occurrence.slice(0, 10);
    const day = Temporal.PlainDate.from(date);
    const from = day.subtract({ days: 2 }).toZonedDateTime('UTC').toInstant().toString();
    const to = day.add({ days: 3 }).toZonedDateTime('UTC').toInstant().toString();
    const own = between(at(time, zone), from, to).filter((each) => each.startsWith(date));
    expect(own).toEqual([occurrence]);
  });

  test('passes over the day that Samoa left out', () => {
    const dates = between(
      at('08:30', 'Pacific/Apia'),
      '2011-12-28T00:00:00Z',
      '2012-01-01T12:00:00Z',
    );
    expect(dates.map((each) => each.slice(0, 10))).toEqual([
      '2011-12-28',
      '2011-12-29',
      '2011-12-31',
      '2012-01-01',
    ]);
  });

  test('comes on its days only, the first instant included and the last one not', () => {
    expect(
      between(at('08:00', 'UTC', [1, 4]), '2026-11-23T08:00:00Z', '2026-11-30T08:00:00Z'),
    ).toEqual(['2026-11-23 2026-11-23T08:00:00Z', '2026-11-26 2026-11-26T08:00:00Z']);
  });
});

describe('the next digest', () => {
  const next = (schedule: Schedule, from: string, after?: string): string | undefined =>
    nextOccurrence(
      schedule,
      Temporal.Instant.from(from),
      after === undefined ? undefined : Temporal.PlainDate.from(after),
    )?.instant.toString();

  test.each([
    ['2026-11-22T08:29:59Z', undefined, '2026-11-22T08:30:00Z'],
    ['2026-11-22T08:30:00Z', undefined, '2026-11-22T08:30:00Z'],
    ['2026-11-22T08:30:01Z', undefined, '2026-11-23T08:30:00Z'],
    // The clock was set back after today's was sent.
    ['2026-11-22T07:00:00Z', '2026-11-22', '2026-11-23T08:30:00Z'],
  ])('from %s and after %s is %s', (from, after, instant) => {
    expect(next(at('08:30', 'UTC'), from, after)).toBe(instant);
  });

  const schedules = fc.record({
    zone: fc.constantFrom(...ZONES),
    days: fc
      .uniqueArray(fc.constantFrom(...DAILY), { minLength: 1 })
      .map((days) => days.toSorted((a, b) => a - b)),
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  });
  const instants = fc
    .integer({ min: FIRST.epochMilliseconds, max: LAST.epochMilliseconds })
    .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));

  test('one after the other they are all there are, whenever somebody looks', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, from) => {
        const to = from.add({ hours: 24 * 21 });
        const all = [...occurrencesBetween(schedule, from, to)].map(({ instant }) =>
          String(instant),
        );
        const steps: string[] = [];
        let occurrence = nextOccurrence(schedule, from);
        while (occurrence !== undefined && Temporal.Instant.compare(occurrence.instant, to) < 0) {
          steps.push(String(occurrence.instant));
          occurrence = nextOccurrence(schedule, from, occurrence.date);
          if (steps.length > 30) break;
        }
        // Looked for from one instant, they end sixteen days on.
        expect(all.slice(0, steps.length)).toEqual(steps);
        expect(steps.length).toBeGreaterThanOrEqual(schedule.days.length * 2);
      }),
      { numRuns: 200 },
    );
  });

  test('is there for every schedule at any instant', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, from) => {
        const first = nextOccurrence(schedule, from);
        expect(first).toBeDefined();
        const second = first && nextOccurrence(schedule, first.instant, first.date);
        expect(second && Temporal.Instant.compare(second.instant, first.instant)).toBe(1);
      }),
    );
  });
});
