import { expect, test } from 'vitest';
import { createStories } from '#core/news/stories.ts';

/** A search for the likest story, and one a story for what has become like it. */
const MOST = 2 * 1_500;
const start = Temporal.Instant.from('2026-11-22T00:00:00Z');

/** Comparisons that it takes to add so many titles, a second apart. */
function stepsFor(count: number, titleOf: (index: number) => string): number {
  let steps = 0;
  const stories = createStories({
    onSteps: (more) => {
      steps += more;
    },
  });
  for (let index = 0; index < count; index++) {
    const published = start.add({ seconds: index });
    stories.add({ id: `${index}`, title: titleOf(index), published });
  }
  return steps;
}

test('a hundred thousand identical headlines are compared once and told as one story', () => {
  let steps = 0;
  const stories = createStories({
    onSteps: (more) => {
      steps += more;
    },
  });
  for (let index = 100_000; index > 0; index--) {
    const published = start.add({ seconds: index });
    stories.add({ id: `${index}`, title: 'Quayside sells Marlow ferries', published });
  }
  expect(steps).toBeLessThan(10);
  const members = stories.membersOf('100000');
  expect(members).toHaveLength(100_000);
  expect(members.slice(0, 3)).toEqual(['1', '2', '3']);
});

test('twice the headlines are about twice the work, whatever they share', () => {
  const word = (index: number): string => `w${(index * 2_654_435_761).toString(36)}`;
  const templates = [
    (index: number) => `${word(index)} ${word(index + 1)} ferries`,
    (index: number) => `Quayside ferries ${word(index)} harbour yard ${word(index % 7)}`,
    (index: number) => `${word(index % 97)} ${word(index % 89)} ${word(index % 83)} goat`,
  ];
  for (const template of templates) {
    const small = stepsFor(800, template);
    expect(stepsFor(1_600, template)).toBeLessThan(2 * MOST * 800 + small);
  }
});

test('no headline takes more than a few thousand comparisons', () => {
  const shared = 'harbour ferries goat gull cheese bridge storm yard debt sale';
  const steps = stepsFor(3_000, (index) => `${shared} ${'x'.repeat(1 + (index % 50))}${index}`);
  expect(steps / 3_000).toBeLessThan(MOST);
});
