import { expect, test } from 'vitest';
import { createTitleNames } from '#core/news/title-names.ts';
import { countNames } from '#core/news/trends.ts';
import { shippedLexicon } from '../../support/lexicon.ts';

const DAY = 86_400_000;
const DAYS = [0, DAY, 2 * DAY, 3 * DAY];
const namesIn = createTitleNames(shippedLexicon());

let ids = 0;
const printed = (title: string, day: number) => {
  ids += 1;
  return { id: `i${ids}`, title, at: day * DAY + ids };
};

type Given = Parameters<typeof countNames>[0];
const count = (items: Given['items'], more: Partial<Given> = {}) =>
  countNames(
    { items, days: DAYS, namesIn, storyOf: (id) => id, rest: async () => undefined, ...more },
    6,
  );

test('names are counted by day, however they are written, the most named first', async () => {
  const items = [
    ...[0, 1, 1, 2].map((day) => printed('Tidewerk opens a yard in the north', day)),
    ...[0, 0, 2].map((day) => printed('Foxconn sells a plant', day)),
    printed('FOXCONN says it will buy no more', 2),
    printed('Foxconn hires a chief', 2),
  ];
  expect(await count(items)).toEqual([
    { name: 'Foxconn', counts: [2, 0, 3], total: 5 },
    { name: 'Tidewerk', counts: [1, 2, 1], total: 4 },
  ]);
});

test('a story counts once a day, whoever tells it', async () => {
  const items = [0, 0, 0, 1].map((day) => printed('Foxconn sells a plant', day));
  const others = [printed('Foxconn hires a chief', 1), printed('Foxconn cuts a forecast', 2)];
  const storyOf = (id: string) => (items.some((item) => item.id === id) ? 'sale' : id);
  expect(await count([...items, ...others], { storyOf })).toEqual([
    { name: 'Foxconn', counts: [1, 2, 1], total: 4 },
  ]);
});

test('what is older, or is dated after today, is not counted, nor are countries and other such names', async () => {
  const items = [
    ...[-1, 3, 4].map((day) => printed('Foxconn sells a plant', day)),
    ...[0, 1, 2].map((day) => printed('Japan and China hold talks', day)),
  ];
  expect(await count(items)).toEqual([]);
});

test('who is named less than three times is no trend, and six are enough', async () => {
  const named = ['Foxconn', 'Nissan', 'HSBC', 'Tidewerk', 'SpaceX', 'Trello', 'Roomba'];
  const items = named.flatMap((name) =>
    [0, 1, 2].map((day) => printed(`${name} opens a yard`, day)),
  );
  const found = await count([...items, printed('Microsoft sells a plant', 0)]);
  expect(found).toHaveLength(6);
  expect(found.map(({ name }) => name)).not.toContain('Microsoft');
});

test('long work rests in between, and a headline is read once', async () => {
  const items = Array.from({ length: 1_000 }, (_, day) => printed('Foxconn sells it', day % 3));
  let rests = 0;
  let reads = 0;
  const counting = createTitleNames({
    ...shippedLexicon(),
    isGeneric: (phrase) => {
      reads += 1;
      return shippedLexicon().isGeneric(phrase);
    },
  });
  const rest = async () => {
    rests += 1;
  };
  await count(items, { rest, namesIn: counting });
  expect(rests).toBe(20);
  const before = reads;
  await count(items, { rest, namesIn: counting });
  expect(reads).toBe(before);
});
