import type { Feed } from '../news/feed.ts';
import type { Headline } from '../news/news.ts';
import type { Place } from '../ports.ts';
import type { Desk } from './desk.ts';
import { hostOf, readAddress } from './feed-address.ts';
import type { Followed } from './feed-lists.ts';

/** Which headline somebody asks about, among those that their channel may see. */
export type Finding =
  | { readonly kind: 'found'; readonly item: Headline; readonly others: readonly Headline[] }
  /** No feed that is followed there has that link; `near` are those of the same site. */
  | { readonly kind: 'no link'; readonly near: readonly Near[] }
  | { readonly kind: 'no words'; readonly suggestions: readonly string[] };

/** A feed of the site that a link is on, where the channel follows one. */
export type Near = Followed & { readonly feed: Feed | undefined };

/** Others that are offered: more are found with more words. */
const OTHERS = 10;
const NEAR = 3;
const SCHEME = /^\W*https?:/i;

/** A link finds its page, all else the headline that a search has first. */
export async function findAsked(text: string, place: Place, desk: Desk): Promise<Finding> {
  const news = desk.news(place);
  const url = /\s/.test(text.trim()) ? undefined : readAddress(text);
  const linked = url === undefined ? [] : news.withAddress(url);
  if (linked.length > 0) return toFound(linked);
  // `jd.com` may be a name as well.
  if (url !== undefined && (SCHEME.test(text) || hasPath(url)))
    return { kind: 'no link', near: await feedsNear(url, place, desk) };
  const { items, suggestions } = news.find(text);
  return items.length > 0 ? toFound(items) : { kind: 'no words', suggestions };
}

function toFound([item, ...others]: readonly Headline[]): Finding {
  if (item === undefined) throw new TypeError('nothing was found');
  return { kind: 'found', item, others: others.slice(0, OTHERS) };
}

const hasPath = (url: string): boolean => (URL.parse(url)?.pathname.length ?? 0) > 1;

/** Never those that only others follow: that somebody follows a feed is nobody else's business. */
async function feedsNear(url: string, place: Place, desk: Desk): Promise<readonly Near[]> {
  const host = hostOf(url);
  const followed = await Promise.all(
    desk.follows.in(place).map(async (each) => ({
      ...each,
      feed: await desk.feeds?.read(each.follow.feed),
    })),
  );
  const isOf = (address: string | undefined): boolean =>
    address !== undefined && hostOf(address) === host;
  return followed.filter(({ follow, feed }) => isOf(follow.url) || isOf(feed?.site)).slice(0, NEAR);
}

/** The stories of the last post in a channel that told any. */
export async function lastTold(
  { thread: _, ...channel }: Place,
  desk: Desk,
): Promise<readonly Headline[]> {
  const since = desk.now().subtract({ hours: 7 * 24 });
  const rows = await desk.deliveries.recent({ place: channel }, since);
  const { item } = desk.news(channel);
  const told = rows
    .filter(({ state }) => state === 'sent')
    .map(({ stories }) => stories.flatMap((id) => item(id) ?? []));
  return told.find((items) => items.length > 0) ?? [];
}
