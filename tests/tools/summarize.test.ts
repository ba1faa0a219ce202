import { describe, expect, test } from 'vitest';
import { linesOf, run } from './bench.ts';

const TEXT =
  'MARLOW (Reuters) - Quayside will sell its ferries. Tidewerk pays $40 million. Both firms said so.';
const [FIRST, SECOND, THIRD] = [
  'Quayside will sell its ferries.',
  'Tidewerk pays $40 million.',
  'Both firms said so.',
];
const input = (...lines: readonly object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

describe('the tool summarize', () => {
  test('answers each article with two of its sentences', async () => {
    const { code, output } = await run(['summarize'], {
      input: input({ id: 1, title: 'Ferries sold', text: TEXT }, { id: 2, text: '' }),
    });
    expect(linesOf(output)).toEqual([
      { id: 1, sentences: [FIRST, SECOND] },
      { id: 2, sentences: [] },
    ]);
    expect(code).toBe(0);
  });

  test('answers with as many as are asked for', async () => {
    const one = await run(['summarize', '--sentences', '1'], { input: input({ text: TEXT }) });
    expect(linesOf(one.output)).toEqual([{ id: null, sentences: [FIRST] }]);
    const all = await run(['summarize', '--sentences', '1000'], { input: input({ text: TEXT }) });
    expect(linesOf(all.output)).toEqual([{ id: null, sentences: [FIRST, SECOND, THIRD] }]);
  });

  test('says what is wrong with a line, and goes on', async () => {
    const { code, output } = await run(['summarize'], {
      input: input({ id: 1 }, { id: 2, title: 3, text: TEXT }, { id: 3, text: TEXT }),
    });
    expect(linesOf(output)).toMatchObject([
      { id: 1, error: '"text" is missing: give a string' },
      { id: 2, error: '"title" is no text: give a string' },
      { id: 3, sentences: [FIRST, SECOND] },
    ]);
    expect(code).toBe(1);
  });

  test.each(['0', 'two', '-1', '1.5'])('takes no %s for a number of sentences', async (count) => {
    const { code, notes } = await run(['summarize', `--sentences=${count}`]);
    expect(notes).toContain(`--sentences ${count} is no number`);
    expect(code).toBe(2);
  });
});
