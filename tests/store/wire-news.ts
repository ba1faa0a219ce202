import type { Feed, Follow, NewsItem, WireItem } from '#core/news/feed.ts';
import type { KeptInstant } from '#core/news/news.ts';

const START = Temporal.Instant.from('2026-11-22T08:00:00Z');

export const daysAfter = (days: number): Temporal.Instant => START.add({ hours: 24 * days });

export const makeFeed = (id: string, changes: Partial<Feed> = {}): Feed => ({
  id,
  url: `https://${id}.example/feed`,
  at: `https://${id}.example/feed`,
  host: `${id}.example`,
  state: 'fine',
  added: START.toString(),
  every: 900,
  failures: 0,
  listed: [],
  ...changes,
});

type ItemChanges = Partial<Omit<WireItem, 'headline'>> & {
  readonly headline?: Partial<WireItem['headline']>;
};

/** As an item that was read has it. */
const kept = ({ epochMilliseconds }: KeptInstant): KeptInstant => ({ epochMilliseconds });

export const makeItem = (
  id: string,
  feed = 'a',
  { headline, firstSeen = START, ...changes }: ItemChanges = {},
): WireItem => ({
  headline: {
    ...{ id, title: `Headline ${id}`, ...headline, feed },
    published: kept(headline?.published ?? START),
  },
  firstSeen: kept(firstSeen),
  backlog: false,
  marks: [],
  ...changes,
});

/** An item that has all there is. */
export const wholeItem = (id: string, feed = 'a'): WireItem =>
  makeItem(id, feed, {
    headline: { source: 'The Harbour', topic: 'ports', url: 'https://a.example/1?x=1&y=2#z' },
    text: 'Two cranes.\nOne is blue.',
    author: "Ada O'Brien",
    image: 'https://a.example/crane.png',
    firstSeen: daysAfter(1),
    backlog: true,
    marks: ['g1', 'u1', 't1'],
    story: 'cranes',
  });

/** What the desk takes of it. */
export const toNews = ({ author, image, marks, ...news }: WireItem): NewsItem => news;

export const makeFollow = (feed: string, changes: Partial<Follow> = {}): Follow => ({
  feed,
  url: `https://${feed}.example/feed`,
  since: START.toString(),
  ...changes,
});

export const idsOf = (items: readonly NewsItem[]): readonly string[] =>
  items.map(({ headline }) => headline.id);
