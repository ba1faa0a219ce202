import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPostings, enter, type Mortal, newest } from '#core/language/mention/postings.ts';

const dated = (published: number): Mortal => ({ live: true, published });
const datesOf = (entries: readonly Mortal[]): readonly number[] =>
  entries.map(({ published }) => published);

test('the newest are found first, whichever came in first', () => {
  const dates = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 });
  fc.assert(
    fc.property(dates, fc.nat({ max: 10 }), (all, most) => {
      const postings = createPostings<Mortal>();
      for (const date of all) enter(postings, dated(date));
      const latest = all.toSorted((a, b) => b - a).slice(0, most);
      expect(datesOf(newest(postings, most, () => true))).toEqual(latest);
    }),
  );
});

test('of one date the last that came in is found first', () => {
  const postings = createPostings<Mortal>();
  const [one, other, newer] = [dated(1), dated(1), dated(2)];
  for (const entry of [newer, one, other]) enter(postings, entry);
  expect(newest(postings, 3, () => true)).toEqual([newer, other, one]);
});
