import { type Token, toTokens, toWords } from '../language/words.ts';
import { type Headline, isArticle } from '../news/news.ts';

/** A phrase as its folded words, none of them empty. */
type Phrase = readonly [string, ...string[]];

/** Tells whether any phrase of a list is in a text. */
export type Matcher = (text: string) => boolean;

/** What a digest is narrowed to. */
export type Narrowing = {
  readonly topics: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
};

/** Folded words as names have them: `Rare-Earths’s` is `rare`, `earths`. */
export const toFilterWords = toWords;

/** Gives the phrase of a list that is in a text, as whole words; nothing where none is. */
type Finder = (text: string) => string | undefined;

/**
 * Whole words, in any case, as names are matched: `Coca-Cola`, `coca cola` and `cocacola` are one, while words
 * with a blank between them are never run together. Each word of the text is compared with the phrases that
 * begin with it, so the time grows with the text's length and no faster.
 */
function toFinder(phrases: readonly string[]): Finder {
  const wanted = phrases.flatMap(toWanted);
  if (wanted.length === 0) return () => undefined;
  const byFirst = Map.groupBy(wanted, ({ words: [first] }) => first);
  const joined = new Map(
    wanted.map(({ phrase, words }) => [words.join(''), phrase] as const).filter(isLong),
  );
  return (text) => {
    const tokens = toTokens(text);
    const said = tokens.map(({ word }) => word);
    const foundAt = (word: string, at: number): string | undefined =>
      byFirst.get(word)?.find(({ words }) => isAt(words, said, at))?.phrase ??
      joined.get(word) ??
      joined.get(toCompound(text, tokens, at));
    for (const [at, word] of said.entries()) {
      const found = foundAt(word, at);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** The phrase of a list that is in a text. */
export const findWord = (text: string, phrases: readonly string[]): string | undefined =>
  toFinder(phrases)(text);

type Wanted = { readonly phrase: string; readonly words: Phrase };

function toWanted(phrase: string): readonly Wanted[] {
  const [first, ...rest] = toFilterWords(phrase);
  return first === undefined ? [] : [{ phrase, words: [first, ...rest] }];
}

/** Whether any phrase of the list is in a text. */
export function toMatcher(phrases: readonly string[]): Matcher {
  const find = toFinder(phrases);
  return (text) => find(text) !== undefined;
}

/** `it all` is no other spelling of a shorter word. */
const isLong = ([{ length }]: readonly [string, string]): boolean => length >= 6;

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

/** Which part of an item has a word. */
export type Part = 'title' | 'source' | 'topic' | 'text';

/** Why a digest leaves an item out. */
export type LeftOut =
  /** It is under none of the topics that are wanted. */
  | { readonly kind: 'topic' }
  /** It has none of the words that are wanted. */
  | { readonly kind: 'include' }
  /** It has a word that is not wanted. */
  | { readonly kind: 'exclude'; readonly word: string; readonly part: Part };

/** Tells of one item why it is left out; nothing where it is not. */
export type Sieve = (item: Headline) => LeftOut | undefined;

export function toSieve({ topics, include, exclude }: Narrowing): Sieve {
  const wanted = new Set(topics.map(toTopic));
  const [included, excluded] = [toMatcher(include), toFinder(exclude)];
  return (item) => {
    if (wanted.size > 0 && !wanted.has(toTopic(item.topic ?? ''))) return { kind: 'topic' };
    const texts = textsOf(item);
    if (include.length > 0 && !texts.some(({ text }) => included(text))) return { kind: 'include' };
    return findIn(texts, excluded);
  };
}

function findIn(texts: readonly PartText[], find: Finder): LeftOut | undefined {
  for (const { part, text } of texts) {
    const word = find(text);
    if (word !== undefined) return { kind: 'exclude', word, part };
  }
  return undefined;
}

/** The items of some topics that have a word that is wanted, where any are, and none that is not. */
export function narrow<Item extends Headline>(
  items: readonly Item[],
  narrowing: Narrowing,
): readonly Item[] {
  const whyNot = toSieve(narrowing);
  return items.filter((item) => whyNot(item) === undefined);
}

const toTopic = (topic: string): string => toFilterWords(topic).join(' ');

type PartText = { readonly part: Part; readonly text: string };

/** Apart, so that no phrase is found across the end of one and the beginning of the next. */
function textsOf(item: Headline): readonly PartText[] {
  const paragraphs = isArticle(item) ? item.paragraphs : [];
  return [
    { part: 'title', text: item.title },
    { part: 'source', text: item.source ?? '' },
    { part: 'topic', text: item.topic ?? '' },
    ...paragraphs.map((text) => ({ part: 'text' as const, text })),
  ];
}
