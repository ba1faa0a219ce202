import { expect, test } from 'vitest';
import type { NewsHere } from '#core/desk/mention.ts';
import {
  isMuted,
  mutedStories,
  muteStory,
  muteWords,
  unmute,
  unmuteWords,
} from '#core/desk/mutes.ts';
import type { Headline } from '#core/news/news.ts';
import { headline } from '../../support/news.ts';

const item = headline('Brine, salt and water');
const other = headline('Salt falls');
const here = (...items: readonly Headline[]): NewsHere => ({
  items: () => items,
  item: (id) => items.find((each) => each.id === id),
  storyOf: (id) => id,
});
const match = (keyword: string) => ({ item, keyword, because: 'name' }) as const;

test.each([
  ['apple', 'Apple', true],
  ['Apple', 'Apple Music', true],
  ['coca cola', 'Coca-Cola', true],
  ['cocacola', 'Coca-Cola', true],
  ['Coca-Cola', 'CocaCola', true],
  ['apple music', 'Apple', false],
  ['app', 'Apple', false],
  ['台積', '台積電', true],
])('with %j muted, %s is muted: %s', (muted, keyword, is) => {
  expect(isMuted(match(keyword), { mutedWords: [muted] }, here())).toBe(is);
});

test('a muted story is muted whatever its word, and no other story is', () => {
  const settings = muteStory({}, item.id);
  expect(isMuted(match('Brine'), settings, here())).toBe(true);
  expect(isMuted({ ...match('Salt'), item: other }, settings, here())).toBe(false);
  expect(mutedStories(settings, here(item, other))).toEqual([
    { story: item.id, title: item.title },
  ]);
  expect(mutedStories(settings, here(other))).toEqual([]);
});

test('a story stays muted when it has merged into another', () => {
  const merged = { ...here(other), storyOf: () => 'older' };
  const settings = muteStory({}, other.id);
  expect(isMuted({ ...match('Salt'), item: other }, settings, merged)).toBe(true);
  expect(mutedStories(settings, merged)).toEqual([{ story: other.id, title: other.title }]);
});

test('a muted story has its title, however far down the news it is', () => {
  const settings = muteStory({}, item.id);
  const deep = { ...here(other), item: () => item };
  expect(mutedStories(settings, deep)).toEqual([{ story: item.id, title: item.title }]);
});

test('stories are kept to 25, the first muted going first, and muted twice are there once', () => {
  let settings = {};
  for (let index = 0; index < 30; index += 1) settings = muteStory(settings, `s${index}`);
  settings = muteStory(settings, 's10');
  const { mutedStories: kept = [] } = settings as { mutedStories?: readonly string[] };
  expect(kept).toHaveLength(25);
  expect([kept[0], kept.at(-1)]).toEqual(['s5', 's10']);
});

test('fifty words can be muted', () => {
  const many = Array.from({ length: 50 }, (_, index) => `word${index}`);
  const full = muteWords({}, many);
  expect(muteWords(full, ['WORD7'])).toEqual(full);
  expect(() => muteWords(full, ['gold'])).toThrow(/mute 50 words at most/);
  expect(unmuteWords(full, many).mutedWords).toEqual([]);
});

test('unmuting takes a word in any spelling, or a story by words of its title', () => {
  const settings = muteStory(muteWords({ mentions: 'on' }, ['Coca-Cola']), item.id);
  const items = here(item, other);
  expect(unmute(settings, ['coca cola'], items)).toEqual({
    ...settings,
    mutedWords: [],
  });
  expect(unmute(settings, ['salt'], items)).toEqual({ ...settings, mutedStories: [] });
  expect(() => unmute(settings, ['gold'], items)).toThrow(
    '“gold” is not muted here. Muted words: “Coca-Cola”.',
  );
  expect(() => unmute({}, ['gold'], items)).toThrow(/no other word is/);
});
