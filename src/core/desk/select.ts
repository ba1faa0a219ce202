import type { Headline, Listed } from '../news/news.ts';
import { type Narrowing, narrow } from './filter.ts';

/** A channel's first digest goes back this far. */
const FIRST_HOURS = 24;

/** The news, and what one place has had of it. */
export type News = {
  /** In the order of the front page. */
  readonly items: readonly Headline[];
  /** When the desk first saw an item; one that it has no note of is new. */
  firstSeen(id: string): Temporal.Instant | undefined;
  /** Ids of what the place has been told. */
  readonly told: ReadonlySet<string>;
  /** The key of the story that an item tells. */
  storyOf(id: string): string;
  /** One line a story. */
  listed(items: readonly Headline[]): readonly Listed[];
};

/** What a digest asks for, and when the last one went there. */
export type Wish = Narrowing & { readonly lastSent?: string | undefined };

/**
 * What is new for a place, in the order of the front page. For a first digest: the last 24 hours, else the
 * newest edition. After that: what was first seen from when the last digest was due. One line a story, and
 * never a story that was told there, whichever of its headlines told it.
 */
export function findNew(wish: Wish, news: News, now: Temporal.Instant): readonly Listed[] {
  const told = new Set([...news.told].map(news.storyOf));
  const untold = news.items.filter(({ id }) => !told.has(news.storyOf(id)));
  return news.listed(narrow(freshOf(untold, wish, { news, now }), wish));
}

type Moment = { readonly news: News; readonly now: Temporal.Instant };

function freshOf(
  untold: readonly Headline[],
  { lastSent }: Wish,
  { news, now }: Moment,
): readonly Headline[] {
  if (lastSent === undefined) return firstOf(untold, news.items, now);
  const last = Temporal.Instant.from(lastSent);
  return untold.filter(({ id }) => !isAfter(last, news.firstSeen(id) ?? now));
}

function firstOf(
  untold: readonly Headline[],
  items: readonly Headline[],
  now: Temporal.Instant,
): readonly Headline[] {
  const since = now.subtract({ hours: FIRST_HOURS });
  const recent = untold.filter(({ published }) => isAfter(published, since));
  if (recent.length > 0) return recent;
  const newest = items.reduce<Temporal.Instant | undefined>(
    (latest, { published }) =>
      latest === undefined || isAfter(published, latest) ? published : latest,
    undefined,
  );
  return untold.filter(({ published }) => newest?.equals(published));
}

const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) > 0;
