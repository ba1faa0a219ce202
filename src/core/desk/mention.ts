import { findMention as findName } from '../language/mentions.ts';
import type { Archive } from '../news/archive.ts';
import type { Headline } from '../news/news.ts';
import type { Place } from '../ports.ts';

/** What makes a headline the answer to a message: its own name was said, or words that the channel watches. */
export type Rule = 'name' | 'watch';

/** A headline that a message asks for. `keyword` is the headline's or the channel's wording, never the message's. */
export type Match = {
  readonly item: Headline;
  readonly keyword: string;
  readonly because: Rule;
};

/** Which items may be seen. */
export type Sees = (item: Headline) => boolean;

/** What may be seen from a place: all that is on the desk. */
export const seenFrom =
  (_place: Place): Sees =>
  () =>
    true;

/** The headline whose name a message says. This is all that the desk knows of matching. */
export function findMention(message: string, archive: Archive, sees: Sees): Match | undefined {
  const found = findName(message, archive.mentions);
  if (found === undefined || !sees(found.item)) return undefined;
  return { item: found.item, keyword: found.keyword.text, because: 'name' };
}

/** The story that an item tells: what is said once about it is said of all that tell the same. */
export const storyOf = ({ id }: Headline): string => id;

const RULES: readonly Rule[] = ['name', 'watch'];

/** Reads a rule back from a button or a row, which may be older than the code. */
export const readRule = (text: string | undefined): Rule =>
  RULES.find((rule) => rule === text) ?? 'name';
