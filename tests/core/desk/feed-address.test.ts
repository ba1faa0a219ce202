import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostOf, nameOfFeed, readAddress, readAddresses } from '#core/desk/feed-address.ts';
import { findFeeds } from '#core/desk/feed-choice.ts';
import { createShortAddresses } from '#core/desk/short-addresses.ts';

test.each([
  ['https://a.example/feed', 'https://a.example/feed'],
  ['HTTP://A.example', 'http://a.example/'],
  ['a.example', 'https://a.example/'],
  ['a.example:8443/feed?x=1#y', 'https://a.example:8443/feed?x=1'],
  ['localhost:8080/rss', 'https://localhost:8080/rss'],
  ['bücher.example/rss', 'https://xn--bcher-kva.example/rss'],
  ['<https://a.example/>', 'https://a.example/'],
  ['“https://a.example/”,', 'https://a.example/'],
  ['https://a.example/b_(c)', 'https://a.example/b_(c)'],
  ['feed://a.example/rss', 'https://a.example/rss'],
  ['feed:http://a.example/rss', 'http://a.example/rss'],
])('%s is %s', (typed, url) => {
  expect(readAddress(typed)).toBe(url);
});

test.each([
  'news',
  '',
  '/etc/passwd',
  'ftp://a.example/',
  'javascript:alert(1)',
  'data:text/xml,x',
  'mailto:me@a.example',
  'https://user@a.example/',
  'https://:secret@a.example/',
  'https://',
])('“%s” is no address', (typed) => {
  expect(readAddress(typed)).toBeUndefined();
});

test('any word at all is an http address in its normal form, or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (word) => {
      const url = readAddress(word);
      if (url === undefined) return;
      expect(url).toMatch(/^https?:\/\//);
      expect(new URL(url).href).toBe(url);
    }),
  );
});

test('addresses stand apart by any blank, each counts once, and what is none is kept as typed', () => {
  expect(readAddresses(' a.example\nhttps://a.example/\tb.example  news ')).toMatchObject([
    { url: 'https://a.example/' },
    { url: 'https://b.example/' },
    { typed: 'news', url: undefined },
  ]);
});

test('a feed without a name is called by its address', () => {
  expect(nameOfFeed({ url: 'https://www.a.example/rss/', title: undefined })).toBe('a.example/rss');
  expect(nameOfFeed({ url: 'https://a.example/', title: 'A' })).toBe('A');
  expect(hostOf('https://www.a.example:81/x')).toBe('a.example:81');
});

describe('the feed that is meant', () => {
  const since = '2026-11-22T08:00:00Z';
  const all = [
    { follow: { feed: '1', url: 'https://a.example/world', title: 'The Harbour', since } },
    { follow: { feed: '2', url: 'https://b.example/rss', since } },
    { follow: { feed: '3', url: 'https://c.example/rss', title: 'Harbour Post', since } },
  ];
  test.each([
    ['the harbour', true, ['1']],
    ['a.example/world', true, ['1']],
    ['https://b.example/rss', true, ['2']],
    ['b.example/rss', true, ['2']],
    ['harb', false, ['1', '3']],
    ['b.ex', false, ['2']],
    ['arbour', false, []],
    ['example', false, []],
  ])('“%s” is sure: %s', (text, sure, ids) => {
    const found = findFeeds(text, all);
    expect(found.feeds.map(({ follow }) => follow.feed)).toEqual(ids);
    expect(found.sure).toBe(sure);
  });
});

test('an address too long for a menu has a short name, until it is forgotten', () => {
  const { short, long } = createShortAddresses((text) => String(text.length));
  expect(short('https://a.example/')).toBe('https://a.example/');
  const address = `https://a.example/${'x'.repeat(200)}`;
  expect(short(address).length).toBeLessThanOrEqual(100);
  expect(long(short(address))).toBe(address);
  for (let more = 1; more <= 500; more += 1) short(`${address}${'y'.repeat(more)}`);
  expect(long('#218')).toBeUndefined();
});
