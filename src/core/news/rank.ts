import { sourcesOf, type Telling } from './by-story.ts';
import type { Headline } from './news.ts';

/**
 * A headline's worth halves in so many hours, and doubles with every doubling of the sources that tell its
 * story. Both can be said in hours, so the order does not change while nothing comes in.
 */
const HALF_LIFE = 3;
/** As much as sixteen sources: no crowd keeps a story on top for days. */
const MOST_HOURS = 4 * HALF_LIFE;
/** So many of the newest are ranked; behind them the date alone counts. */
const RANKED = 500;

export type Ranking = Pick<Telling, 'told'> & {
  /** What is dated after this counts as published now. @default every date counts as it is */
  readonly now?: Temporal.Instant | undefined;
};

/**
 * The front page: the newest first, and what several sources tell ahead of its time. What came from no feed
 * ranks by its date alone, and what has one rank keeps its order, as an edition must.
 */
export function rankFrontPage(items: readonly Headline[], ranking: Ranking): readonly Headline[] {
  const now = ranking.now?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  const dated = items.map((item) => ({
    item,
    at: Math.min(item.published.epochMilliseconds, now),
  }));
  dated.sort((a, b) => b.at - a.at);
  const ranked = dated
    .slice(0, RANKED)
    .map(({ item, at }) => ({ item, rank: at + headStartOf(item, ranking) }))
    .sort((a, b) => b.rank - a.rank);
  return [...ranked, ...dated.slice(RANKED)].map(({ item }) => item);
}

/** In milliseconds. */
function headStartOf(item: Headline, { told }: Ranking): number {
  if (item.feed === undefined) return 0;
  const hours = HALF_LIFE * Math.log2(Math.max(1, sourcesOf(told(item.id)).size));
  return Math.min(MOST_HOURS, hours) * 3_600_000;
}
