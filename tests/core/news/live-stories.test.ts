import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WireItem } from '#core/news/feed.ts';
import type { Place } from '#core/ports.ts';
import { follow, followsOf, newsroomOf, wired } from '../../support/local-news.ts';

const here: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const start = Temporal.Instant.from('2026-11-22T12:00:00Z');
const now = start.add({ hours: 1 });
const open = (...slices: readonly (readonly WireItem[])[]) => {
  const newsroom = newsroomOf({
    follows: followsOf({ T1: [follow('ours'), follow('other')] }),
    now: () => now,
  });
  const keys = new Map(slices.flatMap((slice) => [...newsroom.take(slice)]));
  return { ...newsroom, keys };
};
const ferries = ['Tidewater buys the Marlow ferries', 'Marlow ferries go to Tidewater'].map(
  (title, minutes) =>
    wired(title, { id: `f${minutes}`, source: `S${minutes}`, published: start.add({ minutes }) }),
);

describe('the story of an item that came by a feed', () => {
  test('is told to be noted, for those that came without one', () => {
    const old = wired('Long ago', { id: 'old', published: start.subtract({ hours: 400 }) });
    const noted = wired('Something else', { id: 'n', published: start, story: 'noted' });
    const { keys } = open([...ferries, old, noted]);
    expect(keys).toEqual(
      new Map([
        ['old', 'old'],
        ['f0', 'f0'],
        ['f1', 'f0'],
      ]),
    );
  });

  test('is the one that was noted, whatever it is like', () => {
    const [one, other] = ferries as [WireItem, WireItem];
    const { at } = open([
      { ...one, story: 'x' },
      { ...other, story: 'y' },
    ]);
    expect(['f0', 'f1'].map(at(here).storyOf)).toEqual(['x', 'y']);
  });

  test('is the one that was noted long ago too, when it is told no more', () => {
    const old = wired('Long ago', { published: start.subtract({ hours: 400 }), story: 'first' });
    const { at } = open([old]);
    expect(at(here).storyOf('Long-ago')).toBe('first');
  });

  test('is the one that another process noted, once that is known', () => {
    const mine = wired('Saltwerk closes', { id: 's', published: start });
    const { at, take, keys } = open([mine]);
    expect(keys.get('s')).toBe('s');
    take([{ ...mine, story: 'theirs' }]);
    expect(at(here).storyOf('s')).toBe('theirs');
  });
});

test('what people see does not depend on what came in first', () => {
  const words = ['Tidewater', 'Marlow', 'ferries', 'Quayside', 'salt', 'rises', 'falls', 'port'];
  const item = fc.record({
    title: fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 5 }),
    hours: fc.integer({ min: 80, max: 200 }),
    feed: fc.constantFrom('ours', 'other', 'nobodys'),
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (made, size) => {
      const items = made.map(({ title, hours, feed }, index) =>
        wired(title.join(' '), {
          ...{ id: `i${index}`, feed, source: feed, story: `i${index % 7}` },
          published: start.subtract({ hours, seconds: index }),
        }),
      );
      const slices = Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
        items.slice(at * size, (at + 1) * size),
      );
      const [one, other] = [open(items), open(...slices)].map(({ at }) => at(here));
      expect(other?.front()).toEqual(one?.front());
      expect(other?.topics()).toEqual(one?.topics());
      for (const word of words) expect(other?.find(word)).toEqual(one?.find(word));
      for (const { headline } of items)
        expect(other?.storyOf(headline.id)).toBe(one?.storyOf(headline.id));
    }),
    { numRuns: 20 },
  );
});

test('nor do the stories that are told, with their sources', () => {
  const told = [
    ...ferries,
    ...['Brinexco opens a salt mine', 'A salt mine is opened by Brinexco'].map((title, hours) =>
      wired(title, { id: `b${hours}`, feed: 'other', source: `B${hours}`, published: start }),
    ),
  ];
  const { keys } = open(told);
  const noted = told.map((item) => ({ ...item, story: keys.get(item.headline.id) }));
  const [one, other] = [noted, noted.toReversed()].map((items) =>
    open(...items.map((item) => [item])).at(here),
  );
  expect(one?.front()).toMatchObject([
    { id: 'f1', also: 1 },
    { id: 'b0', also: 1 },
  ]);
  expect(other?.front()).toEqual(one?.front());
});

test('the newest headline of a name is answered with, whichever came in first', () => {
  const items = Array.from({ length: 150 }, (_, hours) =>
    wired(`Brinexco opens mine number ${hours}`, {
      ...{ id: `${hours}`, story: `${hours}`, published: start.subtract({ hours }) },
    }),
  );
  for (const order of [items, items.toReversed()]) {
    const { at } = open(...order.map((item) => [item]));
    expect(at(here).match('did you hear about Brinexco?')?.item.id).toBe('0');
  }
});
