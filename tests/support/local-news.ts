import type { Follow, WireItem } from '#core/news/feed.ts';
import type { Headline } from '#core/news/news.ts';
import { createNewsroom, type Newsroom, type NewsroomOptions } from '#core/news/newsroom.ts';
import type { Follows } from '#core/news/ports.ts';
import { openSearch } from '#store/search/open.ts';
import { shippedLexicon } from './lexicon.ts';
import { edition, headline } from './news.ts';

type Parts = Partial<Pick<NewsroomOptions, 'follows' | 'aliases'>> & {
  readonly items?: readonly Headline[];
  /** What feeds have brought already. */
  readonly wire?: readonly WireItem[];
  readonly now?: () => Temporal.Instant;
};

/** A newsroom with one edition of headlines, or whatever is put into the list later. */
export function newsroomOf(parts: Parts): Newsroom {
  const { items = [], wire = [], now = Temporal.Now.instant, follows, aliases } = parts;
  let last: readonly Headline[] = [];
  let editions = [edition('now.md', { headlines: [] })];
  const newsroom = createNewsroom({
    editions: {
      current() {
        if (last.length !== items.length) editions = [edition('now.md', { headlines: [...items] })];
        last = [...items];
        return editions;
      },
    },
    ...{ follows, aliases, lexicon: shippedLexicon(), search: openSearch(), clock: { now } },
  });
  newsroom.take(wire);
  return newsroom;
}

type Wired = Partial<Headline> & Partial<Omit<WireItem, 'headline'>>;

/** An item that the feed `ours` brought just when it was published, unless more is said. */
export function wired(title: string, more: Wired = {}): WireItem {
  const { text, author, image, firstSeen, backlog = false, marks = [], story, ...told } = more;
  const line = { feed: 'ours', ...headline(title, told) };
  return {
    headline: { ...line, feed: line.feed ?? 'ours' },
    ...{ text, author, image, backlog, marks, story },
    firstSeen: firstSeen ?? line.published,
  };
}

export const follow = (feed: string, more: Partial<Follow> = {}): Follow => ({
  ...{ feed, url: `https://${feed}.example/feed`, since: '2026-01-01T00:00:00Z' },
  ...more,
});

/** Who follows what, by workspace; a list that is put there later holds from then on. */
export const followsOf = (byWorkspace: Readonly<Record<string, readonly Follow[]>>): Follows => ({
  of: ({ workspace }) => byWorkspace[workspace] ?? [],
});
