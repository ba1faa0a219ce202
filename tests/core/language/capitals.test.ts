import { expect, test } from 'vitest';
import { createCapitals } from '#core/language/capitals.ts';

test('a word with a capital is a name until it is seen without one', () => {
  const capitals = createCapitals();
  const title = 'Ferries of Quayside go to Tidewater';
  expect(capitals.namesOf(title)).toEqual(['ferry', 'quaysid', 'tidewater']);
  capitals.learn('Why nobody takes the ferries');
  expect(capitals.namesOf(title)).toEqual(['quaysid', 'tidewater']);
});

test('a quarter or a number is no name, and what says nothing is none', () => {
  expect(createCapitals().namesOf('Q3 of 2026: The “Marlow” ferries')).toEqual(['marlow']);
});
