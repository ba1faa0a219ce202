import { describe, expect, test } from 'vitest';
import { atom, read, readEntry } from './read.ts';

describe('a feed of Atom 1.0', () => {
  const { items, ...feed } = read(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
      <title type="html">Harbour &amp;amp; Yard</title>
      <link rel="self" href="https://harbour.example/feed"/>
      <link href="/"/>
      <author><name>The Harbour</name></author>
      <entry>
        <id>urn:ferry:1</id>
        <title>Ferry sold</title>
        <link rel="edit" href="/edit/1"/>
        <link rel="alternate" type="text/html" href="/ferry"/>
        <published>2024-09-07T09:42:31Z</published>
        <updated>2024-09-08T00:00:00Z</updated>
        <author><name>Jane Doe</name></author><author><email>john@harbour.example</email></author>
        <summary>The old ferry is sold.</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Sold &amp; gone.</p><p>1 &lt; 2</p></div></content>
      </entry>
      <entry><title>Yard opens</title><updated>2024-09-08T00:00:00Z</updated></entry>
    </feed>`,
  );

  test('has a title, the page that it belongs to and a language', () => {
    const link = 'https://harbour.example/';
    expect(feed).toEqual({ title: 'Harbour & Yard', link, language: 'en', ttl: undefined });
  });

  test('has its entries in its order, each with what it has', () => {
    const [ferry, yard] = items;
    expect({ ...ferry, published: ferry?.published?.toString() }).toEqual({
      id: 'urn:ferry:1',
      title: 'Ferry sold',
      link: 'https://harbour.example/ferry',
      published: '2024-09-07T09:42:31Z',
      summary: 'The old ferry is sold.',
      content: 'Sold & gone.\n1 < 2',
      author: 'Jane Doe, john@harbour.example',
      image: undefined,
    });
    expect(yard).toMatchObject({ title: 'Yard opens', author: 'The Harbour' });
    expect(yard?.published?.toString()).toBe('2024-09-08T00:00:00Z');
  });
});

test('Atom 0.3 is read, with its own words for dates and types', () => {
  const { items } =
    read(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Harbour</title>
    <entry><title mode="escaped" type="text/html">&lt;b&gt;Ferry&lt;/b&gt; sold</title>
      <issued>2024-09-07T09:42:31Z</issued><modified>2024-09-08T00:00:00Z</modified></entry></feed>`);
  expect(items[0]?.title).toBe('Ferry sold');
  expect(items[0]?.published?.toString()).toBe('2024-09-07T09:42:31Z');
});

describe('texts of Atom', () => {
  test.each([
    ['text is no HTML', '<title>1 &lt; 2 &amp; 3 &gt; 2</title>', '1 < 2 & 3 > 2'],
    ['a tag in text is text', '<title type="text">The &lt;x&gt; tag</title>', 'The <x> tag'],
    [
      'HTML that is not called so',
      '<title>The &lt;i&gt;old&lt;/i&gt; ferry</title>',
      'The old ferry',
    ],
    ['entities of HTML in text', '<title>Caf&amp;eacute;</title>', 'Café'],
    ['HTML', '<title type="html">R&amp;amp;D &amp;lt;b&amp;gt;</title>', 'R&D <b>'],
    ['XHTML', '<title type="xhtml"><div>R&amp;D <b>x</b></div></title>', 'R&D x'],
  ])('%s', (_, written, title) => {
    expect(readEntry(written).title).toBe(title);
  });

  test('pictures in Base64 are no text', () => {
    expect(
      readEntry('<title>t</title><content type="image/png">aGFyYm91cg==</content>').content,
    ).toBe(undefined);
  });

  test('what Media RSS says under a film is its summary', () => {
    const group =
      '<media:group><media:description>A ferry\nleaves</media:description></media:group>';
    expect(readEntry(`<title>t</title>${group}`).summary).toBe('A ferry leaves');
  });
});

test('a lone entry is a feed of one', () => {
  const { items } = read(
    '<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom"><title>Ferry sold</title></entry>',
  );
  expect(items.map(({ title }) => title)).toEqual(['Ferry sold']);
});

test('an entry that a feed was made of keeps its own name for its source', () => {
  const source = '<source><title>The Yard</title><author><name>Yard</name></author></source>';
  expect(readEntry(`${source}<title>Ferry sold</title>`)).toMatchObject({
    title: 'Ferry sold',
    author: 'Yard',
  });
  expect(read(atom('')).items).toEqual([]);
});

describe('a JSON Feed', () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Harbour & Yard',
    home_page_url: 'https://harbour.example/',
    language: 'en',
    authors: [{ name: 'The Harbour' }],
    items: [
      {
        id: 1,
        url: '/ferry',
        title: 'Ferry <sold>',
        content_html: '<p>Sold &amp; gone.</p>',
        summary: 'The ferry',
        date_published: '2024-09-07T09:42:31Z',
        author: { name: 'Jane Doe' },
        image: '/ferry.png',
      },
      {
        id: 'b',
        content_text: 'One <line>\nand another',
        attachments: [{ url: '/a.mp3', mime_type: 'audio/mpeg' }],
      },
    ],
  };

  test('is read, with numbers for ids and the author of version 1.0', () => {
    const { items, ...rest } = read(JSON.stringify(feed));
    expect(rest).toMatchObject({
      title: 'Harbour & Yard',
      link: 'https://harbour.example/',
      language: 'en',
    });
    expect(items[0]).toMatchObject({
      id: '1',
      title: 'Ferry <sold>',
      link: 'https://harbour.example/ferry',
      summary: 'The ferry',
      content: 'Sold & gone.',
      author: 'Jane Doe',
      image: 'https://harbour.example/ferry.png',
    });
    expect(items[0]?.published?.toString()).toBe('2024-09-07T09:42:31Z');
    expect(items[1]).toMatchObject({
      title: 'One <line> and another',
      content: 'One <line>\nand another',
      link: 'https://harbour.example/a.mp3',
      author: 'The Harbour',
    });
  });

  test('is one without its version, and with items that are none', () => {
    expect(read('{"items":[{"id":"a","title":"Ferry sold"},7,null,"x"]}').items).toHaveLength(1);
  });

  test('has no say in what things are to JavaScript', () => {
    const { items } = read('{"items":[{"id":"a","__proto__":{"url":"https://evil.example/"}}]}');
    expect(items[0]?.link).toBeUndefined();
    expect(({} as { url?: string }).url).toBeUndefined();
  });

  test.each(['{}', '{"items":7}', '{"items":[', '[1,2]', `{"items":${'['.repeat(100_000)}`])(
    'is not %s',
    (json) => {
      expect(() => read(json)).toThrow('no feed');
    },
  );
});
