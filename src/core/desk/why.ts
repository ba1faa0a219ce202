import { KEPT } from '../journal.ts';
import type { Feed } from '../news/feed.ts';
import type { LocalNews } from '../news/local-news.ts';
import type { Headline } from '../news/news.ts';
import type { Origin } from '../news/origin.ts';
import type { Place } from '../ports.ts';
import { type DeliveryRow, REMEMBERED } from './delivery.ts';
import type { Desk } from './desk.ts';
import type { Judged } from './digest-reports.ts';
import type { ListOwner } from './feed-lists.ts';
import { findWord } from './filter.ts';
import { type PastPost, toPastPosts } from './past-posts.ts';
import type { PlaceSettings } from './settings.ts';
import { readSilence, type Silence } from './silence.ts';
import { wholeChannel } from './whole-channel.ts';

/** All that is known of one headline in one channel, in the order in which it happened. */
export type Explanation = {
  readonly place: Place;
  readonly item: Headline;
  readonly origin: Origin | undefined;
  /** Whose list has its feed, where it came by one. */
  readonly by: ListOwner | undefined;
  readonly feed: Feed | undefined;
  /** Who else tells its story. */
  readonly others: readonly Headline[];
  readonly digests: readonly Judged[];
  /** Posts of the channel that have its story, the latest first. */
  readonly posts: readonly PastPost[];
  /** Its story was told there, though perhaps longer ago than its post is known. */
  readonly told: boolean;
  readonly quiet: Quiet | undefined;
  /** Why it was no reply to a message that named it, the latest first. */
  readonly silences: readonly Silenced[];
};

/** What keeps the channel from getting it as a reply. */
export type Quiet =
  | { readonly kind: 'off' | 'off for all' | 'story' }
  /** This muted word is a part of its title. */
  | { readonly kind: 'word'; readonly word: string };

/** One reason for silence: how often it was that, and when last. */
export type Silenced = {
  readonly because: Silence;
  readonly times: number;
  readonly last: Temporal.Instant;
};

/** A thread is told of its channel. */
export async function explain(item: Headline, place: Place, desk: Desk): Promise<Explanation> {
  const news = desk.news(place);
  const origin = news.origin(item.id);
  const feed = origin?.kind === 'feed' ? origin.follow.feed : undefined;
  const listed = desk.follows.in(place).find(({ follow }) => follow.feed === feed);
  const [digests, rows, told, settings, silences] = await Promise.all([
    desk.digests.judge(place, item.id),
    readRows(desk, place),
    desk.deliveries.told(wholeChannel(place)),
    desk.channels.read(place),
    readSilences(item, place, desk),
  ]);
  const tells = sameStory(item, news);
  const posts = rows.filter(({ stories }) => stories.some(tells));
  return {
    ...{ place, item, origin, digests, silences },
    by: listed?.by,
    feed: feed === undefined ? undefined : await desk.feeds?.read(feed),
    others: news.tellings(item.id).filter(({ id }) => id !== item.id),
    posts: toPastPosts(posts, { news, digests }),
    told: [...told].some(tells),
    quiet: desk.mentions === 'off' ? { kind: 'off for all' } : quietFor(item, settings, news),
  };
}

const sameStory =
  ({ id }: Headline, { storyOf }: Pick<LocalNews, 'storyOf'>) =>
  (other: string): boolean =>
    storyOf(other) === storyOf(id);

/** Each kind by itself: in a busy channel the replies would leave no room for the digests. */
async function readRows(desk: Desk, place: Place): Promise<readonly DeliveryRow[]> {
  const since = desk.now().subtract(REMEMBERED);
  const kinds = (['digest', 'mention'] as const).map((kind) =>
    desk.deliveries.recent({ place: wholeChannel(place), kind }, since),
  );
  const rows = (await Promise.all(kinds)).flat();
  return rows.toSorted((a, b) => Temporal.Instant.compare(b.due, a.due));
}

function quietFor(
  item: Headline,
  { mentions, mutedStories = [], mutedWords = [] }: PlaceSettings,
  news: Pick<LocalNews, 'storyOf'>,
): Quiet | undefined {
  if (mentions === 'off') return { kind: 'off' };
  if (mutedStories.some(sameStory(item, news))) return { kind: 'story' };
  const word = findWord(item.title, mutedWords);
  return word === undefined ? undefined : { kind: 'word', word };
}

async function readSilences(
  item: Headline,
  place: Place,
  { journal, now, news }: Desk,
): Promise<readonly Silenced[]> {
  const entries = await journal.read({ place, kind: 'silence' }, now().subtract(KEPT.silence));
  const tells = sameStory(item, news(place));
  const ours = entries.flatMap(({ at, facts }) => {
    const because = readSilence(facts.because);
    return because !== undefined && tells(facts.item ?? '') ? [{ because, at }] : [];
  });
  return [...Map.groupBy(ours, ({ because }) => because)].flatMap(([because, times]) =>
    times[0] === undefined ? [] : [{ because, times: times.length, last: times[0].at }],
  );
}
