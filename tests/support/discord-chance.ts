import { setTimeout as pass } from 'node:timers/promises';
import type { Failure, Request } from './discord-answers.ts';

/** How often something goes wrong with a request about messages; each from 0 to 1. */
export type Chances = {
  readonly seed: number;
  /** It never arrives. */
  readonly lose?: number;
  /** It is done, and the answer is cut off. */
  readonly cut?: number;
  /** It is done some milliseconds later, at most `longest`, whoever waits for it. */
  readonly delay?: number;
  readonly longest?: number;
  /** It is answered with 500, and as often done as not. */
  readonly fault?: number;
};

const OF_MESSAGES = /^\/(?:channels|guilds|users)\//;

/** What becomes of each request, by a seed: the same requests in the same order fare the same. */
export function createChance(chances: Chances): (request: Request) => Failure | undefined {
  const { lose = 0, cut = 0, delay = 0, fault = 0, longest = 50 } = chances;
  const random = createRandom(chances.seed);
  const fates: readonly (readonly [number, (second: number) => Failure])[] = [
    [lose, () => 'lose'],
    [cut, () => 'take-and-cut'],
    [fault, (second) => (second < 0.5 ? 'take-and-fault' : { status: 500 })],
    [delay, (second) => ({ after: pass(second * longest) })],
  ];
  return ({ path }) => {
    if (!OF_MESSAGES.test(path)) return undefined;
    let drawn = random();
    const second = random();
    const fate = fates.find(([often]) => {
      drawn -= often;
      return drawn < 0;
    });
    return fate?.[1](second);
  };
}

/** mulberry32: 32 bits of state, numbers from 0 up to 1. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Counts requests over the last second. Returns nothing for one that may pass, else the seconds until
 * one may.
 */
export function createLimit(perSecond: number): () => number | undefined {
  let passed: readonly number[] = [];
  return () => {
    const now = performance.now();
    passed = passed.filter((at) => now - at < 1_000);
    const [oldest = now] = passed;
    if (passed.length >= perSecond) return (oldest + 1_000 - now) / 1_000;
    passed = [...passed, now];
    return undefined;
  };
}
