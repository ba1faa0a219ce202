import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Clipping } from '#core/news/clipping.ts';
import { createShelves } from '#core/news/shelves.ts';

const clipping = (id: string, feed: string, at: number): Clipping => ({
  ...{ id, feed, at, title: id, source: undefined, topic: undefined, url: undefined },
  ...{ seen: at, backlog: false },
});
const made = fc.array(
  fc.record({
    id: fc.constantFrom(...'abcdefghijklmn'),
    feed: fc.constantFrom('one', 'two', 'three'),
    at: fc.integer({ min: 0, max: 5 }),
  }),
);

test('the newest of some feeds are what sorting all of them would give, whatever came and went', () => {
  fc.assert(
    fc.property(made, fc.array(fc.constantFrom(...'abcdefghijklmn')), (come, go) => {
      const shelves = createShelves();
      const known = new Map<string, Clipping>();
      for (const { id, feed, at } of come) {
        const item = clipping(id, feed, at);
        expect(shelves.put(item)).toBe(known.get(id));
        known.set(id, item);
      }
      for (const id of go) {
        expect(shelves.remove(id)).toBe(known.get(id));
        known.delete(id);
      }
      for (let then = -1; then < 7; then += 1) {
        const since = [...known.values()].filter(({ feed, at }) => feed === 'one' && at >= then);
        expect(new Set(shelves.since('one', then))).toEqual(new Set(since));
      }
      const seen = [...known.values()].filter(({ feed }) => feed !== 'three');
      const newest = shelves.newest(['one', 'two'], 6);
      expect(newest.map(({ at }) => at)).toEqual(
        seen
          .map(({ at }) => at)
          .toSorted((a, b) => b - a)
          .slice(0, 6),
      );
      expect(new Set(newest).size).toBe(newest.length);
      expect(newest.every((each) => seen.includes(each))).toBe(true);
      expect(new Set(shelves.all())).toEqual(new Set(known.values()));
    }),
  );
});

test('items of one date stand in the order of their ids, whichever came first', () => {
  for (const ids of ['abc', 'cba', 'bca']) {
    const shelves = createShelves();
    for (const id of ids) shelves.put(clipping(id, 'one', 1));
    expect(shelves.of('one').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  }
});
