import { describe, expect, test } from 'vitest';
import { toWellKnownFeeds } from '#feeds/page/well-known.ts';
import { pageWith, read } from './page.ts';

const PAGE = 'https://quay.example/news/today.html';

const feedsOf = (head: string, url = PAGE) => read(pageWith('', head), url).feeds;
const urlsOf = (head: string, url = PAGE) => feedsOf(head, url).map((feed) => feed.url);

describe('the feeds that a page names', () => {
  test('come in the order of the page, with their titles, each once', () => {
    const head = `
      <link rel="alternate" type="application/rss+xml" title="Tom &amp; Jerry" href="/rss">
      <LINK REL="Alternate" TYPE="Application/Atom+XML; charset=utf-8" HREF='atom.xml'>
      <link rel="alternate" type="application/rss+xml" title="Again" href="/rss#top">
      <link rel="alternate home" type="application/feed+json" href="https://b.example/feed.json"/>
      <link rel="alternate" type="application/rdf+xml" href="//c.example/rdf">`;
    expect(feedsOf(head)).toEqual([
      { url: 'https://quay.example/rss', title: 'Tom & Jerry' },
      { url: 'https://quay.example/news/atom.xml', title: undefined },
      { url: 'https://b.example/feed.json', title: undefined },
      { url: 'https://c.example/rdf', title: undefined },
    ]);
  });

  test.each([
    ['the page', '', 'https://quay.example/news/f'],
    ['an absolute base', '<base href="https://cdn.example/a/b">', 'https://cdn.example/a/f'],
    ['a relative base', '<base href="/deep/">', 'https://quay.example/deep/f'],
    [
      'the first of two bases',
      '<base target="_top"><base href="/1/"><base href="/2/">',
      'https://quay.example/1/f',
    ],
    ['the page, where the base is none', '<base href="http://[">', 'https://quay.example/news/f'],
  ])('are relative to %s', (_, base, url) => {
    expect(urlsOf(`<link rel=alternate type=application/rss+xml href=f>${base}`)).toEqual([url]);
  });

  test.each([
    ['a style sheet', '<link rel="alternate stylesheet" type="text/css" href="/a">'],
    ['another language', '<link rel="alternate" hreflang="fr" href="/fr">'],
    [
      'the API of a blog',
      '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
    ],
    ['an embedding', '<link rel="alternate" type="application/json+oembed" href="/oembed">'],
    ['a search', '<link rel="search" type="application/opensearchdescription+xml" href="/s">'],
    [
      'an address that is not for the web',
      '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
    ],
    [
      'no address',
      '<link rel="alternate" type="application/rss+xml"><link rel=alternate type=text/xml href="">',
    ],
    ['a comment', '<!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->'],
    ['a text in a script', `<script>'<link rel="alternate" type="text/xml" href="/x">'</script>`],
  ])('are no more than feeds: not %s', (_, head) => {
    expect(urlsOf(head)).toEqual([]);
  });

  test('are left out where they are relative, and nobody knows to what', () => {
    const head = '<link rel=alternate type=application/rss+xml href=/f>';
    expect(read(pageWith('', head)).feeds).toEqual([]);
  });

  test('are no longer a list than one can look through', () => {
    const link = (at: number) => `<link rel=alternate type=text/xml href=/${at}>`;
    expect(urlsOf(Array.from({ length: 10_000 }, (_, at) => link(at)).join(''))).toHaveLength(50);
  });
});

describe('where a page names none', () => {
  test('its own folder is tried, then the root of its site', () => {
    const folders = (page: string) => [
      ...new Set(toWellKnownFeeds(page).filter((url) => url.endsWith('atom.xml'))),
    ];
    expect(folders('https://a.example')).toEqual(['https://a.example/atom.xml']);
    const blog = ['https://a.example:8443/blog/atom.xml', 'https://a.example:8443/atom.xml'];
    for (const page of ['/blog', '/blog/', '/blog/index.html', '/blog/?page=2#top']) {
      expect(folders(`https://a.example:8443${page}`)).toEqual(blog);
    }
  });

  test('the folder of one article is not: there are its comments', () => {
    expect(toWellKnownFeeds('https://a.example/2026/03/harbour-opens/')).toEqual(
      toWellKnownFeeds('https://a.example/'),
    );
  });

  test('each is tried once, and only on the web', () => {
    const urls = toWellKnownFeeds('https://a.example/blog/');
    expect(new Set(urls).size).toBe(urls.length);
    for (const path of [
      'atom.xml',
      'feed.atom',
      'feed.xml',
      'feed/',
      'rss.xml',
      'rss/',
      'rss/feed.xml',
    ]) {
      expect(urls).toContain(`https://a.example/${path}`);
    }
    expect(toWellKnownFeeds('file:///etc/passwd')).toEqual([]);
    expect(toWellKnownFeeds('no address')).toEqual([]);
  });
});
