import { expect, test } from 'vitest';
import { createTermCounts } from '#core/language/term-counts.ts';

/** Texts after which a term that none of them has is forgotten. */
const FORGOTTEN = 40_000;

test('a term weighs the less the more of the latest texts have it, and always something', () => {
  const { numberOf, add, weightOf } = createTermCounts(() => false);
  const [often, seldom, never] = [numberOf('ferry'), numberOf('goat'), numberOf('gull')];
  for (let count = 0; count < 5_000; count++) add(count < 5 ? [often, seldom] : [often]);
  expect(weightOf(never)).toBeGreaterThan(weightOf(seldom));
  expect(weightOf(seldom)).toBeGreaterThan(weightOf(often));
  expect(weightOf(often)).toBeGreaterThan(0);
  const before = weightOf(often);
  for (let count = 0; count < FORGOTTEN; count++) add([seldom]);
  expect(weightOf(often)).toBeGreaterThan(before);
});

test('a term keeps its number while a text or somebody has it, and then another may have it', () => {
  const held = new Set<number>();
  const { numberOf, add } = createTermCounts((term) => held.has(term));
  const [counted, kept] = [numberOf('ferry'), numberOf('goat')];
  add([counted]);
  held.add(kept);
  const numbers = new Set<number>();
  for (let count = 0; count < 3 * FORGOTTEN; count++) {
    const number = numberOf(`w${count}`);
    numbers.add(number);
    add([number, counted]);
  }
  expect(numberOf('ferry')).toBe(counted);
  expect(numberOf('goat')).toBe(kept);
  expect(numbers.has(counted) || numbers.has(kept)).toBe(false);
  expect(Math.max(...numbers)).toBeLessThan(1.5 * FORGOTTEN);
});
