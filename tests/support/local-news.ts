import type { Headline } from '#core/news/news.ts';
import { createNewsroom, type Newsroom } from '#core/news/newsroom.ts';
import type { Wire } from '#core/news/ports.ts';
import { openSearch } from '#store/search/open.ts';
import { shippedLexicon } from './lexicon.ts';
import { edition } from './news.ts';

type Parts = {
  readonly items?: readonly Headline[];
  readonly wire?: Wire;
  readonly now?: () => Temporal.Instant;
};

/** A newsroom with one edition of headlines, or whatever is put into the list later. */
export function newsroomOf({ items = [], wire, now = Temporal.Now.instant }: Parts): Newsroom {
  let last: readonly Headline[] = [];
  let editions = [edition('now.md', { headlines: [] })];
  return createNewsroom({
    editions: {
      current() {
        if (last.length !== items.length) editions = [edition('now.md', { headlines: [...items] })];
        last = [...items];
        return editions;
      },
    },
    ...{ wire, lexicon: shippedLexicon(), search: openSearch(), clock: { now } },
  });
}
