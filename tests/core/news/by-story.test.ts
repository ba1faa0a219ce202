import { expect, test } from 'vitest';
import { byStory } from '#core/news/by-story.ts';
import type { Headline } from '#core/news/news.ts';
import { headline } from '../../support/news.ts';

const [ferries, boats, ships, cheese] = [
  headline('Marlow ferries are for sale', { source: 'Harbour Post' }),
  headline('Quayside to sell its Marlow ferries', { source: 'Tide Times' }),
  headline('Ferries of Marlow go to Tidewerk', { source: 'tide times ' }),
  headline('A cheese wins in Lowmere', { source: 'Harbour Post' }),
] as const;
const ferryStory: readonly Headline[] = [ferries, boats, ships];
const telling = {
  storyOf: (id: string) => (ferryStory.some((item) => item.id === id) ? ferries.id : id),
  told: (id: string) => (id === cheese.id ? [cheese] : ferryStory),
};

test('a story is one line, the first of it in the order given', () => {
  const lines = byStory([cheese, boats, ferries, ships], telling);
  expect(lines.map(({ id }) => id)).toEqual([cheese.id, boats.id]);
});

test('a line tells how many other sources have its story, each once however it is written', () => {
  const [line] = byStory([ferries, ships], telling);
  expect(line?.also).toBe(1);
});

test('a source that tells a story twice is no other source', () => {
  const [line] = byStory([boats, ships], { ...telling, told: () => [boats, ships] });
  expect(line).not.toHaveProperty('also');
});

test('what may not be seen is not counted', () => {
  const [line] = byStory([ferries], { ...telling, told: () => [ferries] });
  expect(line).not.toHaveProperty('also');
});

test('feeds without a name are sources of their own', () => {
  const unnamed = ['a', 'b', 'c'].map((feed) => headline(`Ferries ${feed}`, { feed }));
  const [line] = byStory(unnamed, { storyOf: () => 'ferries', told: () => unnamed });
  expect(line?.also).toBe(2);
});
