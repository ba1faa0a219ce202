import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_EVERY, paceAfter, pauseBefore } from '#feeds/poll/cadence.ts';

const FIVE_MINUTES = 300;
const DAY = 86_400;
const quiet = { every: 1_800, failures: 0, resting: false };

test('a feed that brings news each time is soon asked for every five minutes', () => {
  let every = FIRST_EVERY;
  for (let check = 0; check < 4; check += 1) every = paceAfter(every, 'news');
  expect(every).toBe(FIVE_MINUTES);
});

test('a feed that brings nothing is asked for less and less, once a day in the end', () => {
  let every = FIRST_EVERY;
  for (let check = 0; check < 20; check += 1) every = paceAfter(every, 'nothing');
  expect(every).toBe(DAY);
});

test('the pause is spread by a tenth to either side', () => {
  expect(pauseBefore(quiet, 0)).toBe(1_620);
  expect(pauseBefore(quiet, 0.5)).toBe(1_800);
  expect(pauseBefore(quiet, 1)).toBe(1_980);
});

test.each([
  ['the feed', { ttl: 7_200 }],
  ['the cache', { maxAge: 7_200 }],
  ['a server that is busy', { retryAfter: 7_200, failures: 1 }],
])('nobody is asked before the time that %s has named', (_who, wishes) => {
  expect(pauseBefore({ ...quiet, ...wishes }, 0)).toBe(7_200);
});

test('a time that is named in years is a day', () => {
  expect(pauseBefore({ ...quiet, maxAge: 31_536_000 }, 1)).toBe(DAY);
});

test('what fails is asked for less with every failure', () => {
  const pauses = [1, 2, 3, 4].map((failures) => pauseBefore({ ...quiet, failures }, 0.5));
  expect(pauses).toEqual([1_800, 2_700, 4_050, 6_075]);
});

test('a feed that rests is asked for once a day', () => {
  expect(pauseBefore({ every: FIVE_MINUTES, failures: 10, resting: true }, 0.5)).toBe(DAY);
});

test('every pause is between five minutes and a day, whatever is asked for', () => {
  const seconds = fc.nat(10_000_000);
  const wishes = fc.record({
    ...{ every: seconds, ttl: seconds, maxAge: seconds, retryAfter: seconds },
    failures: fc.nat(2_000),
    resting: fc.boolean(),
  });
  fc.assert(
    fc.property(wishes, fc.double({ min: 0, max: 1, noNaN: true }), (asked, chance) => {
      const pause = pauseBefore(asked, chance);
      return Number.isInteger(pause) && pause >= FIVE_MINUTES && pause <= DAY;
    }),
  );
});
