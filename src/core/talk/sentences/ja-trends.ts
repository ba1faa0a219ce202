import type { enTrends } from './en-trends.ts';
import { japanesePhrasing } from './ja-phrasing.ts';

/** The sentences about what was most in the news, in Japanese. */
export const jaTrends = (locale: string): ReturnType<typeof enTrends> => {
  const { number, plural, date: format } = japanesePhrasing(locale);
  return {
    trendsTitle: 'この2週間によく登場した名前',
    trendsMeasure: '名前が登場したニュースの件数（1日あたり）',
    trendTold: (total, { count, date }) =>
      `${plural(total, { other: 'ニュース#件' })}（最多は${format(date, { day: 'numeric', month: 'short' })}の${number(count)}件）`,
    trendsCounted: '同じニュースは、いくつの配信元が報じても1日に1件と数えます。',
    trendsTooLittle: 'この2週間のニュースが少ないため、よく登場した名前をまだお見せできません。',
    trendsHint: 'フィードを購読すると、ニュースが増えます。購読するには：',
    trendsRead: 'ニュースを読む…',
  };
};
