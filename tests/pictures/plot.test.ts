import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spread, toExtent, toScale, toTicks } from '#pictures/plot.ts';

const day = (date: number): Temporal.PlainDate =>
  Temporal.PlainDate.from('2026-11-01').add({ days: date - 1 });
const line = (...counts: readonly number[]) => ({
  name: 'Tidewerk',
  points: counts.map((count, index) => ({ date: day(index + 9), count })),
});
const frame = { left: 100, right: 800, top: 50, bottom: 450 };

describe('toTicks', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [4, [0, 1, 2, 3, 4]],
    [5, [0, 2, 4, 6]],
    [14, [0, 5, 10, 15]],
    [90, [0, 50, 100]],
    [1_000_000, [0, 500_000, 1_000_000]],
  ])('a highest count of %d has grid lines at %j', (most, ticks) => {
    expect(toTicks(most)).toEqual(ticks);
  });

  test('whole numbers from 0 to past the highest count, and few of them', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (most) => {
        const ticks = toTicks(most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});

describe('toExtent', () => {
  test('takes in the first and the last day of all lines', () => {
    const extent = toExtent([line(1, 2), line(1, 2, 3)]);
    expect(String(extent?.first)).toBe('2026-11-09');
    expect(String(extent?.last)).toBe('2026-11-11');
  });

  test.each([
    ['no line', []],
    ['a line of nothing', [line()]],
    ['a single day', [line(3)]],
    ['half a mention', [line(1, 2.5)]],
    ['fewer than none', [line(1, -1)]],
    ['what is no number', [line(1, Number.NaN)]],
    ['no end', [line(1, Number.POSITIVE_INFINITY)]],
  ])('there is nothing to draw of %s', (_, series) => {
    expect(toExtent(series)).toBeUndefined();
  });
});

describe('toScale', () => {
  const extent = toExtent([line(0, 3, 14, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 14)]);
  const scale = extent && toScale(extent, frame);

  test('days run from left to right, counts from the ground up', () => {
    expect([scale?.toX(day(9)), scale?.toX(day(22))]).toEqual([100, 800]);
    expect([scale?.toY(0), scale?.toY(15)]).toEqual([450, 50]);
  });

  test('the last day has its name, and as many others as there is room for', () => {
    const named = (width: number) =>
      extent && toScale(extent, { ...frame, right: frame.left + width }).days.map(({ day }) => day);
    expect(named(800)).toEqual([10, 12, 14, 16, 18, 20, 22]);
    expect(named(600)).toEqual([10, 13, 16, 19, 22]);
    expect(named(10)).toEqual([15, 22]);
  });
});

describe('spread', () => {
  const heights = fc.array(fc.integer({ min: 50, max: 450 }), { minLength: 1, maxLength: 6 });

  test('moves names apart and keeps them in the frame', () => {
    fc.assert(
      fc.property(heights, (wanted) => {
        const sorted = spread(wanted, 40, frame).toSorted((a, b) => a - b);
        const gaps = sorted.slice(1).map((height, index) => height - (sorted[index] ?? 0));
        expect(Math.min(40, ...gaps)).toBe(40);
        expect(sorted[0]).toBeGreaterThanOrEqual(frame.top);
        expect(sorted.at(-1)).toBeLessThanOrEqual(frame.bottom);
      }),
    );
  });

  test('keeps their order', () => {
    fc.assert(
      fc.property(heights, (wanted) => {
        const orderOf = (values: readonly number[]) =>
          values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
        expect(orderOf(spread(wanted, 40, frame))).toEqual(orderOf(wanted));
      }),
    );
  });

  test('leaves what is far enough apart where it is', () => {
    expect(spread([300, 60, 100], 40, frame)).toEqual([300, 60, 100]);
  });
});
