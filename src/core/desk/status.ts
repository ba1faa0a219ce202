import { type Entry, KEPT } from '../journal.ts';
import type { Feed } from '../news/feed.ts';
import type { Place } from '../ports.ts';
import { REMEMBERED } from './delivery.ts';
import type { Desk } from './desk.ts';
import type { DigestReport } from './digest-reports.ts';
import type { Followed } from './feed-lists.ts';
import { lately } from './mention-policy.ts';
import { mutedStories } from './mutes.ts';
import { type PastPost, toPastPosts } from './past-posts.ts';
import { wholeChannel } from './whole-channel.ts';

/** How the desk is doing for one channel. */
export type Status = {
  readonly place: Place;
  readonly digests: readonly DigestReport[];
  /** Undefined where this desk reads no feeds. */
  readonly feeds: readonly FeedNow[] | undefined;
  readonly mentions: MentionsNow;
  /** The latest first. */
  readonly posts: readonly PastPost[];
  /** Who changed what, the latest first. */
  readonly changes: readonly Entry[];
};

/** A feed that is followed; without `feed` nobody knows yet how it is. */
export type FeedNow = Followed & { readonly feed: Feed | undefined };

export type MentionsNow = {
  readonly state: 'on' | 'off' | 'off for all';
  /** In the last hour. */
  readonly replies: number;
  readonly watches: number;
  /** Words and stories. */
  readonly mutes: number;
};

/** A thread is told of its channel. */
export async function readStatus(desk: Desk, place: Place): Promise<Status> {
  const channel = wholeChannel(place);
  const [digests, rows, feeds, mentions, changes] = await Promise.all([
    desk.digests.around(place),
    desk.deliveries.recent({ place: channel }, desk.now().subtract(REMEMBERED)),
    readFeeds(desk, place),
    readMentions(desk, channel),
    readChanges(desk, place),
  ]);
  const posts = toPastPosts(rows, { news: desk.news(place), digests });
  return { place, digests, feeds, mentions, posts, changes };
}

export const readChanges = ({ journal, now }: Desk, place: Place): Promise<readonly Entry[]> =>
  journal.read({ place, kind: 'change' }, now().subtract(KEPT.change));

async function readFeeds(
  { feeds, follows }: Desk,
  place: Place,
): Promise<readonly FeedNow[] | undefined> {
  if (feeds === undefined) return undefined;
  return Promise.all(
    follows.in(place).map(async (followed) => ({
      ...followed,
      feed: await feeds.read(followed.follow.feed),
    })),
  );
}

async function readMentions(desk: Desk, channel: Place): Promise<MentionsNow> {
  const now = desk.now();
  const settings = await desk.channels.read(channel);
  const rows = await desk.deliveries.recent(
    { place: channel, kind: 'mention' },
    now.subtract({ hours: 1 }),
  );
  const { mutedWords = [], watches = [] } = settings;
  return {
    state: desk.mentions === 'off' ? 'off for all' : (settings.mentions ?? 'on'),
    replies: lately(rows, now),
    watches: watches.length,
    mutes: mutedWords.length + mutedStories(settings, desk.news(channel)).length,
  };
}
