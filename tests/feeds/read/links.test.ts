import { describe, expect, test } from 'vitest';
import { atom, read, readEntry, readItem, rss } from './read.ts';

const link = (inner: string, url?: string) => readItem(`<title>t</title>${inner}`, url).link;

describe('the address of an item', () => {
  test.each([
    [
      'its link',
      '<link>https://x.example/1</link><guid>https://x.example/2</guid>',
      'https://x.example/1',
    ],
    [
      'its link in CDATA',
      '<link><![CDATA[ https://x.example/1?a=1&b=2 ]]></link>',
      'https://x.example/1?a=1&b=2',
    ],
    [
      'its link of Atom',
      '<link/><a:link xmlns:a="http://www.w3.org/2005/Atom" href="/1"/>',
      'https://harbour.example/1',
    ],
    [
      'its guid, when that is an address',
      '<guid>https://x.example/2</guid>',
      'https://x.example/2',
    ],
    [
      'its guid, when it says so',
      '<guid isPermaLink="true">/2</guid>',
      'https://harbour.example/2',
    ],
    [
      'its file, as of an episode',
      '<enclosure url="https://x.example/3.mp3"/>',
      'https://x.example/3.mp3',
    ],
  ])('is %s', (_, inner, address) => {
    expect(link(inner)).toBe(address);
  });

  test.each([
    '<guid>2024-1</guid>',
    '<guid isPermaLink="false">/2</guid>',
    '<link>javascript:alert(1)</link>',
    '<link>file:///etc/passwd</link>',
    '<link>http://</link>',
    '<link> </link>',
    '',
  ])('is none of %s, and not the page of the feed, which all would share', (inner) => {
    expect(link(inner)).toBeUndefined();
  });

  test('is the page, not the counter of FeedBurner', () => {
    const original = '<feedburner:origLink>https://x.example/1</feedburner:origLink>';
    expect(link(`<link>http://feedproxy.google.com/~r/x/1</link>${original}`)).toBe(
      'https://x.example/1',
    );
    expect(link(`<link>https://news.x.example/1</link>${original}`)).toBe(
      'https://news.x.example/1',
    );
  });

  test('is the HTML of several, and no picture, edit or comment', () => {
    const links = '<link rel="replies" href="/r"/><link type="text/plain" href="/t"/>';
    expect(readEntry(`${links}<link type="text/html" href="/h"/>`).link).toBe(
      'https://harbour.example/h',
    );
    expect(readEntry(links).link).toBe('https://harbour.example/t');
  });
});

describe('relative addresses', () => {
  test('are relative to where the feed was found', () => {
    expect(link('<link>1.html</link>', 'https://x.example/news/feed.xml')).toBe(
      'https://x.example/news/1.html',
    );
  });

  test('are relative to the bases of the feed and the entry, each to the one before', () => {
    const feed = atom('<entry xml:base="2024/"><link href="1.html"/></entry>').replace(
      '<feed',
      '<feed xml:base="/news/"',
    );
    expect(read(feed).items[0]?.link).toBe('https://harbour.example/news/2024/1.html');
  });

  test('are relative to the site where another host hands the feed on', () => {
    const feed = rss('<link>https://harbour.example/</link><item><link>/1</link></item>');
    expect(read(feed, 'https://feeds.example/harbour').items[0]?.link).toBe(
      'https://harbour.example/1',
    );
  });

  test('are nowhere without anything to be relative to', () => {
    expect(link('<link>/1</link>', '')).toBeUndefined();
  });
});

test('a feed without a page of its own is known by where it was found', () => {
  expect(read('<rss><channel></channel></rss>')).toMatchObject({
    title: 'https://harbour.example/feed',
    link: 'https://harbour.example/feed',
  });
});
