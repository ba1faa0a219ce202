import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pageWith, paragraphs, STORY } from '../feeds/page/page.ts';
import { linesOf, run } from './bench.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-extract-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const save = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const extract = (lines: readonly object[]) =>
  run(['extract'], { input: lines.map((line) => JSON.stringify(line)).join('\n') });

test('extract tells the article of each page, a paragraph a line', async () => {
  const path = save('a.html', pageWith(paragraphs()));
  const { code, output } = await extract([{ id: 'a', path, url: 'https://quay.example/a' }]);
  expect(linesOf(output)).toEqual([
    { id: 'a', title: 'Harbour Opens Again', text: STORY.join('\n') },
  ]);
  expect(code).toBe(0);
});

test('extract tells of a page without an article that it has none', async () => {
  const { output } = await extract([{ id: 1, path: save('empty.html', '') }]);
  expect(linesOf(output)).toEqual([{ id: 1, title: null, text: '' }]);
});

test('extract names what cannot be read, and answers the next line as if nothing had been', async () => {
  const boxes = `${'<div>'.repeat(240)}x${'</div>'.repeat(240)}`;
  const { code, output, notes } = await extract([
    { id: 1, path: join(folder, 'none.html') },
    { id: 2, path: save('hostile.html', pageWith(boxes.repeat(200))) },
    { id: 3, path: save('a.html', pageWith(paragraphs())) },
  ]);
  expect(linesOf(output)).toEqual([
    { id: 1, error: 'there is no such file: check its name' },
    { id: 2, error: expect.stringMatching(/too much time or memory to read/) },
    { id: 3, title: 'Harbour Opens Again', text: STORY.join('\n') },
  ]);
  expect([code, notes]).toEqual([1, '']);
});
