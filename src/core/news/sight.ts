import type { Archive } from './archive.ts';
import type { Clipping } from './clipping.ts';
import type { Follow } from './feed.ts';
import type { Headline } from './news.ts';
import type { Shelves } from './shelves.ts';
import type { Printed } from './title-names.ts';

/** When the desk first saw an item of `content/`; nothing where it has no note of it yet. */
export type FirstSeen = (id: string) => Temporal.Instant | undefined;

/** What may be seen in a place, each item as it is told there; in no order that means anything. */
export type Sight = {
  readonly feeds: readonly string[];
  readonly topics: readonly string[];
  sees(feed: string | undefined): boolean;
  item(id: string): Headline | undefined;
  /** All of `content/`, and the newest of the feeds. */
  newest(): readonly Headline[];
  /** What was published from then on (milliseconds), as it was printed. */
  printedSince(then: number): readonly Printed[];
  /** What came from then on; what stood in a feed when it was first read, or before it was followed, did not come. */
  cameSince(then: Temporal.Instant, firstSeen: FirstSeen): readonly Headline[];
};

/** What there is to see, for whoever may. */
export type Scene = {
  readonly content: Archive;
  readonly shelves: Shelves;
  /** The same value for the same clipping, mostly. */
  headlineOf(clipping: Clipping): Headline;
};

/** Of the feeds, more than anybody pages through, and enough for a first digest. */
const NEWEST = 2_000;

export function createSight(
  { content, shelves, headlineOf }: Scene,
  all: readonly Follow[],
): Sight {
  const follows = new Map(all.map((follow) => [follow.feed, follow]));
  const feeds = [...follows.keys()];
  const tell = (clipping: Clipping): Headline => {
    const topic = follows.get(clipping.feed)?.topic;
    const headline = headlineOf(clipping);
    return topic === undefined ? headline : { ...headline, topic };
  };
  return {
    feeds,
    topics: [...new Set(all.flatMap(({ topic }) => topic ?? []))],
    sees: (feed) => feed === undefined || follows.has(feed),
    item(id) {
      const clipping = shelves.get(id);
      const seen = clipping !== undefined && follows.has(clipping.feed);
      return content.byId.get(id) ?? (seen ? tell(clipping) : undefined);
    },
    newest: () => [...content.items, ...shelves.newest(feeds, NEWEST).map(tell)],
    printedSince: (then) => [
      ...content.items.map(toPrinted).filter(({ at }) => at >= then),
      ...feeds.flatMap((feed) => shelves.since(feed, then)),
    ],
    cameSince(then, firstSeen) {
      const cameBefore = (id: string): boolean => isBefore(firstSeen(id), then);
      const came = all.flatMap(({ feed, since }) => {
        const from = Math.max(then.epochMilliseconds, Date.parse(since));
        return shelves.of(feed).filter(({ seen, backlog }) => !backlog && seen >= from);
      });
      return [...content.items.filter(({ id }) => !cameBefore(id)), ...came.map(tell)];
    },
  };
}

const isBefore = (one: Temporal.Instant | undefined, other: Temporal.Instant): boolean =>
  one !== undefined && Temporal.Instant.compare(one, other) < 0;

const toPrinted = ({ id, title, published }: Headline): Printed => ({
  ...{ id, title },
  at: published.epochMilliseconds,
});
