import { expect, test } from 'vitest';
import { linesOf, run } from './bench.ts';

test('keywords tells the names of each headline, and says what is wrong with a line', async () => {
  const lines = [
    { id: 1, title: 'Toyota Cuts Output' },
    { id: 2, title: '', text: 'Nothing.' },
    { id: 3 },
    { id: 4, title: 'x', text: 5 },
  ];
  const input = lines.map((line) => JSON.stringify(line)).join('\n');
  const { code, output } = await run(['keywords'], { input });
  expect(linesOf(output)).toEqual([
    { id: 1, keywords: [{ text: 'Toyota', kind: 'strong' }] },
    { id: 2, keywords: [] },
    { id: 3, error: '"title" is missing: give a string' },
    { id: 4, error: '"text" is no text: give a string' },
  ]);
  expect(code).toBe(1);
});
