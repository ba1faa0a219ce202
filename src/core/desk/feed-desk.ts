import type { Feed, Follow, WireItem } from '../news/feed.ts';
import type { Feeds, WireStore } from '../news/ports.ts';
import { type Trouble, TroubleError } from '../news/trouble.ts';
import type { Clock, Log, Place } from '../ports.ts';
import { type Address, unencrypted } from './feed-address.ts';
import {
  addFollow,
  type FeedLists,
  type Followed,
  type ListOwner,
  type Owned,
} from './feed-lists.ts';
import { runAll } from './run-all.ts';
import { createShortAddresses, type ShortAddresses } from './short-addresses.ts';

/** Something to follow. `known` is a feed for sure; what lies behind other addresses is looked at first. */
export type Wish = {
  readonly address: Address & { readonly url: string };
  readonly title?: string | undefined;
  readonly topic?: string | undefined;
  readonly known?: true;
};

/** Who wishes, and the list that it is for. */
export type WishedBy = { readonly place: Place; readonly list: Owned };

type Outcome =
  | { readonly kind: 'added'; readonly follow: Follow; readonly feed: Feed }
  | { readonly kind: 'already'; readonly follow: Follow; readonly by: ListOwner }
  /** A page that names several feeds: one is to be chosen. */
  | { readonly kind: 'several'; readonly feeds: readonly Named[] }
  | {
      readonly kind: 'refused';
      readonly trouble: Trouble;
      /** Seconds, where the server named a time. */
      readonly retryAfter: number | undefined;
    }
  /** It takes longer than anybody waits, and goes on. */
  | { readonly kind: 'pending' };

export type Named = { readonly url: string; readonly title?: string | undefined };
export type Answered = Outcome & { readonly wish: Wish };

/** What commands do with feeds. */
export type FeedDesk = Pick<Feeds, 'read' | 'toOpml' | 'readOpml' | 'starter'> & {
  /** Resolves to one outcome a wish, in their order, within PATIENCE. Throws a UsageError where a list is full. */
  add(wishes: readonly Wish[], by: WishedBy): Promise<readonly Answered[]>;
  /** An address as the choice of a menu, which holds 100 characters, and back; nothing for one that is forgotten. */
  readonly choices: ShortAddresses;
  /** What a feed has brought, the newest first. */
  itemsOf(feed: string): Promise<readonly WireItem[]>;
};

type FeedDeskOptions = {
  readonly feeds: Feeds;
  readonly wire: Pick<WireStore, 'itemsOf'>;
  readonly lists: FeedLists;
  readonly clock: Clock;
  readonly log: Log;
  /** A short stable id for any text. */
  readonly toId: (text: string) => string;
};

/** Seconds; as long as a person waits for an answer. */
export const PATIENCE = 20;
/** Feeds that are asked for side by side. */
const AT_ONCE = 8;

export function createFeedDesk(options: FeedDeskOptions): FeedDesk {
  const { feeds, wire } = options;
  return {
    read: feeds.read,
    toOpml: feeds.toOpml,
    readOpml: feeds.readOpml,
    starter: feeds.starter,
    choices: createShortAddresses(options.toId),
    add: (wishes, by) => addAll(wishes, by, options),
    itemsOf: async (feed) => (await wire.itemsOf(feed)).toSorted(byDate),
  };
}

const byDate = ({ headline: one }: WireItem, { headline: other }: WireItem): number =>
  other.published.epochMilliseconds - one.published.epochMilliseconds;

async function addAll(
  wishes: readonly Wish[],
  by: WishedBy,
  options: FeedDeskOptions,
): Promise<readonly Answered[]> {
  const { clock, log } = options;
  const answers = new Map<Wish, Outcome>();
  const late = new AbortController();
  const work = runAll(wishes, AT_ONCE, async (wish) => {
    answers.set(wish, await add(wish, { by, options, signal: late.signal }));
  });
  const done = new AbortController();
  const patience = clock.now().add({ seconds: PATIENCE });
  const waited = clock.sleepUntil(patience, done.signal).then(
    () => 'late' as const,
    () => 'done' as const,
  );
  const first = await Promise.race([work, waited]).finally(() => done.abort());
  if (first === 'late') {
    late.abort();
    work.catch((error: unknown) => log.error({ err: error }, 'feeds not added'));
  }
  return wishes.map((wish) => ({ wish, ...(answers.get(wish) ?? unanswered(wish)) }));
}

/** A page that nobody could look at in time has to be asked for again; a feed goes on by itself. */
const unanswered = ({ known }: Wish): Outcome =>
  known ? { kind: 'pending' } : { kind: 'refused', trouble: { kind: 'too slow' }, ...NO_TIME };

const NO_TIME = { retryAfter: undefined } as const;

type Adding = {
  readonly by: WishedBy;
  readonly options: FeedDeskOptions;
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
};

async function add(wish: Wish, adding: Adding): Promise<Outcome> {
  const known = alreadyIn(adding, ({ follow }) => follow.url === wish.address.url);
  if (known !== undefined) return known;
  try {
    return await lookAndFollow(wish, adding);
  } catch (error) {
    if (!(error instanceof TroubleError)) throw error;
    return { kind: 'refused', trouble: error.trouble, retryAfter: error.retryAfter };
  }
}

async function lookAndFollow(wish: Wish, adding: Adding): Promise<Outcome> {
  const { url } = wish.address;
  if (wish.known) return follow({ ...wish, url }, adding);
  const found = await discover(wish.address, adding);
  if (found.kind === 'several') return found;
  return follow({ topic: wish.topic, url: found.url, title: found.title }, adding);
}

/** Where nothing was said of encryption, a server without it will do. */
async function discover(
  address: Wish['address'],
  { options: { feeds }, signal }: Adding,
): ReturnType<Feeds['discover']> {
  const plain = unencrypted(address);
  try {
    return await feeds.discover(address.url, signal);
  } catch (error) {
    const kind = error instanceof TroubleError ? error.trouble.kind : undefined;
    const isUnready = kind === 'no connection' || kind === 'not secure';
    if (plain === undefined || !isUnready) throw error;
    return feeds.discover(plain, signal);
  }
}

async function follow(
  { url, title, topic }: Named & Pick<Wish, 'topic'>,
  adding: Adding,
): Promise<Outcome> {
  const { by, options } = adding;
  const feed = await options.feeds.follow(url);
  const known = alreadyIn(adding, (each) => each.follow.feed === feed.id);
  if (known !== undefined) return known;
  const added: Follow = {
    ...{ feed: feed.id, url: feed.url, title: feed.title ?? title, topic },
    since: options.clock.now().toString(),
    channel: by.place.channel,
  };
  await options.lists.change(by.list.scope, (before) => addFollow(before, added));
  return { kind: 'added', follow: added, feed };
}

/** What only this channel follows can still be followed for all. */
function alreadyIn(
  { by: { place, list }, options: { lists } }: Adding,
  isMeant: (followed: Followed) => boolean,
): Outcome | undefined {
  const known = lists.in(place).find(isMeant);
  if (known === undefined) return undefined;
  const isWider = known.by === 'channel' && list.by === 'workspace';
  return isWider ? undefined : { kind: 'already', ...known };
}
