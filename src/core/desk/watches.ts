import { UsageError } from '../errors.ts';
import type { Headline } from '../news/news.ts';
import { toFilterWords, toMatcher } from './filter.ts';
import type { Match, NewsHere } from './mention.ts';
import { joinPhrases, keyOf, withoutPhrases } from './phrases.ts';
import { saidIn } from './said.ts';
import type { PlaceSettings } from './settings.ts';

/** What a channel can watch at once: as many as Discord completes. */
export const MOST_WATCHES = 25;

/** Throws a UsageError where that would be too many, or where one of them is muted. */
export function addWatches(before: PlaceSettings, phrases: readonly string[]): PlaceSettings {
  const watches = joinPhrases(before.watches, phrases);
  if (watches.length > MOST_WATCHES)
    throw new UsageError((say) => say.tooManyWatches(MOST_WATCHES));
  const isMuted = toMatcher(before.mutedWords ?? []);
  const muted = phrases.find(isMuted);
  if (muted !== undefined) throw new UsageError((say) => say.watchIsMuted(muted));
  return { ...before, watches };
}

/** Throws a UsageError where one of them is not watched. */
export function removeWatches(before: PlaceSettings, phrases: readonly string[]): PlaceSettings {
  const { watches = [] } = before;
  const known = new Set(watches.map(keyOf));
  const unknown = phrases.find((phrase) => !known.has(keyOf(phrase)));
  if (unknown !== undefined) throw new UsageError((say) => say.notWatched(unknown, watches));
  return { ...before, watches: withoutPhrases(watches, phrases) };
}

/**
 * The newest headline with a watched phrase that a message says; the longest phrase that has one, since it
 * says most.
 */
export function findWatched(
  message: string,
  watches: readonly string[],
  news: Pick<NewsHere, 'items'>,
): Match | undefined {
  if (watches.length === 0) return undefined;
  const words = toFilterWords(saidIn(message));
  const said = watches.filter((watch) => hasAll(words, toFilterWords(watch)));
  for (const keyword of said.toSorted((a, b) => keyOf(b).length - keyOf(a).length)) {
    const item = newest(headlinesWith(keyword, news));
    if (item !== undefined) return { item, keyword, because: 'watch' };
  }
  return undefined;
}

/** The visible headlines that have a phrase in their title, as whole words. */
export function headlinesWith(phrase: string, news: Pick<NewsHere, 'items'>): readonly Headline[] {
  const wanted = toFilterWords(phrase);
  return news.items().filter((item) => hasAll(wordsOf(item), wanted));
}

function hasAll(words: readonly string[], [first = '', ...rest]: readonly string[]): boolean {
  for (let at = words.indexOf(first); at >= 0; at = words.indexOf(first, at + 1))
    if (rest.every((word, offset) => words[at + 1 + offset] === word)) return true;
  return false;
}

/** Among equals the one that comes first in the news. */
const newest = (items: readonly Headline[]): Headline | undefined =>
  items.reduce<Headline | undefined>(
    (best, item) =>
      best !== undefined && Temporal.Instant.compare(best.published, item.published) >= 0
        ? best
        : item,
    undefined,
  );

/** An item is never changed, and thousands of them are looked through for one message. */
const remembered = new WeakMap<Headline, readonly string[]>();

function wordsOf(item: Headline): readonly string[] {
  const known = remembered.get(item) ?? toFilterWords(item.title);
  remembered.set(item, known);
  return known;
}
