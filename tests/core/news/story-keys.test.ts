import { expect, test } from 'vitest';
import { createStories, type Told } from '#core/news/stories.ts';

const start = Temporal.Instant.from('2026-11-22T00:00:00Z');
const told = (id: string, title: string, minutes = 0): Told => ({
  ...{ id, title, published: start },
  seen: start.add({ minutes }),
});
const early = told('early', 'Quayside sells its Marlow ferries');
const late = told('late', 'Quayside sells the Marlow ferries', 5);
/** Enough that stories are compared with each other. */
const others = ['goat wins cheese', 'bread dear', 'mine opens', 'train late', 'rain falls'].map(
  (title, index) => told(`${index}`, title, 10),
);

test.each([
  { first: early, second: late },
  { first: late, second: early },
])(
  'of two stories that merge, the one that the desk had first gives the key ($first.id came in first)',
  ({ first, second }) => {
    const stories = createStories();
    for (const { id } of [first, second]) stories.restore(id, id);
    for (const item of [first, second]) stories.add(item);
    expect(stories.keyOf('late')).toBe('late');
    for (const item of others) stories.add(item);
    expect([stories.keyOf('early'), stories.keyOf('late')]).toEqual(['early', 'early']);
  },
);

test.each([
  { first: 'a', second: 'b' },
  { first: 'b', second: 'a' },
])(
  'of two that it had at once, it is always the same one ($first came in first)',
  ({ first, second }) => {
    const stories = createStories();
    for (const id of [first, second]) {
      stories.restore(id, id);
      stories.add({ ...early, id, title: `${early.title} ${id}` });
    }
    for (const item of others) stories.add(item);
    expect(stories.keyOf('b')).toBe('a');
  },
);

test('a key that is stored later moves an item to the story of that key', () => {
  const stories = createStories();
  stories.add(early);
  stories.restore('early', 'theirs');
  expect(stories.add(early)).toBe('theirs');
  expect(stories.membersOf('theirs')).toEqual(['early']);
  expect(stories.membersOf('early')).toEqual([]);
});
