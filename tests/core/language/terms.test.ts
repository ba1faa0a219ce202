import { expect, test } from 'vitest';
import { toTerms } from '#core/language/terms.ts';

test('a text is compared by its words without endings, possessives, case and accents', () => {
  expect(toTerms('Café’s prices: pricing AT&T’s tapering')).toEqual([
    'cafe',
    'pric',
    'pric',
    'att',
    'taper',
  ]);
});

test('words of grammar, of the calendar and of the paper say nothing', () => {
  expect(toTerms('Live updates: what they say about it on Monday, 12 March 2026')).toEqual([]);
});

test('writing without blanks gives its pairs of letters', () => {
  expect(toTerms('港湾会社 ferry')).toEqual(['港湾', '湾会', '会社', 'ferry']);
});
