import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packNumbers, unpackNumbers } from '#store/search/number-list.ts';

test('numbers come out as they went in, in their order', () => {
  const numbers = fc.array(fc.nat({ max: 2 ** 31 }));
  fc.assert(
    fc.property(numbers, (some) => {
      expect(unpackNumbers(packNumbers(some))).toEqual(some.toSorted((a, b) => a - b));
    }),
  );
});

test('numbers near each other take a byte each', () => {
  expect(packNumbers([1_000_000, 1_000_001, 1_000_100])).toHaveLength(3 + 1 + 1);
});
