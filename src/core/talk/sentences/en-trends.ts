import type { Point } from '../picture.ts';
import { phrasing } from './phrasing.ts';

/** The sentences about what was most in the news. */
export const enTrends = (locale: string) => {
  const { number, plural } = phrasing(locale);
  const shortDay = (date: Temporal.PlainDate): string =>
    date.toLocaleString(locale, { day: 'numeric', month: 'short' });
  return {
    trendsTitle: 'Most in the news, last two weeks',
    /** What the chart counts. */
    trendsMeasure: 'Stories a day that name them',
    trendTold: (total: number, { count, date }: Point): string =>
      `${plural(total, { one: '# story', other: '# stories' })}, most on ${shortDay(date)} (${number(count)})`,
    trendsCounted: 'A story counts once a day, however many sources tell it.',
    trendsTooLittle:
      'There is too little news of the last two weeks here to tell what was most in it.',
    trendsHint: 'More comes with feeds. To follow one:',
    trendsRead: 'Read about…',
  };
};
