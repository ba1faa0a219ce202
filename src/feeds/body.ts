/** What a server answered with, or what is in a file. */
export type Body = {
  readonly bytes: Uint8Array;
  /** The header of that name, as it came. */
  readonly contentType?: string | undefined;
  /** Where it came from, after redirects: what its relative links are relative to. */
  readonly url?: string | undefined;
};

/** A feed as it was read; every text is plain, every address absolute, http or https where it is to be followed. */
export type ReadFeed = {
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly language?: string | undefined;
  /** Seconds that it asks to be left alone for (RSS ttl, sy:updatePeriod). */
  readonly ttl?: number | undefined;
  /** In the order of the feed. */
  readonly items: readonly ReadItem[];
};

export type ReadItem = {
  readonly id?: string | undefined;
  /** Empty where the feed has one without words, such as a lone picture. */
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly published?: Temporal.Instant | undefined;
  readonly summary?: string | undefined;
  readonly content?: string | undefined;
  readonly author?: string | undefined;
  readonly image?: string | undefined;
};

/** A web page: its article, and the feeds that it names. */
export type ReadPage = {
  readonly title?: string | undefined;
  /** The text of its article; empty where it has none. */
  readonly paragraphs: readonly string[];
  /** `link rel=alternate`, in the order of the page. */
  readonly feeds: readonly { readonly url: string; readonly title?: string | undefined }[];
};

/** Reads what came from outside, away from the thread that answers people. Rejects with a TroubleError. */
export type Reader = {
  readFeed(body: Body): Promise<ReadFeed>;
  readPage(body: Body): Promise<ReadPage>;
  close(): Promise<void>;
};
