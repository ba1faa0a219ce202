import { type Phrasing, phrasing } from './phrasing.ts';

/** What Intl leaves to be done for Japanese. */
export const japanesePhrasing = (
  locale: string,
): Phrasing & { day(at: Temporal.Instant, zone: string): string } => {
  const phrases = phrasing(locale);
  return {
    ...phrases,
    /** CLDR writes `3 分`; Japanese has no blank there. */
    duration: (seconds) => phrases.duration(seconds).replaceAll(' ', ''),
    /** `11月28日土曜日`; by way of Date, since Temporal's own toLocaleString writes `11/28土曜日` (Node 26.5, ICU 78.3). */
    day: (at, zone) =>
      new Date(at.epochMilliseconds).toLocaleDateString(locale, {
        timeZone: zone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
      }),
  };
};
