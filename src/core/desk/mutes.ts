import { UsageError } from '../errors.ts';
import { toMatcher } from './filter.ts';
import type { Match, NewsHere } from './mention.ts';
import { joinPhrases, keyOf, withoutPhrases } from './phrases.ts';
import type { PlaceSettings } from './settings.ts';

/** Words that a channel can mute. */
const MOST_WORDS = 50;
/** Stories that a channel mutes at once; news gets old, so the first one muted goes. */
const MOST_STORIES = 25;

/** Throws a UsageError where that would be too many. */
export function muteWords(before: PlaceSettings, phrases: readonly string[]): PlaceSettings {
  const mutedWords = joinPhrases(before.mutedWords, phrases);
  if (mutedWords.length > MOST_WORDS) throw new UsageError((say) => say.tooManyMutes(MOST_WORDS));
  return { ...before, mutedWords };
}

export const unmuteWords = (before: PlaceSettings, phrases: readonly string[]): PlaceSettings => ({
  ...before,
  mutedWords: withoutPhrases(before.mutedWords, phrases),
});

export function muteStory(before: PlaceSettings, story: string): PlaceSettings {
  const others = unmuteStory(before, story).mutedStories ?? [];
  return { ...before, mutedStories: [...others, story].slice(-MOST_STORIES) };
}

export const unmuteStory = (before: PlaceSettings, story: string): PlaceSettings => ({
  ...before,
  mutedStories: (before.mutedStories ?? []).filter((each) => each !== story),
});

/** A muted story that is still in the news, with the title it has there. */
export type MutedStory = { readonly story: string; readonly title: string };

export function mutedStories(
  { mutedStories: muted = [] }: PlaceSettings,
  news: NewsHere,
): readonly MutedStory[] {
  const titles = new Map(news.items().map(({ id, title }) => [news.storyOf(id), title]));
  return muted.flatMap((story) => {
    const title = titles.get(news.storyOf(story)) ?? news.item(story)?.title;
    return title === undefined ? [] : [{ story, title }];
  });
}

/** The title that a story has in the news, muted or not. */
export const titleOfStory = (story: string, news: NewsHere): string | undefined =>
  mutedStories({ mutedStories: [story] }, news)[0]?.title;

/**
 * Unmutes words as they were muted, or stories by words of their titles. Throws a UsageError where
 * nothing of the kind is muted.
 */
export function unmute(
  before: PlaceSettings,
  phrases: readonly string[],
  news: NewsHere,
): PlaceSettings {
  const words = new Set((before.mutedWords ?? []).map(keyOf));
  const stories = mutedStories(before, news);
  return phrases.reduce((settings, phrase) => {
    if (words.has(keyOf(phrase))) return unmuteWords(settings, [phrase]);
    const isMeant = toMatcher([phrase]);
    const meant = stories.filter(({ title }) => isMeant(title));
    if (meant.length === 0)
      throw new UsageError((say) => say.notMuted(phrase, before.mutedWords ?? []));
    return meant.reduce((rest, { story }) => unmuteStory(rest, story), settings);
  }, before);
}

/** A muted word mutes every name that it is a part of: `Apple` mutes `Apple Music`. */
export function isMuted(
  { item, keyword }: Pick<Match, 'item' | 'keyword'>,
  settings: PlaceSettings,
  { storyOf }: Pick<NewsHere, 'storyOf'>,
): boolean {
  const { mutedWords = [], mutedStories: stories = [] } = settings;
  // A story that has merged into another since is known by the other's key.
  const story = storyOf(item.id);
  if (stories.some((muted) => storyOf(muted) === story)) return true;
  const joined = new Set(mutedWords.map(toJoined));
  return toMatcher(mutedWords)(keyword) || joined.has(toJoined(keyword));
}

/** `Coca-Cola`, `coca cola` and `cocacola` are one. */
const toJoined = (phrase: string): string => keyOf(phrase).replaceAll(' ', '');
