import type { Point } from '../picture.ts';
import type { enPictures } from './en-pictures.ts';
import { japanesePhrasing } from './ja-phrasing.ts';

/** What stands on pictures, and what is said of them to whoever cannot see them, in Japanese. */
export const jaPictures = (locale: string): ReturnType<typeof enPictures> => {
  const { number, compact, plural, date: format } = japanesePhrasing(locale);
  const shortDay = (date: Temporal.PlainDate): string =>
    format(date, { day: 'numeric', month: 'short' });
  const longDay = (date: Temporal.PlainDate): string =>
    format(date, { day: 'numeric', month: 'long', year: 'numeric' });
  const point = ({ count, date }: Point): string => `${shortDay(date)}に${number(count)}件`;
  return {
    pictureShortDay: shortDay,
    pictureDay: longDay,
    pictureCount: (count) => (count < 10_000 ? number(count) : compact(count)),
    pictureMore: (count) => (count < 1 ? '' : plural(count, { other: 'ほかに見出し#件' })),
    cardTold: (title, source, date) =>
      `${title}${source === undefined ? '' : `（${source}）`}、${longDay(date)}。`,
    chartTold: (title) => `折れ線グラフ：${title}。`,
    lineTold: (name, { first, last, peak }) =>
      `${name}：${point(first)}、${point(last)}、最多は${point(peak)}。`,
    levelTold: (name, first, last) => `${name}：${point(first)}、${shortDay(last)}まで毎日同じ。`,
    noCard: '画像なし',
  };
};
