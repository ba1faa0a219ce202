import { type Token, toTokens, toWords } from '../language/words.ts';
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

/** Folded words as names have them: `Rare-Earths’s` is `rare`, `earths`. */
export const toFilterWords = toWords;

/**
 * Whole words, in any case, as names are matched: `Coca-Cola`, `coca cola` and `cocacola` are one, while words
 * with a blank between them are never run together. Each word of the text is compared with the phrases that
 * begin with it, so the time grows with the text's length and no faster.
 */
export function toMatcher(phrases: readonly string[]): Matcher {
  const words = phrases.map(toFilterWords).filter((phrase): phrase is Phrase => phrase.length > 0);
  const byFirst = Map.groupBy(words, ([first]) => first);
  const joined = new Set(words.map((phrase) => phrase.join('')).filter(isLong));
  return (text) => {
    const tokens = toTokens(text);
    const said = tokens.map(({ word }) => word);
    return said.some(
      (word, at) =>
        byFirst.get(word)?.some((phrase) => isAt(phrase, said, at)) ||
        joined.has(word) ||
        joined.has(toCompound(text, tokens, at)),
    );
  };
}

/** `it all` is no other spelling of a shorter word. */
const isLong = ({ length }: string): boolean => length >= 6;

const isAt = (phrase: Phrase, said: readonly string[], at: number): boolean =>
  phrase.every((word, offset) => said[at + offset] === word);

/** Words of a compound at most: `merry-go-round`. */
const MOST_PARTS = 3;

/** The words from here on that hyphens hold together, run together. */
function toCompound(text: string, tokens: readonly Token[], at: number): string {
  let compound = tokens[at]?.word ?? '';
  for (let part = at + 1; part < at + MOST_PARTS; part += 1) {
    const [before, next] = [tokens[part - 1], tokens[part]];
    if (before === undefined || next === undefined || next.start - before.end !== 1) break;
    if (!/[-‐‑–]/.test(text[before.end] ?? '')) break;
    compound += next.word;
  }
  return compound;
}

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
