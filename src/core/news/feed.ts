import type { Headline, KeptInstant } from './news.ts';
import type { Trouble } from './trouble.ts';

/** A feed that is polled, once for all who follow it. Every instant is ISO 8601. */
export type Feed = {
  /** Short and stable, made of its address. */
  readonly id: string;
  /** Where it was added: http or https, as `new URL` writes it, without a fragment. */
  readonly url: string;
  /** Where it is asked for: `url`, or where that has moved to for good. */
  readonly at: string;
  /** The host of `at`, with its port where it has one: whose turn it is polled in. */
  readonly host: string;
  /** Its own name; plain text, one line. */
  readonly title?: string | undefined;
  /** The page that it belongs to. */
  readonly site?: string | undefined;
  /**
   * `new` before it was first read; `failing` since its last check; `resting` after so many failures that it
   * is asked for once a day; `gone` when its server said that it is (410), and it is asked for no more.
   */
  readonly state: 'new' | 'fine' | 'failing' | 'resting' | 'gone';
  readonly added: string;
  /** The first check that read it. What stood in it then counts as told. */
  readonly begun?: string | undefined;
  /** The last check. */
  readonly checked?: string | undefined;
  /** The last check that brought something new. */
  readonly changed?: string | undefined;
  /** The next check; left out where there is none. */
  readonly next?: string | undefined;
  /** Seconds between two checks, as its changes have it. */
  readonly every: number;
  /** Seconds that it asks to be left alone for. */
  readonly ttl?: number | undefined;
  /** Checks that failed in a row. */
  readonly failures: number;
  /** Since when they fail. */
  readonly since?: string | undefined;
  readonly trouble?: Trouble | undefined;
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
  /** Ids of the items that stood in it at the last check that read it: they are kept, however old they are. */
  readonly listed: readonly string[];
};

type WireHeadline = Omit<Headline, 'published' | 'feed'> & {
  readonly published: KeptInstant;
  readonly feed: string;
};

/** An item of a feed as it is kept. */
export type WireItem = {
  /** `feed` is the feed's id, `source` its title. */
  readonly headline: WireHeadline;
  /** What the feed says under it: plain text, paragraphs with a line break between them. */
  readonly text?: string | undefined;
  readonly author?: string | undefined;
  /** http or https. */
  readonly image?: string | undefined;
  /** When the desk first had it. */
  readonly firstSeen: KeptInstant;
  /** It stood in the feed when that was first read: it counts as told. */
  readonly backlog: boolean;
  /** What it is known by when it comes again, short ids: of its guid, its address, its title. */
  readonly marks: readonly string[];
  /** The key of its story, once it has one. */
  readonly story?: string | undefined;
};

/** What the desk takes of an item: all else is there to know it again in its feed, and for nothing else. */
export type NewsItem = Omit<WireItem, 'author' | 'image' | 'marks'>;

/** One feed in a list, and how it is followed there. */
export type Follow = {
  /** The feed's id and address. */
  readonly feed: string;
  readonly url: string;
  /** Its name when it was added. */
  readonly title?: string | undefined;
  /** What its items are put under. */
  readonly topic?: string | undefined;
  /** ISO 8601: what was there before counts as told. */
  readonly since: string;
  /** The channel it was added in, which is told when it rests. */
  readonly channel?: string | undefined;
};

/** The feeds of a workspace, by `platform:workspace`, or of a channel, by its key. */
export type FollowList = { readonly scope: string; readonly follows: readonly Follow[] };
