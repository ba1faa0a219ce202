import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cosine,
  createComparer,
  sumOf,
  toEarlierLikeness,
  toVectors,
} from '#core/language/term-vectors.ts';

const terms = fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), {
  minLength: 1,
  maxLength: 60,
});

describe('sentences as vectors', () => {
  test('are alike by the terms they share, the rarer the more', () => {
    const vectors = toVectors([[0, 1, 2], [0, 1, 2], [2, 3], [2, 4], [5]], 6);
    const compare = createComparer(vectors);
    const [same, one, none] = [compare(0, 1, 2), compare(0, 2, 3), compare(0, 4, 5)].flat();
    expect(same).toBeCloseTo(1);
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThan(0.5);
    expect(none).toBe(0);
    expect(compare(0, 1, 5)).toEqual([same, one, compare(0, 3, 4)[0], none]);
  });

  test('are told apart from what stands before them', () => {
    const vectors = toVectors([[0, 1], [2, 3], [0, 1], []], 4);
    const [first, second, third, empty] = toEarlierLikeness(vectors, 4);
    expect([first, second, empty]).toEqual([0, 0, 0]);
    expect(third).toBeCloseTo(1);
  });

  test('of any terms have likenesses from 0 to 1', () => {
    fc.assert(
      fc.property(terms, (lists) => {
        const vectors = toVectors(lists, 31);
        const all = sumOf(vectors, 0, lists.length);
        const likenesses = [
          ...toEarlierLikeness(vectors, lists.length),
          ...lists.map((_, index) => cosine(vectors, index, all)),
        ];
        for (const likeness of likenesses) {
          expect(likeness).toBeGreaterThanOrEqual(0);
          expect(likeness).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

/** Counts how often an element is read. */
function counted(numbers: Int32Array) {
  let reads = 0;
  const proxy = new Proxy(numbers, {
    get(target, key) {
      reads++;
      return Reflect.get(target, key);
    },
  });
  return { proxy, reads: () => reads };
}

test('twice as many sentences take twice the comparing', () => {
  const stepsFor = (lists: readonly (readonly number[])[]): number => {
    const vectors = toVectors(lists, 31);
    const { proxy, reads } = counted(vectors.terms);
    toEarlierLikeness({ ...vectors, terms: proxy }, lists.length);
    return reads();
  };
  fc.assert(
    fc.property(terms, (lists) => {
      const once = Array.from({ length: 10 }, () => lists).flat();
      // Those at the beginning have fewer before them, so a little more than twice.
      const most = 2 * stepsFor(once) + 30 * 12 * 24;
      expect(stepsFor([...once, ...once])).toBeLessThanOrEqual(most);
    }),
    { numRuns: 30 },
  );
});
