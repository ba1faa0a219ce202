import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTermReader, LONGEST_TERM } from '#store/search/read-terms.ts';
import { toTerms } from '#store/search/terms.ts';

function read(text: string): readonly string[] {
  const found: string[] = [];
  const reader = createTermReader(({ letters, length }) => {
    found.push(String.fromCharCode(...letters.subarray(0, length)));
  });
  reader(text);
  return found;
}

const slowly = (text: string): readonly string[] =>
  toTerms(text)
    .map(({ term }) => term)
    .filter(({ length }) => length <= LONGEST_TERM);

test.each([
  ['Coca-Cola keeps Costa’s 1,000 cafés', ['coca', 'cola', 'keeps', 'costa', '1000', 'cafes']],
  ["JD.com's A$13.5, the U.S. S&P", ['jd', 'com', 'a', '13', '5', 'the', 'us', 's', 'p']],
  ['x'.repeat(LONGEST_TERM + 1), []],
])('the terms of %j are %j', (text, terms) => {
  expect(read(text)).toEqual(terms);
});

test('are those that are found with a string for each, whatever the text', () => {
  const sign = fc.constantFrom(...".&',$’-/ \n\t\0\u007fsS1aéÉ日ßﬁ\u0301\u00ad\ud83d\ude00€£");
  const unit = fc.oneof(sign, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }));
  const text = fc.oneof(
    fc.array(unit, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary-ascii', maxLength: 80 }),
    fc
      .integer({ min: 250, max: 260 })
      .map((length) => `${'é'.repeat(length)} ${'x'.repeat(length)}`),
  );
  fc.assert(
    fc.property(text, (some) => {
      expect(read(some)).toEqual(slowly(some));
    }),
    { numRuns: 3_000 },
  );
});
