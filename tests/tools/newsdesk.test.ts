import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { linesOf, run } from './bench.ts';

function start(words: readonly string[]) {
  const tool = spawn(process.execPath, ['src/tools/newsdesk.ts', ...words]);
  const closed = once(tool, 'close').then(([code]) => code as number | null);
  return { tool, closed, output: text(tool.stdout), notes: text(tool.stderr) };
}

test('the command line answers lines of JSON, and says by its exit that one was bad', async () => {
  const { tool, closed, output, notes } = start(['say', '--platform', 'terminal']);
  tool.stdin.end('{"id":"a","text":"/news"}\r\nnonsense\n{"id":"c","text":"lunch?"}');
  expect(linesOf(await output)).toEqual([
    { id: 'a', reply: expect.stringMatching(/^Nissan/) },
    { id: null, error: expect.any(String) },
    { id: 'c', reply: null },
  ]);
  expect(await notes).toBe('');
  expect(await closed).toBe(1);
});

test('a reader who goes away in the middle ends the command line quietly', async () => {
  const tool = spawn(process.execPath, [
    'src/tools/newsdesk.ts',
    'read',
    ...Array.from({ length: 400 }, () => 'content/editions/2026-11-22-nissan-foxconn.md'),
  ]);
  const notes = text(tool.stderr);
  const closed = once(tool, 'close');
  await once(tool.stdout, 'data');
  tool.stdout.destroy();
  expect(await closed).toEqual([0, null]);
  expect(await notes).toBe('');
});

test('read shows the article and the headlines of each file, and an error where there are none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'newsdesk-read-'));
  const page = join(folder, 'page.txt');
  const bad = join(folder, 'bad.md');
  const bare = join(folder, 'bare.md');
  await writeFile(
    page,
    'Foxconn builds cars. It does.\nA second one.\n\nTrello is back\nJD.com pays\n',
  );
  await writeFile(bad, '---\ndate: soon\n---\nText.\n');
  await writeFile(bare, '- Only this\n');
  const missing = join(folder, 'none.md');
  const { code, output } = await run(['read', page, bad, missing, folder, bare]);
  expect(linesOf(output)).toEqual([
    {
      file: page,
      article: {
        title: 'Foxconn builds cars',
        paragraphs: ['Foxconn builds cars. It does.', 'A second one.'],
      },
      headlines: ['Trello is back', 'JD.com pays'],
    },
    { file: bad, error: expect.stringMatching(/^line 2: date is neither a day/) },
    { file: missing, error: 'there is no such file: check its name' },
    { file: folder, error: 'this is a folder: name the files in it' },
    { file: bare, article: null, headlines: ['Only this'] },
  ]);
  expect(code).toBe(1);
});
