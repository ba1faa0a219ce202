import type { Archive } from './archive.ts';
import { canonicalUrl } from './canonical-url.ts';
import type { Clipping } from './clipping.ts';
import type { Follow } from './feed.ts';
import type { Headline } from './news.ts';
import { arrivalOf, type Origin } from './origin.ts';
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
  origin(id: string): Origin | undefined;
  /** The items of a page, whatever else stands in its address. */
  withAddress(url: string): readonly Headline[];
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
  const item = (id: string): Headline | undefined => {
    const clipping = shelves.get(id);
    const seen = clipping !== undefined && follows.has(clipping.feed);
    return content.byId.get(id) ?? (seen ? tell(clipping) : undefined);
  };
  return {
    ...{ feeds, item },
    topics: [...new Set(all.flatMap(({ topic }) => topic ?? []))],
    sees: (feed) => feed === undefined || follows.has(feed),
    origin(id) {
      const edition = content.editions.get(id);
      if (edition !== undefined) return { kind: 'edition', edition };
      const clipping = shelves.get(id);
      const follow = follows.get(clipping?.feed ?? '');
      if (clipping === undefined || follow === undefined) return undefined;
      const seen = Temporal.Instant.fromEpochMilliseconds(clipping.seen);
      return { kind: 'feed', follow, seen, arrival: arrivalOf(clipping, Date.parse(follow.since)) };
    },
    withAddress(url) {
      const isIt = toPageMatcher(url);
      const brought = feeds.flatMap((feed) => shelves.of(feed).filter(isIt));
      return [...content.items.filter(isIt), ...brought.map(tell)];
    },
    newest: () => [...content.items, ...shelves.newest(feeds, NEWEST).map(tell)],
    printedSince: (then) => [
      ...content.items.map(toPrinted).filter(({ at }) => at >= then),
      ...feeds.flatMap((feed) => shelves.since(feed, then)),
    ],
    cameSince(then, firstSeen) {
      const cameBefore = (id: string): boolean => isBefore(firstSeen(id), then);
      const came = all.flatMap(({ feed, since }) => {
        const [from, followed] = [then.epochMilliseconds, Date.parse(since)];
        return shelves
          .of(feed)
          .filter((each) => each.seen >= from && arrivalOf(each, followed) === 'came');
      });
      return [...content.items.filter(({ id }) => !cameBefore(id)), ...came.map(tell)];
    },
  };
}

const isBefore = (one: Temporal.Instant | undefined, other: Temporal.Instant): boolean =>
  one !== undefined && Temporal.Instant.compare(one, other) < 0;

type Addressed = { readonly url?: string | undefined };

/** Most addresses are of another host, which is seen without reading them; one with other letters is read. */
function toPageMatcher(url: string): (item: Addressed) => boolean {
  const page = canonicalUrl(url);
  const host = page?.split(/[/?#]/, 1)[0] ?? '';
  const mayBe = (address: string): boolean =>
    !/^[\x20-\x7e]*$/.test(address) || address.toLowerCase().includes(host);
  return ({ url: address }) =>
    page !== undefined && address !== undefined && mayBe(address) && canonicalUrl(address) === page;
}

const toPrinted = ({ id, title, published }: Headline): Printed => ({
  ...{ id, title },
  at: published.epochMilliseconds,
});
