import type { Place } from '../ports.ts';
import type { Feed, Follow, FollowList, NewsItem, WireItem } from './feed.ts';
import type { Edition, Headline, KeptInstant } from './news.ts';

/** The editions that `content/` holds at this moment, newest first; the same array until one changes. */
export type Editions = { current(): readonly Edition[] };

/** An item as it is searched. */
export type SearchItem = Omit<Headline, 'published'> & {
  readonly published: KeptInstant;
  readonly text?: string | undefined;
};

type SearchOptions = {
  /** Whose items the viewer may see, beside those of no feed, which all may see. */
  readonly feeds: readonly string[];
  readonly limit: number;
};

/** A full-text index, derived from the news. It may hold what was added to it before a start. */
export type SearchIndex = {
  /** An item whose id is there replaces the one that is. */
  add(items: readonly SearchItem[]): void;
  remove(ids: readonly string[]): void;
  /**
   * All that is news now has been added: takes out some of what is there from before the start and was
   * not. False where nothing is left.
   */
  dropRest(): boolean;
  /** Whether it lost what it held, as by a disk that failed: all is to be added again. True once for each loss. */
  hasLost(): boolean;
  /** Ids, best first. Any text is a query: words are looked for in every form, the last also as a beginning. */
  find(words: string, options: SearchOptions): readonly string[];
  /** Other words to look for, where nothing was found; the viewer's news has each of them. */
  suggest(words: string, options: SearchOptions): readonly string[];
  /** What is typed, its last word finished by words of the viewer's news, best first. */
  complete(typed: string, options: SearchOptions): readonly string[];
};

/** Who follows what: from memory, so that every question is answered at once. */
export type Follows = {
  /** What may be seen in a place: the feeds of the operator, of its workspace, and its own; each feed once. */
  of(place: Place): readonly Follow[];
};

/**
 * What the feeds brought, how each of them is, and who follows them: tables of their own on every engine,
 * never Keyv, which has no order and no transaction. An item is kept 30 days, and longer while it stands in its feed.
 */
export type WireStore = {
  feed(id: string): Promise<Feed | undefined>;
  feeds(): Promise<readonly Feed[]>;
  /** The feeds that are asked for at one host. */
  feedsAt(host: string): Promise<readonly Feed[]>;
  /**
   * In one transaction, the feed as a check left it, and those of its items that are new or changed: an
   * item whose id is there is replaced, but keeps its firstSeen, backlog and story.
   */
  record(feed: Feed, items: readonly WireItem[]): Promise<void>;
  /** What is known of a feed: its items, without their texts. */
  itemsOf(feed: string): Promise<readonly WireItem[]>;
  /** The text that the feed gave under an item. */
  textOf(id: string): Promise<string | undefined>;
  /** Items in the order of their dates, the newest first, from behind the one given. */
  newest(limit: number, after?: NewsItem): Promise<readonly NewsItem[]>;
  /** Notes the story keys of items. */
  file(stories: ReadonlyMap<string, string>): Promise<void>;
  /** The list of a scope, empty where there is none. */
  follows(scope: string): Promise<FollowList>;
  /** Every list that is not empty. */
  allFollows(): Promise<readonly FollowList[]>;
  /**
   * Writes what `to` makes of a scope's list, one change after the other, whoever makes them; `to` runs
   * inside the transaction and may throw.
   */
  changeFollows(
    scope: string,
    to: (before: readonly Follow[]) => readonly Follow[],
  ): Promise<FollowList>;
  /** The mark of now: what is written from here on lies behind it. */
  mark(): Promise<number>;
  /** What any process wrote behind a mark, at most so many items at once; and the next mark. */
  changes(
    mark: number,
    limit: number,
  ): Promise<{
    readonly items: readonly NewsItem[];
    readonly follows: readonly FollowList[];
    readonly mark: number;
  }>;
  /** Deletes items first seen before then that no feed lists any more; gives their number. */
  expire(before: Temporal.Instant): Promise<number>;
  /** Which of these ids are not there any more. */
  missing(ids: readonly string[]): Promise<readonly string[]>;
};

/** A feed of a list that somebody made elsewhere. */
export type ListedFeed = {
  readonly url: string;
  readonly title?: string | undefined;
  /** The folder that it is in. */
  readonly topic?: string | undefined;
};

/** What an address leads to. */
export type Discovered =
  | { readonly kind: 'feed'; readonly url: string; readonly title?: string | undefined }
  /** A page that names several: one is to be chosen. */
  | {
      readonly kind: 'several';
      readonly feeds: readonly { readonly url: string; readonly title?: string | undefined }[];
    };

/** The world of feeds, as commands need it. Whatever cannot be reached or read rejects with a TroubleError. */
export type Feeds = {
  /** Looks what is at an address: a feed, or a page that names some. */
  discover(url: string, signal: AbortSignal): Promise<Discovered>;
  /** Has a feed polled from now on, and checks it at once where it is new; resolves to how it is then. */
  follow(url: string): Promise<Feed>;
  /** How a feed is. */
  read(id: string): Promise<Feed | undefined>;
  /** The full text of an item, read from its page once and kept; nothing where there is none to be had. */
  textOf(item: Headline): Promise<readonly string[] | undefined>;
  /** What a list of feeds holds, as OPML. */
  toOpml(follows: readonly Follow[]): string;
  /** Throws a UsageError where the text is no list of feeds. */
  readOpml(text: string): readonly ListedFeed[];
  /** The feeds that are shipped as a start. */
  starter(): Promise<readonly ListedFeed[]>;
};
