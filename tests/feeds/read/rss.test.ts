import { describe, expect, test } from 'vitest';
import { read, readItem, rss } from './read.ts';

describe('a feed of RSS 2.0', () => {
  const feed = read(
    `<?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel>
        <title>Harbour &amp; Yard</title>
        <link>https://harbour.example/</link>
        <description>News of the quay</description>
        <language>en-gb</language>
        <ttl>90</ttl>
        <item>
          <title>Ferry sold</title>
          <link>https://harbour.example/ferry?a=1&amp;b=2</link>
          <guid isPermaLink="false">ferry-1</guid>
          <pubDate>Sat, 07 Sep 2024 09:42:31 GMT</pubDate>
          <dc:creator>Jane Doe</dc:creator>
          <description>&lt;p&gt;The old &lt;b&gt;ferry&lt;/b&gt; is sold.&lt;/p&gt;</description>
          <content:encoded><![CDATA[<p>The old ferry is sold.</p><p>It goes to R&amp;D.</p>]]></content:encoded>
        </item>
        <item><title>Yard opens</title></item>
      </channel>
    </rss>`,
  );

  test('has a title, the page that it belongs to, a language and a time to live', () => {
    expect(feed).toMatchObject({
      title: 'Harbour & Yard',
      link: 'https://harbour.example/',
      language: 'en-gb',
      ttl: 5400,
    });
  });

  test('has its items in its order, each with what it has', () => {
    const [ferry, yard] = feed.items;
    expect({ ...ferry, published: ferry?.published?.toString() }).toEqual({
      id: 'ferry-1',
      title: 'Ferry sold',
      link: 'https://harbour.example/ferry?a=1&b=2',
      published: '2024-09-07T09:42:31Z',
      summary: 'The old ferry is sold.',
      content: 'The old ferry is sold.\nIt goes to R&D.',
      author: 'Jane Doe',
      image: undefined,
    });
    expect(yard).toMatchObject({ title: 'Yard opens', published: undefined, link: undefined });
  });
});

test('RSS 1.0 is read, which is RDF: items beside the channel, dates of Dublin Core', () => {
  const { title, ttl, items } = read(`<rdf:RDF xmlns="http://purl.org/rss/1.0/"
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/elements/1.1/"
      xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
    <channel rdf:about="https://harbour.example/"><title>Harbour</title>
      <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
    <item rdf:about="https://harbour.example/ferry"><title>Ferry sold</title>
      <d:date>2024-09-07T09:42:31Z</d:date><d:creator>Jane Doe</d:creator></item>
  </rdf:RDF>`);
  expect({ title, ttl }).toEqual({ title: 'Harbour', ttl: 21_600 });
  expect(items[0]).toMatchObject({
    id: 'https://harbour.example/ferry',
    link: 'https://harbour.example/ferry',
    title: 'Ferry sold',
    author: 'Jane Doe',
  });
  expect(items[0]?.published?.toString()).toBe('2024-09-07T09:42:31Z');
});

test.each([
  ['<ttl>90</ttl>', 5_400],
  ['<ttl>0</ttl>', undefined],
  ['<ttl>soon</ttl>', undefined],
  ['<sy:updatePeriod>Hourly</sy:updatePeriod>', 3_600],
  ['<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>', undefined],
  ['<sy:updatePeriod>constructor</sy:updatePeriod>', undefined],
])('a feed asks to be left alone for a time: %s', (written, seconds) => {
  expect(read(rss(written)).ttl).toBe(seconds);
});

test('RSS 0.91 is read with its DOCTYPE, which is not followed', () => {
  const { items } = read(
    `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://elsewhere.example/rss.dtd" [
    <!ENTITY file SYSTEM "file:///etc/passwd"> <!ENTITY a "aaaa">]>
    <rss version="0.91"><channel><item><title>Ferry &eacute; &a; &file;</title></item></channel></rss>`,
  );
  expect(items.map(({ title }) => title)).toEqual(['Ferry é &a; &file;']);
});

describe('titles', () => {
  test.each([
    ['HTML that is escaped', 'The &lt;i&gt;old&lt;/i&gt; ferry', 'The old ferry'],
    ['HTML in CDATA', '<![CDATA[The <i>old</i> ferry]]>', 'The old ferry'],
    ['HTML that is not escaped', 'The <i>old</i> ferry', 'The old ferry'],
    ['an entity', 'R&amp;D', 'R&D'],
    ['an entity, escaped as HTML too', 'R&amp;amp;D', 'R&D'],
    ['an entity in CDATA', '<![CDATA[R&amp;D]]>', 'R&D'],
    ['a tag that is meant as text', 'Use &amp;lt;b&amp;gt; for bold', 'Use <b> for bold'],
    ['a bare ampersand', 'R&D & more', 'R&D & more'],
    ['text and CDATA and a comment', 'The <![CDATA[old]]> <!-- new -->ferry', 'The old ferry'],
    ['several lines', '\n The old\n\n ferry \n', 'The old ferry'],
    ['a picture without words', '&lt;img src="ferry.png"&gt;', ''],
  ])('%s', (_, written, title) => {
    expect(readItem(`<title>${written}</title><link>https://harbour.example/1</link>`).title).toBe(
      title,
    );
  });

  test('are made of the first words of the text where there is none', () => {
    const words = 'The ferry leaves the harbour at noon and at night. '.repeat(4);
    expect(readItem(`<description>${words}</description>`).title).toBe(
      'The ferry leaves the harbour at noon and at night. The ferry leaves the harbour at noon and at…',
    );
  });

  test('are the address where there is no text either', () => {
    expect(readItem('<link>https://harbour.example/1</link>').title).toBe(
      'https://harbour.example/1',
    );
  });
});

describe('authors', () => {
  test.each([
    ['<author>jane@harbour.example (Jane Doe)</author>', 'Jane Doe'],
    ['<author>Jane Doe &lt;jane@harbour.example&gt;</author>', 'Jane Doe'],
    ['<author>jane@harbour.example</author>', 'jane@harbour.example'],
    ['<author><name>Jane Doe</name></author>', 'Jane Doe'],
    ['<dc:creator>Jane Doe</dc:creator><dc:creator>John Roe</dc:creator>', 'Jane Doe, John Roe'],
    ['<itunes:author>Jane Doe</itunes:author>', 'Jane Doe'],
  ])('%s', (written, author) => {
    expect(readItem(`<title>t</title>${written}`).author).toBe(author);
  });

  test('are those of the feed where the item has none', () => {
    const { items } = read(
      rss('<managingEditor>j@x.example (Jane)</managingEditor><item><title>t</title></item>'),
    );
    expect(items[0]?.author).toBe('Jane');
  });
});

describe('pictures', () => {
  const thumbnail = '<media:thumbnail url="https://x.example/small.jpg"/>';
  const content = '<media:content url="https://x.example/large.jpg" medium="image"/>';
  const enclosure = '<enclosure url="https://x.example/file.jpg" type="image/jpeg"/>';
  const itunes = '<itunes:image href="https://x.example/cover.jpg"/>';

  test.each([
    ['the thumbnail first', itunes + enclosure + content + thumbnail, 'small'],
    ['then the picture of Media RSS', itunes + enclosure + content, 'large'],
    ['in a group too', `<media:group>${content}</media:group>${enclosure}`, 'large'],
    ['then the enclosure', itunes + enclosure, 'file'],
    ['then the cover of the episode', itunes, 'cover'],
  ])('%s', (_, written, name) => {
    expect(readItem(`<title>t</title>${written}`).image).toBe(`https://x.example/${name}.jpg`);
  });

  test('are no sounds and no films', () => {
    const sound = '<enclosure url="https://x.example/1.mp3" type="audio/mpeg"/>';
    const film = '<media:content url="https://x.example/1.mp4" type="video/mp4"/>';
    expect(readItem(`<title>t</title>${sound}${film}`).image).toBeUndefined();
  });
});
