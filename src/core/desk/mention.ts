import type { Mention } from '../language/mentions.ts';
import type { Archive } from '../news/archive.ts';
import type { Headline } from '../news/news.ts';
import type { Place } from '../ports.ts';

/** What makes a headline the answer to a message: its own name was said, or words that the channel watches. */
export type Rule = Mention<Headline>['because'] | 'watch';

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
  const found = archive.findMention(message);
  return found !== undefined && sees(found.item) ? found : undefined;
}

/** The story that an item tells: what is said once about it is said of all that tell the same. */
export const storyOf = ({ id }: Headline): string => id;

const RULES: Readonly<Record<Rule, true>> = {
  name: true,
  alias: true,
  'name and context': true,
  'two names': true,
  'same words': true,
  watch: true,
};

/** Reads a rule back from a button or a row, which may be older than the code. */
export const readRule = (text = ''): Rule => (Object.hasOwn(RULES, text) ? (text as Rule) : 'name');
