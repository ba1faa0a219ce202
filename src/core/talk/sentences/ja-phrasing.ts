import { type Phrasing, phrasing } from './phrasing.ts';

type JapanesePhrasing = Phrasing & {
  /** `11月28日土曜日`, in a zone. */
  day(at: Temporal.Instant, zone: string): string;
  date(date: Temporal.PlainDate, format: Intl.DateTimeFormatOptions): string;
};

/**
 * What Intl leaves to be done for Japanese: CLDR writes `3 分`, where Japanese has no blank; and of an instant
 * only its number gets a long month, since Temporal's is written `11/28` (Node 26, ICU 78.3).
 */
export const japanesePhrasing = (locale: string): JapanesePhrasing => {
  const phrases = phrasing(locale);
  const write = (at: Temporal.Instant, format: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, format).format(at.epochMilliseconds);
  return {
    ...phrases,
    duration: (seconds) => phrases.duration(seconds).replaceAll(' ', ''),
    day: (at, timeZone) => write(at, { timeZone, ...DAY }),
    date: (date, format) =>
      write(date.toZonedDateTime('UTC').toInstant(), { timeZone: 'UTC', ...format }),
  };
};

const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;
