import type { Headline } from '../news/news.ts';
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
};

/** What a digest asks for, and when the last one went there. */
export type Wish = Narrowing & { readonly lastSent?: string | undefined };

/**
 * What is new for a place, in the order of the front page. For a first digest: the last 24 hours, else the
 * newest edition. After that: what was first seen from when the last digest was due. Never what was told there.
 */
export function findNew(wish: Wish, news: News, now: Temporal.Instant): readonly Headline[] {
  const untold = news.items.filter(({ id }) => !news.told.has(id));
  if (wish.lastSent === undefined) return narrow(firstOf(untold, news.items, now), wish);
  const last = Temporal.Instant.from(wish.lastSent);
  const fresh = untold.filter(({ id }) => !isAfter(last, news.firstSeen(id) ?? now));
  return narrow(fresh, wish);
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
