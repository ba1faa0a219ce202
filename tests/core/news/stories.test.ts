import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStories, type Told } from '#core/news/stories.ts';

const start = Temporal.Instant.from('2026-11-22T00:00:00Z');
const told = (
  id: string,
  title: string,
  more: { readonly hours?: number; readonly text?: string } = {},
): Told => ({
  id,
  title,
  text: more.text,
  published: start.add({ minutes: Math.round(60 * (more.hours ?? 0)) }),
});

test('headlines of one event are one story, whose key is the first of them', () => {
  const stories = createStories();
  expect(stories.add(told('a', 'Quayside weighs selling its Marlow ferries'))).toBe('a');
  expect(stories.add(told('b', 'A goat wins the Lowmere cheese prize', { hours: 1 }))).toBe('b');
  expect(stories.add(told('c', 'Marlow ferries: Quayside is selling', { hours: 2 }))).toBe('a');
  expect(stories.membersOf('a').toSorted()).toEqual(['a', 'c']);
});

test('one rare word in common makes no story where most headlines stand alone', () => {
  const stories = createStories();
  stories.add(told('a', 'Historic bridge in Lowmere reopens to walkers'));
  stories.add(told('b', 'Brineco ends the quarter with a historic loss'));
  expect([stories.keyOf('a'), stories.keyOf('b')]).toEqual(['a', 'b']);
});

test('two companies that say the same of themselves are two stories', () => {
  const stories = createStories();
  stories.add(told('a', 'Quayside posts a higher quarterly profit than expected'));
  expect(stories.add(told('b', 'Tidewerk posts a higher quarterly profit than expected'))).toBe(
    'b',
  );
  expect(stories.add(told('c', 'Quayside profit is higher than expected'))).toBe('a');
});

test('the text under a headline helps to tell which story it is', () => {
  const text = 'Quayside talks to Tidewerk about selling the Marlow ferries to pay its debts.';
  const titles = ['Marlow boats go to Tidewerk', 'Tidewerk takes over old ferries'] as const;
  const alone = createStories();
  alone.add(told('a', titles[0]));
  expect(alone.add(told('b', titles[1]))).toBe('b');
  const helped = createStories();
  helped.add(told('a', titles[0], { text }));
  expect(helped.add(told('b', titles[1], { text }))).toBe('a');
});

test('the best line is the nearest to what all say, and among equals the earliest', () => {
  const stories = createStories();
  stories.add(told('late', 'Quayside sells Marlow ferries', { hours: 5 }));
  stories.add(told('gulls', 'Quayside sells Marlow ferries: gulls delighted', { hours: 1 }));
  stories.add(told('goats', 'Quayside sells Marlow ferries: goats unmoved', { hours: 3 }));
  stories.add(told('early', 'Quayside sells Marlow ferries', { hours: 2 }));
  expect(stories.membersOf('late')).toEqual(['early', 'late', 'gulls', 'goats']);
});

test('the same text again is the same story, even where it says nothing', () => {
  const stories = createStories();
  expect(stories.add(told('a', 'What is it that they do?'))).toBe('a');
  expect(stories.add(told('b', 'What is IT that they do?'))).toBe('a');
  expect(stories.add(told('c', 'Why we are not you'))).toBe('c');
  expect(stories.membersOf('a')).toEqual(['a', 'b']);
});

test('empty titles are no story together', () => {
  const stories = createStories();
  const keys = ['', '', ' ', '…'].map((title, index) => stories.add(told(`${index}`, title)));
  expect(keys).toEqual(['0', '1', '2', '3']);
  expect(stories.membersOf('1')).toEqual(['1']);
});

test('an item that is added again stays where it is', () => {
  const stories = createStories();
  stories.add(told('a', 'Quayside sells Marlow ferries'));
  expect(stories.add(told('a', 'Something else altogether in Lowmere'))).toBe('a');
  expect(stories.membersOf('a')).toEqual(['a']);
});

test('writing without blanks is compared by its pairs of letters', () => {
  const stories = createStories();
  stories.add(told('a', '港湾会社がマーロウ渡船を売却へ'));
  expect(stories.add(told('b', '港湾会社、マーロウ渡船を売却'))).toBe('a');
  expect(stories.add(told('c', '山羊のチーズが優勝'))).toBe('c');
});

test('a story goes on while headlines come, and is forgotten 72 hours after its last', () => {
  const stories = createStories();
  stories.add(told('a', 'Quayside sells Marlow ferries'));
  expect(stories.add(told('b', 'Marlow ferries: Quayside sells', { hours: 70 }))).toBe('a');
  stories.add(told('c', 'A goat wins in Lowmere', { hours: 80 }));
  expect(stories.membersOf('a')).toEqual(['b']);
  expect(stories.keyOf('a')).toBe('a');
  stories.add(told('d', 'Gulls are delighted', { hours: 143 }));
  expect([stories.keyOf('a'), stories.keyOf('b')]).toEqual([undefined, undefined]);
  expect(stories.membersOf('a')).toEqual([]);
  expect(stories.add(told('e', 'Quayside sells Marlow ferries', { hours: 144 }))).toBe('e');
});

test('what is older than the window when it comes is a story of its own, and not kept', () => {
  const stories = createStories();
  stories.add(told('a', 'Quayside sells Marlow ferries', { hours: 100 }));
  expect(stories.add(told('b', 'Quayside sells Marlow ferries', { hours: 20 }))).toBe('b');
  expect(stories.keyOf('b')).toBeUndefined();
});

test('a date to come does not end the window of all others, where the time is known', () => {
  const stories = createStories({ now: () => start });
  stories.add(told('a', 'Quayside sells Marlow ferries'));
  stories.add(told('b', 'A goat wins in Lowmere', { hours: 9_000 }));
  expect(stories.add(told('c', 'Marlow ferries: Quayside sells'))).toBe('a');
  expect(stories.membersOf('b')).toEqual(['b']);
});

test('a stored key is kept after a restart, and the story goes on under it', () => {
  const stories = createStories();
  stories.restore('old', 'first');
  stories.restore('b', 'first');
  expect(stories.keyOf('old')).toBe('first');
  expect(stories.membersOf('first')).toEqual([]);
  expect(stories.add(told('b', 'Quayside sells Marlow ferries'))).toBe('first');
  expect(stories.add(told('c', 'Marlow ferries: Quayside sells'))).toBe('first');
  expect(stories.membersOf('first')).toEqual(['b', 'c']);
});

const words = [
  'ferry',
  'goat',
  'gull',
  'harbour',
  'cheese',
  'bridge',
  'storm',
  'yard',
  'debt',
  'sale',
];
const items = fc.array(
  fc.record({
    title: fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((some) => some.join(' ')),
    hours: fc.double({ min: 0, max: 200, noNaN: true }),
  }),
  { maxLength: 120 },
);

test('keys only ever give way to older keys, and all that were given lead to the story', () => {
  fc.assert(
    fc.property(items, (all) => {
      const stories = createStories();
      const born = new Map(all.map((_, index) => [`${index}`, index]));
      const before = new Map<string, string>();
      for (const [index, { title, hours }] of all.entries()) {
        before.set(`${index}`, stories.add(told(`${index}`, title, { hours })));
        for (const [id, key] of before) {
          const now = stories.keyOf(id);
          if (now === undefined) continue;
          expect(born.get(now)).toBeLessThanOrEqual(born.get(key) as number);
          expect(stories.keyOf(now)).toBe(now);
          expect(stories.keyOf(key)).toBe(now);
          expect(stories.membersOf(key)).toEqual(stories.membersOf(now));
          before.set(id, now);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a story holds what is in the window, each once, whatever order it came in', () => {
  fc.assert(
    fc.property(items, (all) => {
      const stories = createStories();
      all.forEach(({ title, hours }, index) => {
        stories.add(told(`${index}`, title, { hours }));
      });
      const latest = Math.max(...all.map(({ hours }) => Math.round(60 * hours)));
      const keys = new Set(all.map((_, index) => stories.keyOf(`${index}`)));
      keys.delete(undefined);
      const held = [...keys].flatMap((key) => stories.membersOf(key as string));
      expect(new Set(held).size).toBe(held.length);
      for (const id of held) {
        const minutes = Math.round(60 * (all[Number(id)]?.hours ?? 0));
        expect(minutes).toBeGreaterThanOrEqual(latest - 72 * 60);
      }
    }),
    { numRuns: 100 },
  );
});

test('any text has an answer', () => {
  const text = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 20 }), (all) => {
      const stories = createStories();
      const keys = all.map(([title, under], index) =>
        stories.add(told(`${index}`, `${title}\ud800`, { text: `\udfff${under}` })),
      );
      expect(keys.map((key) => stories.keyOf(key))).not.toContain(undefined);
    }),
    { numRuns: 50 },
  );
  const stories = createStories();
  for (const [index, piece] of ['a', '\ud83d', 'é\u0301\u0327', "'", 'a.', '港'].entries()) {
    expect(stories.add(told(`${index}`, piece.repeat(200_000)))).toBeDefined();
  }
});
