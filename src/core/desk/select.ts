import type { LocalNews } from '../news/local-news.ts';
import type { Headline, Listed } from '../news/news.ts';
import { type LeftOut, type Narrowing, narrow, toSieve } from './filter.ts';

/** A channel's first digest goes back this far. */
const FIRST_HOURS = 24;

/** The news, and what one place has had of it. */
export type News = Pick<LocalNews, 'items' | 'storyOf' | 'listed'> & {
  /** In the order of the front page. */
  cameSince(then: Temporal.Instant): readonly Headline[];
  /** Ids of what the place has been told. */
  readonly told: ReadonlySet<string>;
};

/** What a digest asks for, and when the last one went there. */
export type Wish = Narrowing & { readonly lastSent?: string | undefined };

/** Why an item is not new for a place, or not wanted there. */
export type NotChosen =
  /** Its story was told there. */
  | { readonly kind: 'told' }
  /** It came too early: before the last digest, or for a first one more than 24 hours ago. */
  | { readonly kind: 'old' }
  | LeftOut;

/** What is new for a place, and why the rest is not. */
export type Choice = {
  /** One line a story, in the order of the front page. */
  readonly lines: readonly Listed[];
  /** Nothing where the item's story has a line. */
  whyNot(item: Headline): NotChosen | undefined;
};

/**
 * For a first digest: the last 24 hours, else the newest edition. After that: what was first seen from when
 * the last digest was due. One line a story, and never a story that was told there, whichever of its
 * headlines told it.
 */
export function choose(wish: Wish, news: News, now: Temporal.Instant): Choice {
  const told = new Set([...news.told].map(news.storyOf));
  const isUntold = ({ id }: Headline): boolean => !told.has(news.storyOf(id));
  const fresh =
    wish.lastSent === undefined
      ? firstOf(news.items(), isUntold, now)
      : news.cameSince(Temporal.Instant.from(wish.lastSent)).filter(isUntold);
  const ids = new Set(fresh.map(({ id }) => id));
  const sieve = toSieve(wish);
  return {
    lines: news.listed(narrow(fresh, wish)),
    whyNot(item) {
      if (!isUntold(item)) return { kind: 'told' };
      return ids.has(item.id) ? sieve(item) : { kind: 'old' };
    },
  };
}

/** What is new for a place. */
export const findNew = (wish: Wish, news: News, now: Temporal.Instant): readonly Listed[] =>
  choose(wish, news, now).lines;

function firstOf(
  items: readonly Headline[],
  isUntold: (item: Headline) => boolean,
  now: Temporal.Instant,
): readonly Headline[] {
  const since = now.subtract({ hours: FIRST_HOURS });
  const untold = items.filter(isUntold);
  const recent = untold.filter(({ published }) => isAfter(published, since));
  if (recent.length > 0) return recent;
  const dates = items.filter(isOfEdition).map(({ published }) => published);
  const newest = dates.toSorted(Temporal.Instant.compare).at(-1);
  return untold.filter((item) => isOfEdition(item) && newest?.equals(item.published));
}

/** What came by a feed stands in no edition. */
const isOfEdition = ({ feed }: Headline): boolean => feed === undefined;

const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) > 0;
