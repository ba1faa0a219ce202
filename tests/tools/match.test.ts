import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf, run } from './bench.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsdesk-match-'));

function fileOf(name: string, lines: readonly unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

const headlines = fileOf('headlines.jsonl', [
  { id: 'h1', title: 'Foxconn opens a plant in Mexico', published: '2026-11-20T08:00:00Z' },
  { id: 'h2', title: 'Nestlé recalls frozen pizza', text: 'The recall was announced on Monday.' },
]);

test('match tells for each message the headline that it names, and the name', async () => {
  const messages = [
    { id: 1, text: 'foxconn is hiring again' },
    { id: 2, text: 'lunch at noon?' },
    { id: 3 },
  ];
  const input = messages.map((message) => JSON.stringify(message)).join('\n');
  const { code, output, notes } = await run(['match', '--headlines', headlines], { input });
  expect(linesOf(output)).toEqual([
    { id: 1, headline: 'h1', keyword: 'Foxconn' },
    { id: 2, headline: null, keyword: null },
    { id: 3, error: '"text" is missing: give a string' },
  ]);
  expect([code, notes]).toEqual([1, '']);
});

test.each([
  [[], /--headlines FILE/],
  [['--headlines', join(folder, 'nowhere.jsonl')], /cannot be read \(ENOENT\)/],
  [['--headlines', fileOf('bad.jsonl', [{ id: 'a', title: 'A' }, { id: 'b' }])], /line 2 /],
  [['--headlines', fileOf('date.jsonl', [{ id: 'a', title: 'A', published: 'x' }])], /no instant/],
])('match says what is wrong with its headlines: %j', async (words, message) => {
  const { code, notes } = await run(['match', ...words]);
  expect(code).toBe(2);
  expect(notes).toMatch(message);
});
