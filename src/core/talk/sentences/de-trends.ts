import type { enTrends } from './en-trends.ts';
import { phrasing } from './phrasing.ts';

/** The sentences about what was most in the news, in German. */
export const deTrends = (locale: string): ReturnType<typeof enTrends> => {
  const { number, plural } = phrasing(locale);
  const shortDay = (date: Temporal.PlainDate): string =>
    date.toLocaleString(locale, { day: 'numeric', month: 'short' });
  return {
    trendsTitle: 'Am häufigsten in den Nachrichten, letzte zwei Wochen',
    trendsMeasure: 'Meldungen am Tag mit diesen Namen',
    trendTold: (total, { count, date }) =>
      `${plural(total, { one: '# Meldung', other: '# Meldungen' })}, die meisten am ${shortDay(date)} (${number(count)})`,
    trendsCounted: 'Eine Meldung zählt einmal am Tag, egal wie viele Quellen sie bringen.',
    trendsTooLittle:
      'Aus den letzten zwei Wochen gibt es hier zu wenige Nachrichten, um zu sagen, wer am häufigsten vorkam.',
    trendsHint: 'Mehr kommt mit Feeds. So abonnierst du einen:',
    trendsRead: 'Lesen über…',
  };
};
