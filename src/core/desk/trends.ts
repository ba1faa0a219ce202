import type { LocalNews } from '../news/local-news.ts';
import type { TitleNames } from '../news/title-names.ts';
import { countNames, type Trend } from '../news/trends.ts';
import { MOST_SERIES } from '../talk/picture.ts';

/** What was most in the news, and the days of each one's counts. */
export type Trends = {
  readonly days: readonly Temporal.PlainDate[];
  readonly names: readonly Trend[];
};

export type TrendOptions = {
  readonly namesIn: TitleNames;
  /** Lets others have their turn in the middle of long work. */
  readonly rest: () => Promise<unknown>;
};

const DAYS = 14;

/** Counts the days of a zone, today's the last. */
export async function findTrends(
  { printedSince, storyOf }: Pick<LocalNews, 'printedSince' | 'storyOf'>,
  today: Temporal.ZonedDateTime,
  options: TrendOptions,
): Promise<Trends> {
  const dates = Array.from({ length: DAYS + 1 }, (_, index) =>
    today.toPlainDate().subtract({ days: DAYS - 1 - index }),
  );
  const days = dates.map((date) => date.toZonedDateTime(today.timeZoneId).epochMilliseconds);
  const items = printedSince(days[0] ?? 0);
  const names = await countNames({ ...options, items, days, storyOf }, MOST_SERIES);
  return { days: dates.slice(0, DAYS), names };
}
