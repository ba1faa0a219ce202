import { fold } from '../language/words.ts';
import { type Headline, isArticle } from '../news/news.ts';

/** A phrase as its folded words, none of them empty. */
type Phrase = readonly [string, ...string[]];

/** Tells whether any phrase of a list is in a text, as whole words. */
export type Matcher = (text: string) => boolean;

/** What a digest is narrowed to. */
export type Narrowing = {
  readonly topics: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
};

const POSSESSIVE = /(?<=[\p{L}\p{N}])['’]s(?![\p{L}\p{N}])/gu;
/** Scripts that put no blanks between words: there every character is a word of its own. */
const WORD =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]|[[\p{L}\p{N}]--[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]]+/gv;

/** Folded words without possessive endings: `Rare-Earths’s` is `rare`, `earths`. */
export const toFilterWords = (text: string): readonly string[] =>
  fold(text).replace(POSSESSIVE, '').match(WORD) ?? [];

/**
 * Whole words, in any case and with any punctuation between them. Each word of the text is compared with
 * the phrases that begin with it, so the time grows with the text's length and no faster.
 */
export function toMatcher(phrases: readonly string[]): Matcher {
  const words = phrases.map(toFilterWords).filter((phrase): phrase is Phrase => phrase.length > 0);
  const byFirst = Map.groupBy(words, ([first]) => first);
  return (text) => {
    const said = toFilterWords(text);
    return said.some((word, at) => byFirst.get(word)?.some((phrase) => isAt(phrase, said, at)));
  };
}

const isAt = (phrase: Phrase, said: readonly string[], at: number): boolean =>
  phrase.every((word, offset) => said[at + offset] === word);

/** The items of some topics that have a word that is wanted, where any are, and none that is not. */
export function narrow<Item extends Headline>(
  items: readonly Item[],
  { topics, include, exclude }: Narrowing,
): readonly Item[] {
  const wanted = new Set(topics.map(toTopic));
  const includes = toMatcher(include);
  const excludes = toMatcher(exclude);
  return items.filter(
    (item) =>
      (wanted.size === 0 || (item.topic !== undefined && wanted.has(toTopic(item.topic)))) &&
      (include.length === 0 || textsOf(item).some(includes)) &&
      (exclude.length === 0 || !textsOf(item).some(excludes)),
  );
}

const toTopic = (topic: string): string => toFilterWords(topic).join(' ');

/** Apart, so that no phrase is found across the end of one and the beginning of the next. */
const textsOf = (item: Headline): readonly string[] => [
  item.title,
  item.source ?? '',
  item.topic ?? '',
  ...(isArticle(item) ? item.paragraphs : []),
];
