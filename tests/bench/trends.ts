import { setImmediate } from 'node:timers/promises';
import { findTrends } from '#core/desk/trends.ts';
import { createNewsroom } from '#core/news/newsroom.ts';
import { systemClock } from '../../src/clock.ts';
import { shippedLexicon } from '../support/lexicon.ts';
import { follow } from '../support/local-news.ts';
import { place } from '../support/newsroom.ts';
import { type Figure, milliseconds, timed } from './figures.ts';
import { createItems } from './wire-items.ts';

const ITEMS = 100_000;
const AT_ONCE = 500;
const NO_SEARCH = {
  add: () => undefined,
  remove: () => undefined,
  find: () => [],
  suggest: () => [],
  complete: () => [],
  dropRest: () => false,
  hasLost: () => false,
};

/** What was most in the news, where a place follows all feeds of the largest archive. */
export async function measureTrends(): Promise<readonly Figure[]> {
  const now = systemClock.now();
  const { itemAt, feeds } = createItems({ items: ITEMS, feeds: 200, now });
  const follows = feeds.map((feed) => follow(feed));
  const room = createNewsroom({
    ...{ editions: { current: () => [] }, follows: { of: () => follows } },
    ...{ lexicon: shippedLexicon(), search: NO_SEARCH, clock: systemClock },
  });
  const items = Array.from({ length: ITEMS }, (_, at) => itemAt(at)).reverse();
  for (let at = 0; at < ITEMS; at += AT_ONCE) room.take(items.slice(at, at + AT_ONCE));
  const count = async (): Promise<number> => {
    let [longest, began] = [0, performance.now()];
    const rest = async (): Promise<void> => {
      longest = Math.max(longest, performance.now() - began);
      await setImmediate();
      began = performance.now();
    };
    const today = now.toZonedDateTimeISO('Europe/Rome');
    await findTrends(room.at(place), today, { rest, namesIn: room.namesIn });
    return longest;
  };
  let longest = 0;
  const first = await timed(async () => {
    longest = await count();
  });
  const again = await timed(count);
  return [
    { what: 'trends of 100,000 items, first asked', found: milliseconds(first), reach: '-' },
    { what: 'longest hold of the thread in it', found: milliseconds(longest), reach: '< 100 ms' },
    { what: 'asked again', found: milliseconds(again), reach: '-' },
  ];
}
