import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '#core/errors.ts';
import { readOpml, toOpml } from '#feeds/opml.ts';

const opml = (body: string): string =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>${body}</body></opml>`;

const feedOf = (path: string): string =>
  `<outline text="${path}" xmlUrl="https://x.test/${path}"/>`;
const urlsIn = (text: string): readonly string[] => readOpml(text).map(({ url }) => url);

describe('a list of feeds', () => {
  test('gives each feed with its name and the folder that it is in', () => {
    const text = opml(
      `${feedOf('a')}<outline text="World">${feedOf('b')}<outline title="Asia">${feedOf('c')}</outline>
       ${feedOf('d')}</outline>${feedOf('e')}`,
    );
    expect(readOpml(text)).toEqual([
      { url: 'https://x.test/a', title: 'a' },
      { url: 'https://x.test/b', title: 'b', topic: 'World' },
      { url: 'https://x.test/c', title: 'c', topic: 'Asia' },
      { url: 'https://x.test/d', title: 'd', topic: 'World' },
      { url: 'https://x.test/e', title: 'e' },
    ]);
  });

  test.each([
    [
      'a folder without a name',
      `<outline text="World"><outline>${feedOf('a')}</outline></outline>`,
    ],
    ['an empty address on a folder', `<outline text="World" xmlUrl="">${feedOf('a')}</outline>`],
    ['an end that is missing', `<outline text="World">${feedOf('a')}`],
    ['an end too many', `</outline><outline text="World">${feedOf('a')}`],
    ['markup in a name', `<outline title="World">${feedOf('a')}<p>&nbsp;<b>`],
    ['blanks in a name', `<outline text=" \n World ">${feedOf('a')}</outline>`],
    ['a name twice', `<outline text="World" text="Sport">${feedOf('a')}</outline>`],
  ])('may have %s', (_what, body) => {
    expect(readOpml(opml(body))).toEqual([{ url: 'https://x.test/a', title: 'a', topic: 'World' }]);
  });

  test.each([
    ['xmlUrl="http://x.test/?a=1&b=2"', 'http://x.test/?a=1&b=2'],
    ['xmlUrl="http://x.test/?a=1&amp;b=&#x32;"', 'http://x.test/?a=1&b=2'],
    ['XMLURL="HTTP://X.test"', 'http://x.test/'],
    ["xmlurl=' http://x.test/feed#top '", 'http://x.test/feed'],
    ['xmlUrl="feed://x.test/feed"', 'http://x.test/feed'],
    ['xmlUrl="feed:https://x.test/feed"', 'https://x.test/feed'],
    ['xmlUrl="https://bücher.test/ä"', 'https://xn--bcher-kva.test/%C3%A4'],
  ])('gives the address in %s in its normal form', (attribute, url) => {
    expect(urlsIn(opml(`<outline ${attribute}/>`))).toEqual([url]);
  });

  test('leaves out what cannot be polled, and what was there before', () => {
    const others = ['ftp://x.test/', 'javascript:alert(1)', 'file:///etc/passwd', 'nothing', ' '];
    const bad = [...others, 'https://me:secret@x.test/'].map((url) => `<outline xmlUrl="${url}"/>`);
    const again = '<outline text="again" xmlUrl="HTTPS://x.test/a#2"/>';
    expect(readOpml(opml([...bad, feedOf('a'), again].join('')))).toEqual([
      { url: 'https://x.test/a', title: 'a' },
    ]);
  });

  test('is read without its frame as well, and with nothing in it', () => {
    expect(urlsIn(feedOf('a'))).toEqual(['https://x.test/a']);
    expect(urlsIn('<OPML><BODY>')).toEqual([]);
  });

  test.each([
    ['', /no list of feeds: export one as OPML/],
    ['<html><body><a href="https://x.test/">x</a></body></html>', /no list of feeds/],
    [opml('<outline text="x">'.repeat(101)), /nested too deep/],
    [opml(Array.from({ length: 1_001 }, (_, n) => feedOf(`${n}`)).join('')), /more than 1,000/],
    [' '.repeat(2 * 1024 ** 2 + 1), /over 2 MB/],
  ])('is refused with what to do (%#)', (text, sentence) => {
    expect(() => readOpml(text)).toThrow(UsageError);
    expect(() => readOpml(text)).toThrow(sentence);
  });

  test('of any text is read or refused in words', () => {
    const piece = fc.constantFrom('<outline', '>', '/>', '</outline>', ' text="', ' xmlUrl="', '"');
    const more = fc.constantFrom(
      'https://x.test/',
      '&',
      '<![CDATA[',
      '<!--',
      '<opml>',
      ']]>',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, more, fc.string())), (pieces) => {
        try {
          for (const { url } of readOpml(pieces.join(''))) expect(url).toMatch(/^https?:/);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
    );
  });
});

describe('a list that is written', () => {
  test('has a folder for each topic', () => {
    const feeds = [
      { url: 'https://x.test/a?b=1&c="2"', title: 'A <b> & "c"', topic: 'World & more' },
      { url: 'https://x.test/b' },
    ];
    expect(toOpml(feeds, 'News <room>')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>News &#60;room&#62;</title></head>
  <body>
    <outline text="World &#38; more">
      <outline type="rss" text="A &#60;b&#62; &#38; &#34;c&#34;" title="A &#60;b&#62; &#38; &#34;c&#34;" xmlUrl="https://x.test/a?b=1&#38;c=&#34;2&#34;"/>
    </outline>
    <outline type="rss" text="https://x.test/b" title="https://x.test/b" xmlUrl="https://x.test/b"/>
  </body>
</opml>
`);
  });

  test('is read as what it was, whatever its names are', () => {
    const name = fc
      .string({ unit: fc.constantFrom(...SIGNS) })
      .map(asLine)
      .filter(Boolean);
    const feed = fc.record({
      url: fc.nat().map((path) => `https://x.test/?a&b=${path}`),
      title: name,
      topic: name,
    });
    const feeds = fc.uniqueArray(feed, { selector: ({ url }) => url, maxLength: 5 });
    fc.assert(
      fc.property(feeds, (list) => {
        const read = readOpml(toOpml(list, 'x'));
        const byUrl = new Map(read.map((each) => [each.url, each]));
        expect(list.map(({ url }) => byUrl.get(url))).toEqual(list);
      }),
    );
  });
});

/** What XML has a meaning for, or no place. */
const SIGNS = [...'&<>"\'];- aé😀\n\u0000\u0085\ufffe', '\ud83d'];

/** A name as it survives: one line, without what no XML can hold. */
const asLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}\ufffe\uffff]+/gu, ' ')
    .trim();

test('the list to start with has known feeds under a topic, asked for securely', () => {
  const feeds = readOpml(readFileSync('content/feeds.opml', 'utf8'));
  expect(feeds.length).toBeGreaterThanOrEqual(8);
  expect(feeds.length).toBeLessThanOrEqual(12);
  for (const { url, title, topic } of feeds) {
    expect(url).toMatch(/^https:/);
    expect(title).toBeTruthy();
    expect(topic).toMatch(/^(?:World|Business|Technology|Science)$/);
  }
});
