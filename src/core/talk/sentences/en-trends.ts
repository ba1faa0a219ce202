import type { Point } from '../picture.ts';

/** The sentences about what was most in the news. */
export const enTrends = (locale: string) => {
  const number = new Intl.NumberFormat(locale);
  const shortDay = (date: Temporal.PlainDate): string =>
    date.toLocaleString(locale, { day: 'numeric', month: 'short' });
  const stories = (count: number): string =>
    `${number.format(count)} ${count === 1 ? 'story' : 'stories'}`;
  return {
    trendsTitle: 'Most in the news, last two weeks',
    /** What the chart counts. */
    trendsMeasure: 'Stories a day that name them',
    trendTold: (total: number, { count, date }: Point): string =>
      `${stories(total)}, most on ${shortDay(date)} (${number.format(count)})`,
    trendsCounted: 'A story counts once a day, however many sources tell it.',
    trendsTooLittle:
      'There is too little news of the last two weeks here to tell what was most in it.',
    trendsHint: 'More comes with feeds. To follow one:',
    trendsRead: 'Read about…',
  };
};
