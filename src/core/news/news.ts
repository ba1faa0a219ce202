/**
 * As much of an instant as is kept of what comes by the thousand. V8 (14) has the insides of a
 * Temporal.Instant beside its heap: two hundred thousand leave holes there that cost 30 to 60 MB.
 */
export type KeptInstant = Pick<Temporal.Instant, 'epochMilliseconds'>;

/** One line of news. */
export type Headline = {
  /** Stable for the same headline of the same source, at most 24 characters of A-Z a-z 0-9 _ -. */
  readonly id: string;
  /** Never empty, one line. */
  readonly title: string;
  readonly published: Temporal.Instant;
  /** Who says so, as readers know it: "Nikkei". */
  readonly source?: string | undefined;
  readonly topic?: string | undefined;
  /** http or https. */
  readonly url?: string | undefined;
  /** The feed that it came from, seen where that feed is; what came from none, as `content/` does, is seen everywhere. */
  readonly feed?: string | undefined;
};

/** A headline as it stands in a list: one line a story. */
export type Listed = Headline & {
  /** How many other sources tell the same story. */
  readonly also?: number | undefined;
};

/** A headline with the text under it. */
export type Article = Headline & {
  /** Plain text, one entry a paragraph; at least one. */
  readonly paragraphs: readonly string[];
};

/** One file of `content/editions`: a lead article, and the headlines beside it. */
export type Edition = {
  /** Its file name. */
  readonly id: string;
  readonly published: Temporal.Instant;
  readonly article?: Article | undefined;
  readonly headlines: readonly Headline[];
};

/** True where there is text to read under the headline. */
export const isArticle = (item: Headline): item is Article => 'paragraphs' in item;
