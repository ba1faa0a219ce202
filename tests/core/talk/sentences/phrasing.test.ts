import { expect, test } from 'vitest';
import { phrasing } from '#core/talk/sentences/phrasing.ts';

test.each([
  ['en-GB', 1_234.5, '1,234.5'],
  ['de', 1_234.5, '1.234,5'],
  ['hi-IN', 1_234_567, '12,34,567'],
])('in %s the number %d is %s', (locale, count, written) => {
  expect(phrasing(locale).number(count)).toBe(written);
});

test('a count takes the form that its language has for it, and the number where it is asked for', () => {
  const forms = { one: 'one feed', few: '# (few)', many: '# (many)', other: '# feeds' };
  const inWords = (locale: string) =>
    [0, 1, 2, 5, 2_000].map((n) => phrasing(locale).plural(n, forms));
  expect(inWords('en')).toEqual(['0 feeds', 'one feed', '2 feeds', '5 feeds', '2,000 feeds']);
  expect(inWords('pl')).toEqual(['0 (many)', 'one feed', '2 (few)', '5 (many)', '2000 (many)']);
  expect(inWords('ja')).toEqual(['0 feeds', '1 feeds', '2 feeds', '5 feeds', '2,000 feeds']);
  expect(phrasing('pl').plural(2, { other: 'feeds: #' })).toBe('feeds: 2');
});

test.each([
  ['en-GB', 'a, b and c', 'a, b or c'],
  ['de', 'a, b und c', 'a, b oder c'],
  ['ja', 'a、b、c', 'a、b、またはc'],
])('in %s a list is %s, and a choice %s', (locale, all, any) => {
  const { and, or } = phrasing(locale);
  expect([and(['a', 'b', 'c']), or(['a', 'b', 'c'])]).toEqual([all, any]);
});

test.each([
  ['en-GB', 1, '1 second'],
  ['en-GB', 90, '90 seconds'],
  ['en-GB', 91, '2 minutes'],
  ['en-GB', 5_401, '2 hours'],
  ['de', 3_600, '60 Minuten'],
  ['ja', 40, '40 秒'],
])('in %s, %i seconds are %s', (locale, seconds, words) => {
  expect(phrasing(locale).duration(seconds)).toBe(words);
});

test('a time of day is shown as the clocks there show it', () => {
  expect(phrasing('de').time('08:05')).toBe('08:05');
  expect(phrasing('en-US').time('18:30')).toMatch(/^6:30\sPM$/u);
});
