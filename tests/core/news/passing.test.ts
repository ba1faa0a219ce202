import { describe, expect, test } from 'vitest';
import { createPassing } from '#core/news/passing.ts';

const DAY = 24 * 3_600_000;
const NOW = 100 * DAY;
const MOST = 20_000;

function open() {
  const clock = { now: NOW };
  return { ...createPassing(() => clock.now), clock };
}

describe('what is talked about', () => {
  test('is no older than a week, and leaves as time goes on, the oldest first', () => {
    const { enter, leave, clock } = open();
    expect(enter('too old', NOW - 7 * DAY - 1)).toBe(false);
    expect([enter('older', NOW - 6 * DAY), enter('newer', NOW - 5 * DAY)]).toEqual([true, true]);
    expect(leave()).toEqual([]);
    clock.now += 2 * DAY + 1;
    expect(leave()).toEqual(['older', 'newer']);
    expect(leave()).toEqual([]);
  });

  test('leaves by and by where a machine has slept', () => {
    const { enter, leave, clock } = open();
    for (let index = 0; index < 120; index += 1) enter(`${index}`, NOW - index);
    clock.now += 30 * DAY;
    expect([leave(), leave(), leave(), leave()].map(({ length }) => length)).toEqual([
      50, 50, 20, 0,
    ]);
  });

  test('is the newest 20,000, whichever came in first', () => {
    const dates = Array.from({ length: MOST + 500 }, (_, index) => NOW - index * 1_000);
    for (const order of [dates, dates.toReversed()]) {
      const { enter, leave, ids } = open();
      for (const at of order) {
        enter(`${at}`, at);
        leave();
      }
      expect(new Set(ids())).toEqual(new Set(dates.slice(0, MOST).map(String)));
    }
  });

  test('is as old as it says now, where it has said otherwise before', () => {
    const { enter, leave, ids, clock } = open();
    enter('a', NOW - 6 * DAY);
    enter('a', NOW);
    clock.now += 2 * DAY;
    expect([leave(), [...ids()]]).toEqual([[], ['a']]);
    expect(enter('a', NOW - 6 * DAY)).toBe(false);
    expect([...ids()]).toEqual([]);
  });

  test('does not stay longer for a date to come', () => {
    const { enter, leave, clock } = open();
    enter('a', NOW + 1_000 * DAY);
    clock.now += 7 * DAY + 1;
    expect(leave()).toEqual(['a']);
  });

  test('what is taken out does not leave again', () => {
    const { enter, remove, leave, clock } = open();
    enter('a', NOW);
    remove('a');
    clock.now += 8 * DAY;
    expect(leave()).toEqual([]);
  });
});
