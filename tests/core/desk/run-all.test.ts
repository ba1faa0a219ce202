import { expect, test } from 'vitest';
import { runAll } from '#core/desk/run-all.ts';

test('so many run at once and no more, and each once', async () => {
  const gates = Array.from({ length: 7 }, () => Promise.withResolvers<void>());
  const begun: number[] = [];
  const all = runAll([...gates.keys()], 3, async (index) => {
    begun.push(index);
    await gates[index]?.promise;
  });
  expect(begun).toEqual([0, 1, 2]);
  gates[1]?.resolve();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  for (const { resolve } of gates) resolve();
  await all;
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('where one fails nothing more is begun, and its error is passed on', async () => {
  const begun: number[] = [];
  const all = runAll([0, 1, 2, 3], 2, async (index) => {
    begun.push(index);
    if (index === 0) throw new Error('of the first');
    await Promise.resolve();
  });
  await expect(all).rejects.toThrow('of the first');
  expect(begun).toEqual([0, 1]);
  await runAll([], 2, () => Promise.reject(new Error('never')));
});
