import { expect, test } from 'vitest';
import { canonicalUrl, withoutTracking } from '#core/news/canonical-url.ts';

test.each([
  ['https://news.example/a?utm_source=rss&utm_medium=feed', 'https://news.example/a'],
  ['https://news.example/a?id=7&fbclid=x', 'https://news.example/a?id=7'],
  ['https://news.example/a?at_medium=RSS&at_campaign=KARANGA', 'https://news.example/a'],
  ['https://news.example/a?at=7&ref=home', 'https://news.example/a?at=7&ref=home'],
  ['https://news.example/a?q=a%20b', 'https://news.example/a?q=a%20b'],
  ['no address', 'no address'],
])('%s is kept as %s', (address, kept) => {
  expect(withoutTracking(address)).toBe(kept);
});

test.each([
  'http://www.news.example/a/',
  'https://news.example/a#part',
  'https://NEWS.example/a?utm_campaign=x',
  'https://news.example:443/a',
])('%s is one page with https://news.example/a', (address) => {
  expect(canonicalUrl(address)).toBe(canonicalUrl('https://news.example/a'));
});

test.each(['https://news.example/b', 'https://news.example/a?id=1', 'https://news.example/a#!/7'])(
  '%s is another page than https://news.example/a',
  (address) => {
    expect(canonicalUrl(address)).not.toBe(canonicalUrl('https://news.example/a'));
  },
);

test('the order of parameters does not tell pages apart', () => {
  expect(canonicalUrl('https://a.example/?b=1&a=2')).toBe(
    canonicalUrl('https://a.example/?a=2&b=1'),
  );
});

test.each(['mailto:a@b.example', 'javascript:alert(1)', '', 'tag:a.example,2020:1'])(
  '%s is the address of no page',
  (address) => {
    expect(canonicalUrl(address)).toBeUndefined();
  },
);
