import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TroubleError } from '#core/news/trouble.ts';
import { readFeed } from '#feeds/read/read-feed.ts';
import { read, readItem, rss } from './read.ts';

const ITEM = '<item><title>Ferry sold</title><link>https://harbour.example/1</link></item>';
const titles = (text: string) => read(text).items.map(({ title }) => title);

describe('a feed is found', () => {
  test.each([
    ['after blank lines', `\n\n  ${rss(ITEM)}`],
    [
      'after a warning of the server',
      `<br />\n<b>Warning</b>: bad in x.php on line <b>2</b>${rss(ITEM)}`,
    ],
    ['after words', `debug: 3 queries ${rss(ITEM)}`],
    ['after a comment with a tag in it', `<!-- <html> -->${rss(ITEM)}`],
    ['with control characters in it', rss(ITEM.replace('sold', 'so\u0000\u0008ld'))],
    ['with capital letters', rss(ITEM).replaceAll('rss', 'RSS').replaceAll('item', 'Item')],
    ['without its outermost tag', `<channel>${ITEM}</channel>`],
    ['without its channel', `<rss version="2.0">${ITEM}</rss>`],
    [
      'with a prefix of its own',
      '<r:rss xmlns:r="http://x.example/r"><r:channel><r:item><r:title>Ferry sold</r:title></r:item></r:channel></r:rss>',
    ],
    [
      'with the prefix that Atom has',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Ferry sold</a:title></a:entry></a:feed>',
    ],
  ])('%s', (_, text) => {
    expect(titles(text)).toEqual(['Ferry sold']);
  });
});

describe('broken markup', () => {
  test.each([
    [
      'cut in an item',
      rss(`${ITEM}<item><title>Yard opens</title><desc`).replace(/<\/channel.*/, ''),
    ],
    [
      'items that do not end',
      rss('<item><title>Ferry sold</title><item><title>Yard opens</title>'),
    ],
    [
      'titles that do not end',
      rss(
        '<item><title>Ferry sold<link>x</link></item><item><title>Yard opens<link>y</link></item>',
      ),
    ],
    [
      'ends that are missing or crossed',
      rss(
        '<item><title>Ferry sold</title></i><b></item><item><title>Yard opens</title></b></item>',
      ),
    ],
    [
      'tags of HTML',
      rss(
        `<item><title>Ferry sold</title><description><p>a<br>b<img src=x></description></item><item><title>Yard opens</title></item>`,
      ),
    ],
    [
      'attributes without quotes',
      rss(
        '<item a=b c><title>Ferry sold</title></item><item d="><title>Yard opens</title></item>',
      ).replace(' d=">', '>'),
    ],
    [
      'names of JavaScript',
      rss(
        '<item><title>Ferry sold</title><__proto__><x>1</x></__proto__></item><item><constructor/><title>Yard opens</title></item>',
      ),
    ],
  ])('is read as far as it goes: %s', (_, text) => {
    expect(titles(text)).toEqual(['Ferry sold', 'Yard opens']);
  });

  test('a bracket or an ampersand that is not escaped is text', () => {
    const item = readItem('<title>1 < 2 & 3</title><link>https://harbour.example/?a=1&b=2</link>');
    expect(item).toMatchObject({ title: '1 < 2 & 3', link: 'https://harbour.example/?a=1&b=2' });
  });

  test('CDATA without its end goes to the end', () => {
    expect(titles('<rss><channel><item><title><![CDATA[Ferry sold')).toEqual(['Ferry sold']);
  });

  test('tags in CDATA and comments are no tags of the feed', () => {
    const inner =
      '<description><![CDATA[</description></item><item>]]></description><!-- <item> -->';
    expect(titles(rss(`<item><title>Ferry sold</title>${inner}</item>`))).toEqual(['Ferry sold']);
  });

  test('an entry within an entry is no entry of the feed', () => {
    const history = '<sync><conflicts><entry><title>Old</title></entry></conflicts></sync>';
    expect(titles(`<feed><entry><title>Ferry sold</title>${history}</entry></feed>`)).toEqual([
      'Ferry sold',
    ]);
  });

  test('an item with nothing that is known is an item still', () => {
    expect(titles(rss('<item/><item><odd>x</odd></item>'))).toEqual([undefined, undefined]);
  });
});

describe('texts under the tags of old and of single publishers', () => {
  test.each([
    '<body xmlns="http://www.w3.org/1999/xhtml"><p>Sold.</p></body>',
    '<xhtml:body><p>Sold.</p></xhtml:body>',
    '<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">Sold.</c:encoded>',
    '<content:encoded>Sold.</content:encoded>',
    '<fullitem>Sold.</fullitem>',
  ])('%s', (written) => {
    expect(readItem(`<title>Ferry</title>${written}`).content).toBe('Sold.');
  });

  test('a tag of another vocabulary is none of the feed, though it has the same name', () => {
    const song = '<title xmlns="http://music.example/ns">A Song</title>';
    expect(readItem(`${song}<title>Ferry sold</title>`).title).toBe('Ferry sold');
  });
});

describe('what is no feed', () => {
  test.each([
    ['nothing', ''],
    ['words', 'The harbour grew.'],
    ['a page', '<!DOCTYPE html><html><head><title>Harbour</title></head><body></body></html>'],
    ['a page without a DOCTYPE', '<!-- x --><HTML><title>Harbour</title></HTML>'],
    [
      'a page with a feed in it',
      '<html><body><rss version="2.0"><channel></channel></rss></body></html>',
    ],
    ['a piece of a page', '<head><title>Moved</title></head><body>here</body>'],
    [
      'a map of a site',
      '<?xml version="1.0"?><urlset><url><loc>https://x.example/</loc></url></urlset>',
    ],
    [
      'a list of feeds',
      '<opml version="2.0"><body><outline xmlUrl="https://x.example/feed"/></body></opml>',
    ],
  ])('is refused: %s', (_, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ trouble: { kind: 'no feed' } }));
  });

  test('is not a feed without items', () => {
    expect(read('<rss version="2.0"></rss>')).toMatchObject({
      title: 'https://harbour.example/feed',
      items: [],
    });
  });
});

describe('hostile feeds are answered', () => {
  const open = '<rss><channel><item><title>Ferry sold</title>';
  const entity = (index: number) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`;

  test.each([
    ['brackets', `${open}<description>${'<'.repeat(500_000)}`],
    ['nested tags', `${open}<description>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`],
    ['nested tags that do not end', open + '<b>'.repeat(100_000)],
    ['attributes', `<rss><channel><item ${'a="1" '.repeat(100_000)}><title>Ferry sold</title>`],
    [
      'letters of an attribute',
      `<rss><channel><item ${'a'.repeat(500_000)}><title>Ferry sold</title>`,
    ],
    ['quotes that do not end', `${open}<a ${'b="'.repeat(100_001)}>`],
    ['comments that do not end', open + '<!--'.repeat(100_000)],
    ['CDATA that does not end', `${open}<description>${'<![CDATA[x'.repeat(100_000)}`],
    ['namespaces', open + '<a xmlns="x" xmlns:b="y"/>'.repeat(20_000)],
    ['a name', `${open}<${'a'.repeat(500_000)}`],
    [
      'entities',
      `<!DOCTYPE r [${Array.from({ length: 30 }, (_, index) => entity(index)).join('')}]>${open}<description>&e30;`,
    ],
    ['DOCTYPE', `<!DOCTYPE ${'a"b" '.repeat(100_000)}>${open}`],
  ])('however many %s they have', (_, text) => {
    expect(titles(text)).toEqual(['Ferry sold']);
  });
});

test('a mangled feed is read or refused, and nothing else happens', () => {
  const whole = rss(
    `${ITEM}<item><description><![CDATA[<p>x</p>]]></description><pubDate>7 Sep 2024</pubDate></item>`,
  );
  const cuts = fc.array(
    fc.tuple(fc.nat(whole.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 5 })),
  );
  fc.assert(
    fc.property(cuts, (places) => {
      const mangled = places.reduce(
        (text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length),
        whole,
      );
      try {
        expect(Array.isArray(read(mangled).items)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(TroubleError);
      }
    }),
  );
});

test('random bytes are read or refused, and nothing else happens', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => readFeed({ bytes })).toThrow(TroubleError);
    }),
  );
});
