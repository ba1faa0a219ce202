import { UsageError } from '../errors.ts';
import type { Follow, FollowList } from '../news/feed.ts';
import type { Follows, WireStore } from '../news/ports.ts';
import type { Place } from '../ports.ts';
import { channelOf } from './pace.ts';
import { createTurns } from './turns.ts';

/** Feeds in one list. */
export const MOST_FEEDS = 200;

/** Whose list a feed stands in: the operator's, the workspace's or the channel's. */
export type ListOwner = 'operator' | 'workspace' | 'channel';

/** A feed as it is followed in a place. */
export type Followed = { readonly follow: Follow; readonly by: ListOwner };

/** Who follows what, in memory; what is changed is written first. */
export type FeedLists = Follows & {
  /** What may be seen in a place, each feed once, and whose list has it. */
  in(place: Place): readonly Followed[];
  /** What can be changed from a place, each feed once: nobody changes the workspace's list in a direct message. */
  own(place: Place): readonly Followed[];
  /** One list as it is. */
  list(scope: string): readonly Follow[];
  /** Reads all of them, at start. */
  load(): Promise<void>;
  /** Another process has changed these. */
  apply(lists: readonly FollowList[]): void;
  /** Writes what `to` makes of a list; `to` may throw. */
  change(
    scope: string,
    to: (before: readonly Follow[]) => readonly Follow[],
  ): Promise<readonly Follow[]>;
  /** Whether anybody follows a feed. */
  has(feed: string): boolean;
  /** The channels that are told when a feed rests: the one it was added in, of each list that has it. */
  placesOf(feed: string): readonly Place[];
};

type FeedListsOptions = {
  /** Without it the lists live as long as the desk. */
  readonly wire?: Pick<WireStore, 'allFollows' | 'changeFollows'> | undefined;
  /** Seen everywhere. @default none */
  readonly operator?: readonly Follow[] | undefined;
};

export function createFeedLists({ wire, operator = [] }: FeedListsOptions): FeedLists {
  const lists = new Map<string, readonly Follow[]>();
  const followed = createCounts(operator);
  const seen = new Map<string, readonly Follow[]>();
  const inTurn = createTurns();
  const list = (scope: string): readonly Follow[] => lists.get(scope) ?? [];
  const apply = (changed: readonly FollowList[]): void => {
    seen.clear();
    for (const { scope, follows } of changed) {
      followed.add(list(scope), -1);
      followed.add(follows, 1);
      if (follows.length === 0) lists.delete(scope);
      else lists.set(scope, follows);
    }
  };
  const listed = ({ scope, by }: Owned): readonly Followed[] =>
    list(scope).map((follow) => ({ follow, by }));
  const inPlace = (place: Place): readonly Followed[] =>
    once([
      ...operator.map((follow): Followed => ({ follow, by: 'operator' })),
      ...[...sharedBy(place), ownOf(place)].flatMap(listed),
    ]);
  return {
    ...{ list, apply, in: inPlace, has: followed.has },
    own: (place) => once(listsOf(place).flatMap(listed)),
    // The same value until something changes, so that what depends on it need not be made again.
    of(place) {
      const own = listed(ownOf(place)).length > 0 ? [ownOf(place)] : [];
      const key = [...sharedBy(place), ...own].map(({ scope }) => scope).join(' ');
      const known = seen.get(key) ?? inPlace(place).map(({ follow }) => follow);
      seen.set(key, known);
      return known;
    },
    load: async () => apply((await wire?.allFollows()) ?? []),
    change: (scope, to) =>
      inTurn(scope, async () => {
        const changed = (await wire?.changeFollows(scope, to)) ?? {
          scope,
          follows: to(list(scope)),
        };
        apply([changed]);
        return changed.follows;
      }),
    placesOf: (feed) => [...lists].flatMap((each) => toldOf(each, feed)),
  };
}

/** In how many lists each feed stands: whether one is still followed is asked at every poll. */
function createCounts(always: readonly Follow[]) {
  const counts = new Map<string, number>(always.map(({ feed }) => [feed, 1]));
  return {
    has: (feed: string): boolean => counts.has(feed),
    add(follows: readonly Follow[], times: 1 | -1): void {
      for (const { feed } of follows) {
        const count = (counts.get(feed) ?? 0) + times;
        if (count > 0) counts.set(feed, count);
        else counts.delete(feed);
      }
    },
  };
}

/** A list that somebody can change. */
export type Owned = { readonly scope: string; readonly by: Exclude<ListOwner, 'operator'> };

/** The list that all channels of a workspace share; on Discord, what is outside of all servers shares none. */
function sharedBy({ platform, workspace }: Place): readonly Owned[] {
  if (platform === 'discord' && workspace === 'dm') return [];
  return [{ scope: `${platform}:${workspace}`, by: 'workspace' }];
}

const ownOf = (place: Place): Owned => ({ scope: channelOf(place), by: 'channel' });

/** The lists that can be changed from a place. */
export const listsOf = (place: Place): readonly Owned[] =>
  place.direct ? [ownOf(place)] : [...sharedBy(place), ownOf(place)];

/** The list that a feed is put into; in a direct message that is the person's own. */
export function listFor(place: Place, where: 'everywhere' | 'here'): Owned {
  const [widest = ownOf(place)] = listsOf(place);
  return where === 'here' ? ownOf(place) : widest;
}

/** Each feed as the first list that names it has it. */
const once = (all: readonly Followed[]): readonly Followed[] =>
  [...Map.groupBy(all, ({ follow }) => follow.feed).values()].flatMap(([first]) => first ?? []);

/** Throws a UsageError where the list is full; a feed that stands in it stays as it is. */
export function addFollow(before: readonly Follow[], follow: Follow): readonly Follow[] {
  if (before.some(({ feed }) => feed === follow.feed)) return before;
  if (before.length >= MOST_FEEDS) throw new UsageError((say) => say.tooManyFeeds(MOST_FEEDS));
  return [...before, follow];
}

/** `platform:workspace` or `platform:workspace:channel`, and who of it is told. */
function toldOf(
  [scope, follows]: readonly [string, readonly Follow[]],
  feed: string,
): readonly Place[] {
  const channel = follows.find((each) => each.feed === feed)?.channel;
  const [platform, workspace = ''] = scope.split(':');
  if (channel === undefined) return [];
  return [{ platform: platform as Place['platform'], workspace, channel }];
}
