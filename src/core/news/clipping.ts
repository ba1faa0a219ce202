import { createSameStrings } from '../language/same-strings.ts';
import type { NewsItem } from './feed.ts';
import type { Headline } from './news.ts';

/** What is kept in memory of an item that came by a feed: a hundred thousand of them, so without its text. */
export type Clipping = {
  readonly id: string;
  readonly title: string;
  readonly source: string | undefined;
  readonly topic: string | undefined;
  readonly url: string | undefined;
  readonly feed: string;
  /** When it was published, and when the desk first had it: milliseconds since 1970. */
  readonly at: number;
  readonly seen: number;
  readonly backlog: boolean;
};

/** More names than feeds and topics have; the limit is for feeds that have a topic of its own for each item. */
const MOST_NAMES = 20_000;

/** Makes clippings. */
export function createClipper(): (item: NewsItem) => Clipping {
  const same = createSameStrings(MOST_NAMES);
  // Written out: V8 takes more memory for what is spread.
  return ({ headline, firstSeen, backlog }) => ({
    id: headline.id,
    title: headline.title,
    url: headline.url,
    backlog,
    source: headline.source === undefined ? undefined : same(headline.source),
    topic: headline.topic === undefined ? undefined : same(headline.topic),
    feed: same(headline.feed),
    at: headline.published.epochMilliseconds,
    seen: firstSeen.epochMilliseconds,
  });
}

/** A view shows some thousands; places that see the same share them. */
const MOST_HEADLINES = 10_000;

/** Makes the headlines of clippings, and keeps the latest: an instant takes more memory than all the rest. */
export function createHeadlines(): (clipping: Clipping) => Headline {
  const made = new Map<Clipping, Headline>();
  return (clipping) => {
    const known = made.get(clipping);
    if (known !== undefined) return known;
    if (made.size >= MOST_HEADLINES) made.clear();
    const { id, title, source, topic, url, feed, at } = clipping;
    const published = Temporal.Instant.fromEpochMilliseconds(at);
    const headline = { id, title, published, source, topic, url, feed };
    made.set(clipping, headline);
    return headline;
  };
}
