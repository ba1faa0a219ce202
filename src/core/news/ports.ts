import type { Place } from '../ports.ts';
import type { Headline } from './news.ts';

/** An item as it is searched. */
export type SearchItem = Headline & { readonly text?: string | undefined };

type SearchOptions = {
  /** Whose items the viewer may see, beside those of no feed, which all may see. */
  readonly feeds: readonly string[];
  readonly limit: number;
};

/** A full-text index in memory, derived from the news. */
export type SearchIndex = {
  /** An item whose id is there replaces the one that is. */
  add(items: readonly SearchItem[]): void;
  remove(ids: readonly string[]): void;
  /** Ids, best first. Any text is a query: words are looked for in every form, the last also as a beginning. */
  find(words: string, options: SearchOptions): readonly string[];
  /** Other words to look for, where nothing was found; the viewer's news has each of them. */
  suggest(words: string, options: SearchOptions): readonly string[];
  /** What is typed, its last word finished by words of the viewer's news, best first. */
  complete(typed: string, options: SearchOptions): readonly string[];
};

/** News that comes by itself, beside what lies in `content/`. */
export type Wire = {
  /** What is there at this moment, each with its feed; the same array until something changes. */
  current(): readonly Headline[];
  /** The feeds whose items may be seen in a place: the operator's, its workspace's and its own. */
  feedsOf(place: Place): readonly string[];
};
