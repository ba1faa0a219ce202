import { expect, test } from 'vitest';
import { createLaps } from '#slack/laps.ts';

/** Counts the laps of the event loop until it is told to stop. */
function countLaps() {
  let laps = 0;
  let isOver = false;
  const count = (): void => {
    laps += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  return {
    now: () => laps,
    stop: () => {
      isOver = true;
    },
  };
}

test('those who ask at once are let through one in a lap, in their order', async () => {
  const [lap, laps] = [createLaps(), countLaps()];
  const passed: { readonly who: string; readonly at: number }[] = [];
  const pass = async (who: string) => {
    await lap();
    passed.push({ who, at: laps.now() });
  };
  await Promise.all(['first', 'second', 'third'].map(pass));
  laps.stop();
  const [first] = passed;
  expect(passed.map(({ who, at }) => [who, at - (first?.at ?? 0)])).toEqual([
    ['first', 0],
    ['second', 1],
    ['third', 2],
  ]);
});

test('whoever asks when nobody waits is let through in the next lap', async () => {
  const lap = createLaps();
  await lap();
  const laps = countLaps();
  await lap();
  laps.stop();
  expect(laps.now()).toBe(1);
});
