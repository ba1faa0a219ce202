import { expect, test } from 'vitest';
import { linesOf, run } from './bench.ts';

const line = (id: string, title: string, more: object = {}): string =>
  JSON.stringify({ id, title, published: '2026-11-22T08:00:00Z', ...more });

test('cluster tells the key of the story of each headline, in their order', async () => {
  const lines = [
    line('a', 'Quayside weighs selling its Marlow ferries'),
    line('b', 'A goat wins the Lowmere cheese prize', { text: 'It is the third time.' }),
    line('c', 'Marlow ferries: Quayside is selling', { text: null }),
  ];
  const { code, output, notes } = await run(['cluster'], { input: lines.join('\n') });
  expect(linesOf(output)).toEqual([
    { id: 'a', story: 'a' },
    { id: 'b', story: 'b' },
    { id: 'c', story: 'a' },
  ]);
  expect([code, notes]).toEqual([0, '']);
});

test('a headline whose story turns out to be an older one is told under the key of that', async () => {
  const first = ['Marlow ferries for sale', 'Quayside has debts'];
  const both = Array.from(
    { length: 40 },
    (_, index) =>
      `Quayside debts: Marlow ferries sale ${'abcdefghijklmnopqrstuvwxyzabcdefghijklmn'.slice(0, index + 1)}`,
  );
  const lines = [...first, ...both].map((title, index) => line(`${index}`, title));
  const { output } = await run(['cluster'], { input: lines.join('\n') });
  expect(new Set(linesOf(output).map(({ story }) => story))).toEqual(new Set(['0']));
});

test('cluster says what is wrong with a line, and answers the others', async () => {
  const lines = [
    line('a', 'Quayside sells Marlow ferries'),
    line('b', 'Quayside sells', { published: 'yesterday' }),
    JSON.stringify({ title: 'Quayside', published: '2026-11-22T08:00:00Z' }),
    line('d', 'Quayside', { text: 7 }),
    '[]',
  ];
  const { code, output } = await run(['cluster'], { input: lines.join('\n') });
  const answers = linesOf(output);
  expect(answers[0]).toEqual({ id: 'a', story: 'a' });
  expect(answers.slice(1).map(({ error }) => error)).toEqual([
    '"published" is no instant: give one such as 2026-03-29T00:00:00Z',
    '"id" is missing: give a string',
    '"text" is no text: give a string',
    'this line is no JSON object: write one a line, beginning with {"id":',
  ]);
  expect(code).toBe(1);
});

test('nothing to cluster is no mistake', async () => {
  expect(await run(['cluster'])).toEqual({ code: 0, output: '', notes: '' });
});
