import type { Follow } from './feed.ts';
import type { LocalNews } from './local-news.ts';

/** What places see of the news. Places that see the same share it: ranking for every question would cost more than answering it. */
export type Views = {
  of(follows: readonly Follow[], now: Temporal.Instant): LocalNews;
  /** Something changed in some feeds: whoever sees one of them sees it at once. */
  forget(feeds: ReadonlySet<string>): void;
  forgetAll(): void;
};

type View = {
  readonly news: LocalNews;
  readonly feeds: readonly string[];
  /** Milliseconds. */
  readonly made: number;
};

/** Views that are kept at once. */
const MOST = 200;
/** Milliseconds: what is dated later than a view counts as new in it. */
const KEPT = 60_000;

export function createViews(
  make: (follows: readonly Follow[], now: Temporal.Instant) => LocalNews,
): Views {
  const views = new Map<string, View>();
  const keyOf = createKeys();
  const isFresh = ({ made }: View, now: number): boolean => now >= made && now < made + KEPT;
  const makeRoom = (now: number): void => {
    if (views.size < MOST) return;
    for (const [key, view] of views) if (!isFresh(view, now)) views.delete(key);
    if (views.size >= MOST) views.clear();
  };
  return {
    of(follows, now) {
      const key = keyOf(follows);
      const made = now.epochMilliseconds;
      const known = views.get(key);
      if (known !== undefined && isFresh(known, made)) return known.news;
      makeRoom(made);
      const news = make(follows, now);
      views.set(key, { news, feeds: follows.map(({ feed }) => feed), made });
      return news;
    },
    forget(feeds) {
      for (const [key, view] of views)
        if (view.feeds.some((feed) => feeds.has(feed))) views.delete(key);
    },
    forgetAll: () => views.clear(),
  };
}

/** All that a view depends on. A list that was asked for before is not read again. */
function createKeys(): (follows: readonly Follow[]) => string {
  const known = new WeakMap<readonly Follow[], string>();
  return (follows) => {
    const key =
      known.get(follows) ??
      JSON.stringify(follows.map(({ feed, topic, since }) => [feed, topic, since]));
    known.set(follows, key);
    return key;
  };
}
