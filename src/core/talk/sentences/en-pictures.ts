import type { Point } from '../picture.ts';
import { phrasing } from './phrasing.ts';

/** What stands on pictures, and what is said of them to whoever cannot see them. */
export const enPictures = (locale: string) => {
  const { number, compact, plural } = phrasing(locale);
  const shortDay = (date: Temporal.PlainDate): string =>
    date.toLocaleString(locale, { day: 'numeric', month: 'short' });
  const longDay = (date: Temporal.PlainDate): string =>
    date.toLocaleString(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const point = ({ count, date }: Point): string => `${number(count)} on ${shortDay(date)}`;
  return {
    /** “22 Nov”. */
    pictureShortDay: shortDay,
    /** “22 November 2026”. */
    pictureDay: longDay,
    /** 950, 12K, 3.4M. */
    pictureCount: (count: number): string => (count < 10_000 ? number(count) : compact(count)),
    /** “and 9 more headlines”; nothing where there are none. */
    pictureMore: (count: number): string =>
      count < 1 ? '' : plural(count, { one: 'and # more headline', other: 'and # more headlines' }),
    cardTold: (title: string, source: string | undefined, date: Temporal.PlainDate): string =>
      `${title}${source === undefined ? '' : ` (${source})`}, ${longDay(date)}.`,
    chartTold: (title: string): string => `Line chart: ${title}.`,
    lineTold: (
      name: string,
      { first, last, peak }: Readonly<Record<'first' | 'last' | 'peak', Point>>,
    ): string => `${name}: ${point(first)}, ${point(last)}, highest ${point(peak)}.`,
    levelTold: (name: string, first: Point, last: Temporal.PlainDate): string =>
      `${name}: ${point(first)} and on every day to ${shortDay(last)}.`,
    noCard: 'without a picture',
  };
};
