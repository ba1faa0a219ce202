import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageWith, paragraphs, read, STORY } from './page.ts';

/** What is left of a page whose article has this in its middle, without the story itself. */
function restOf(extra: string): readonly string[] {
  const html = pageWith(paragraphs(STORY.slice(0, 4)) + extra + paragraphs(STORY.slice(4)));
  return read(html).paragraphs.filter((text) => !STORY.includes(text));
}

describe('the article of a page', () => {
  test('is its paragraphs, without markup and with entities decoded once', () => {
    const first =
      'Tea &amp; <b>biscuits</b>, &lt;free&gt; for\n all, at 5&nbsp;o’clock, said the mayor of it.';
    expect(read(pageWith(paragraphs([first, ...STORY])))).toMatchObject({
      title: 'Harbour Opens Again',
      paragraphs: ['Tea & biscuits, <free> for all, at 5 o’clock, said the mayor of it.', ...STORY],
    });
  });

  test('keeps headings, lists, quotes and lines of verse as paragraphs of their own', () => {
    const extra =
      '<h2>The programme</h2><ul><li>At noon the band plays.</li><li>At one the ferry leaves.</li></ul>' +
      '<blockquote>We have waited for this.</blockquote><p>The tide comes in,<br>the tide goes out.</p>';
    expect(restOf(extra)).toEqual([
      'The programme',
      'At noon the band plays.',
      'At one the ferry leaves.',
      'We have waited for this.',
      'The tide comes in,',
      'the tide goes out.',
    ]);
  });

  test('is found where the page leaves out html, head and body', () => {
    for (const html of [
      `<title>Bare</title>${paragraphs()}`,
      `<html><title>Bare</title>${paragraphs()}`,
      `<html><head><title>Bare</title></head>${paragraphs()}`,
      `<!doctype html><body><title>Bare</title>${paragraphs()}`,
    ]) {
      expect(read(html)).toMatchObject({ title: 'Bare', paragraphs: STORY });
    }
  });

  test('is empty where there is none', () => {
    const links = Array.from(
      { length: 40 },
      (_, at) => `<li><a href="/${at}">Story ${at}</a></li>`,
    );
    for (const html of [
      '',
      ' ',
      'x'.repeat(3),
      '<html></html>',
      pageWith(links.join('')),
      '\0\0\0',
    ]) {
      expect(read(html).paragraphs.filter((text) => text.length > 3)).toEqual([]);
    }
  });

  test('is read in the encoding that the page names', () => {
    const html = pageWith(
      paragraphs(['Caf\xe9 society, it seems, is back, and in good health.', ...STORY]),
      '<meta charset="iso-8859-1">',
    );
    const bytes = Uint8Array.from(html.replaceAll('’', ''), (letter) => letter.charCodeAt(0));
    expect(read(new TextDecoder('latin1').decode(bytes)).paragraphs[0]).toMatch(/^Café society/);
  });
});

describe('what stands around an article is no part of it', () => {
  test.each([
    [
      'captions',
      '<figure><img src="a.jpg"><figcaption>The basin on Friday. Photo: Ann Author</figcaption></figure>',
    ],
    ['captions by their name', '<div class="image-caption">The basin on Friday. Photo: Ann</div>'],
    ['menus', '<nav><ul><li>Home</li><li>Sport of the day and much more</li></ul></nav>'],
    ['links to other stories', '<p><a href="/x">Ferry Line Orders Three Boats</a></p>'],
    ['labelled links', '<p>Lisez aussi : <a href="/x">Trois bateaux pour le port</a></p>'],
    [
      'lists of links and their heading',
      '<h3>More from the region</h3><ul><li><a href="/1">Bridge Shut</a></li><li><a href="/2">Market Moves</a></li></ul>',
    ],
    ['bars to share it', '<div class="article-share">Send this on to your friends</div>'],
    ['newsletters', '<div class="newsletter-box"><p>Get the news of the day at eight.</p></div>'],
    ['requests', '<p>Sign up for our morning news and never miss a thing.</p>'],
    ['buttons', '<p>Read more</p><p>Advertisement</p><p>Share</p>'],
    [
      'datelines',
      '<p>Published: March 3, 2026, 8:15 am</p><p>Updated 2026-03-03</p><p>Posted: Tue 8:31 PM, Mar 3, 2026 |</p><p>lundi, 3 mars 2026 à 8:15</p>',
    ],
    ['rights', '<p>© 2026 The Daily Quay. All rights reserved.</p>'],
    ['the headline once more', '<h2>Harbour opens again!</h2>'],
    ['scripts and styles', '<script>alert("a")</script><style>p { color: red }</style>'],
    ['hidden text', '<p hidden>Nobody sees this sentence, however long it is.</p>'],
  ])('%s', (_, extra) => {
    expect(restOf(extra)).toEqual([]);
  });

  test.each([
    'Print is not dead, said the owner of the last press in town.',
    'Share prices of the ferry line rose, and those of its rival fell.',
    'On March 3, 2026, the council voted for the plan.',
    'More than 2,000 people came, said the police.',
    'Loading the ferry took an hour.',
    'Copyright law does not cover the song of the harbour band.',
    'Sign up numbers doubled within a week.',
  ])('but “%s” is', (sentence) => {
    expect(restOf(`<p>${sentence}</p>`)).toEqual([sentence]);
  });

  test('but short lines and headings are that a button happens to stand behind', () => {
    const button = '<p>Advertisement</p>';
    expect(
      restOf(`<ul><li>two eggs</li><li>a lemon</li></ul>${button}<h2>At noon</h2>${button}`),
    ).toEqual(['two eggs', 'a lemon', 'At noon']);
  });

  test('but a sentence with a link in it is', () => {
    expect(restOf('<p>The plan, <a href="/plan">first published in May</a>, passed.</p>')).toEqual([
      'The plan, first published in May, passed.',
    ]);
  });
});

describe('a page that is out to hurt', () => {
  test('is not looked through where it nests too deep, and its feeds are found all the same', () => {
    const feed = '<link rel="alternate" type="application/atom+xml" href="https://a.example/f">';
    const html = pageWith('<div>'.repeat(50_000), feed);
    expect(read(html)).toEqual({
      title: 'Harbour Opens Again',
      paragraphs: [],
      feeds: [{ url: 'https://a.example/f', title: undefined }],
    });
  });

  test('cannot reach out of what it is', () => {
    const html = pageWith(
      `<__proto__ polluted="1"><p constructor="x" __proto__="y">a</p></__proto__>${paragraphs()}`,
    );
    expect(read(html).paragraphs).toEqual(expect.arrayContaining([...STORY]));
    expect({}).not.toHaveProperty('polluted');
  });

  test('never makes it throw, and never leaves blanks or empty paragraphs', () => {
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<div class=share>',
      '</div>',
      '<a href=x>',
      '<br>',
      '<title>',
      '<html>',
      '<body>',
      '<!--',
      '<svg>',
      '<base href="//[">',
      '<table><tr><td>',
      '<![CDATA[',
      '&amp;',
      '&#0;',
      '"',
      '<link rel=alternate type=text/xml href=x>',
    );
    const piece = fc.oneof(tag, fc.string({ unit: 'grapheme', maxLength: 40 }));
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.option(fc.webUrl(), { nil: undefined }),
        (pieces, url) => {
          const { paragraphs, feeds } = read(pieces.join(''), url);
          for (const text of paragraphs) expect(text).toMatch(/^\S(?:(?!\s\s|\n)[\s\S])*(?<=\S)$/u);
          for (const feed of feeds) expect(feed.url).toMatch(/^https?:\/\//);
        },
      ),
      { numRuns: 40 },
    );
  });
});
