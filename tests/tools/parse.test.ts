import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linesOf, run } from './bench.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-parse-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const save = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const parse = (lines: readonly object[]) =>
  run(['parse'], { input: lines.map((line) => JSON.stringify(line)).join('\n') });

const FEED = `<rss version="2.0"><channel><title>Quay</title><link>/</link><language>en</language>
  <item><title>Ferry &amp;amp; barge</title><link>/1</link><guid>a</guid>
    <pubDate>Tue, 03 Mar 2026 08:15:00 +0100</pubDate><description>&lt;b&gt;It&lt;/b&gt; leaves.</description></item>
  <item><title>Bare</title></item></channel></rss>`;

test('parse tells a feed with every field, null where there is none', async () => {
  const line = { id: 1, path: save('a.xml', FEED), url: 'https://quay.example/feed' };
  const { code, output } = await parse([line]);
  expect(linesOf(output)).toEqual([
    {
      id: 1,
      feed: { title: 'Quay', link: 'https://quay.example/', language: 'en' },
      items: [
        {
          id: 'a',
          title: 'Ferry & barge',
          link: 'https://quay.example/1',
          published: '2026-03-03T07:15:00Z',
          summary: 'It leaves.',
          content: null,
          author: null,
          image: null,
        },
        expect.objectContaining({ title: 'Bare', published: null, summary: null, image: null }),
      ],
    },
  ]);
  expect(code).toBe(0);
});

test('parse reads the bytes in the charset of the header', async () => {
  const path = save('latin.xml', Buffer.from(FEED.replace('Quay', 'Caf\xe9'), 'latin1'));
  const { output } = await parse([{ id: 1, path, contentType: 'text/xml; charset=ISO-8859-2' }]);
  expect(linesOf(output)[0]).toMatchObject({ feed: { title: 'Café' } });
});

test('parse says what is wrong with a line, and goes on with the next', async () => {
  mkdirSync(join(folder, 'folder'));
  const { code, output, notes } = await parse([
    { id: 1 },
    { id: 2, path: join(folder, 'none.xml') },
    { id: 3, path: join(folder, 'folder') },
    { id: 4, path: save('page.html', '<!doctype html><p>Hello</p>') },
    { id: 5, path: save('empty.xml', '') },
    { id: 6, path: `${folder}\0` },
    { id: 7, path: save('a.xml', FEED), url: 7 },
    { id: 8, path: save('b.xml', FEED) },
  ]);
  expect(linesOf(output)).toEqual([
    { id: 1, error: '"path" is missing: give a string' },
    { id: 2, error: 'there is no such file: check its name' },
    { id: 3, error: 'this is no file: name one that holds an answer' },
    { id: 4, error: expect.stringMatching(/neither a feed nor a page/) },
    { id: 5, error: expect.stringMatching(/neither a feed nor a page/) },
    { id: 6, error: expect.stringMatching(/^the file cannot be read/) },
    { id: 7, error: '"url" is no text: give a string' },
    { id: 8, feed: expect.objectContaining({ title: 'Quay' }), items: expect.any(Array) },
  ]);
  expect(code).toBe(1);
  expect(notes).toBe('');
});

test('parse answers long feeds among short ones, each in its place', async () => {
  const item = `<item><title>${'long '.repeat(200)}</title></item>`;
  const long = save('long.xml', FEED.replace('</channel>', `${item.repeat(6_000)}</channel>`));
  const short = save('short.xml', FEED);
  const { output } = await parse([short, long, short].map((path, id) => ({ id, path })));
  const counts = linesOf(output).map(({ id, items }) => [id, items.length]);
  expect(counts).toEqual([
    [0, 2],
    [1, 6_002],
    [2, 2],
  ]);
});
