import type { Point } from '../picture.ts';
import type { enPictures } from './en-pictures.ts';
import { phrasing } from './phrasing.ts';

/** What stands on pictures, and what is said of them to whoever cannot see them, in German. */
export const dePictures = (locale: string): ReturnType<typeof enPictures> => {
  const { number, compact, plural } = phrasing(locale);
  const shortDay = (date: Temporal.PlainDate): string =>
    date.toLocaleString(locale, { day: 'numeric', month: 'short' });
  const longDay = (date: Temporal.PlainDate): string =>
    date.toLocaleString(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  // Without the point of a shortened month, which would stand before that of the sentence.
  const spokenDay = (date: Temporal.PlainDate): string =>
    date.toLocaleString(locale, { day: 'numeric', month: 'long' });
  const point = ({ count, date }: Point): string => `${number(count)} am ${spokenDay(date)}`;
  return {
    pictureShortDay: shortDay,
    pictureDay: longDay,
    pictureCount: (count) => (count < 10_000 ? number(count) : compact(count)),
    pictureMore: (count) =>
      count < 1
        ? ''
        : plural(count, { one: 'und # weitere Schlagzeile', other: 'und # weitere Schlagzeilen' }),
    cardTold: (title, source, date) =>
      `${title}${source === undefined ? '' : ` (${source})`}, ${longDay(date)}.`,
    chartTold: (title) => `Liniendiagramm: ${title}.`,
    lineTold: (name, { first, last, peak }) =>
      `${name}: ${point(first)}, ${point(last)}, am meisten: ${point(peak)}.`,
    levelTold: (name, first, last) =>
      `${name}: ${point(first)} und an jedem Tag bis ${spokenDay(last)}.`,
    noCard: 'ohne Bild',
  };
};
