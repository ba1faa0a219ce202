import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance } from '#store/search/distance.ts';

test.each([
  ['salt', 'salt', 0],
  ['salt', 'slat', 1],
  ['salt', 'sat', 1],
  ['salt', 'salts', 1],
  ['salt', 'salk', 1],
  ['salt', 'alts', 2],
  ['quayside', 'quaysdie', 1],
  ['quayside', 'quasidde', 2],
  ['ab', 'cd', 2],
  ['', 'ab', 2],
])('from %j to %j is %i', (one, other, slips) => {
  expect(distance(one, other, 3)).toBe(slips);
  expect(distance(other, one, 3)).toBe(slips);
});

test('is the number of slips that were made, or fewer, and never within a limit that it is over', () => {
  const word = fc.stringMatching(/^[a-d]{0,8}$/);
  fc.assert(
    fc.property(word, word, (one, other) => {
      const exact = distance(one, other, 20);
      expect(exact === 0).toBe(one === other);
      for (const most of [1, 2]) {
        const found = distance(one, other, most);
        expect(found <= most).toBe(exact <= most);
        if (exact <= most) expect(found).toBe(exact);
      }
    }),
  );
});
