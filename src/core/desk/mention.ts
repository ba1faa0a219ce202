import type { Mention } from '../language/mentions.ts';
import type { LocalNews } from '../news/local-news.ts';
import type { Headline } from '../news/news.ts';

/** What makes a headline the answer to a message: its own name was said, or words that the channel watches. */
export type Rule = Mention<Headline>['because'] | 'watch';

/** A headline that a message asks for. `keyword` is the headline's or the channel's wording, never the message's. */
export type Match = {
  readonly item: Headline;
  readonly keyword: string;
  readonly because: Rule;
};

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

/** The news of a place, as far as matching needs it. */
export type NewsHere = Pick<LocalNews, 'items' | 'item' | 'storyOf'>;
