import { describe, expect, test } from 'vitest';
import { readAliases } from '#core/language/mention/aliases.ts';
import { createMentionIndex, type MentionItem } from '#core/language/mentions.ts';
import { shippedLexicon } from '../../support/lexicon.ts';

const TITLES = [
  'Quarterly profit at Foxconn beats forecasts',
  'Coca-Cola weighs the sale of a bottling plant',
  'JD.com opens depots in the Netherlands',
  'S&P 500 closes at a record as chip makers rally',
  'Air Force One contract goes to Boeing',
  'Apple to appeal the ruling on its payment rules',
  'Target cuts its forecast as shoppers stay away',
  'Nestlé recalls frozen pizza in France',
  'HSBC names a new head of wealth management',
  'Sony and Panasonic end their battery venture',
  '東芝が半導体工場を売却へ',
];

const indexOf = (titles: readonly string[], aliases = '') => {
  const index = createMentionIndex<MentionItem>(shippedLexicon(), {
    aliases: readAliases(aliases).aliases,
  });
  index.addAll(titles.map((title, at) => ({ id: `${at}`, title })));
  return index;
};

const index = indexOf(TITLES);
const named = (message: string): string | undefined => index.find(message)?.keyword;

describe('a message that names the subject of a headline', () => {
  test.each([
    ['did anyone read about Foxconn today?', 'Foxconn'],
    ['foxconn is hiring again', 'Foxconn'],
    ["what is foxconn's plan here", 'Foxconn'],
    ['coca cola is selling something', 'Coca-Cola'],
    ['cocacola is selling something', 'Coca-Cola'],
    ['I hear Coca-Cola has a plant for sale', 'Coca-Cola'],
    ['jd.com is coming to Europe', 'JD.com'],
    ['nestle has a recall out', 'Nestlé'],
    ['hsbc has a new boss for wealth', 'HSBC'],
    ['東芝の話を聞いた?', '東芝'],
  ])('%j: %s', (message, keyword) => {
    expect(named(message)).toBe(keyword);
  });
});

describe('an everyday word that is a name too', () => {
  test.each([
    ['do you think Apple is right about the payment rules?', 'Apple'],
    ['apple shares are down', 'Apple'],
    ["I read that Target's forecast is out", 'Target'],
  ])('is meant where something says so: %j', (message, keyword) => {
    expect(named(message)).toBe(keyword);
  });

  test.each([
    ['an apple a day'],
    ['who ate my apple'],
    ['the target is friday'],
    ['we should target the new release'],
    ['TARGET THE MAIN BRANCH PLEASE'],
    ['we meet in france next week'],
  ])('is not meant elsewhere: %j', (message) => {
    expect(named(message)).toBeUndefined();
  });
});

describe('what is not said names nothing', () => {
  test.each([
    ['`foxconn` in code'],
    ['```\nfoxconn\n```'],
    ['> foxconn is hiring\nagreed'],
    ['see https://example.com/foxconn and www.foxconn.example'],
    ['<https://example.com|the foxconn page>'],
    ['@foxconn can you look?'],
    ['<@FOXCONN> can you look?'],
    ['nice :foxconn: sticker'],
    ['ask press@foxconn.example'],
    ['it is in src/foxconn/plant.ts and foxconn_id'],
    [''],
  ])('%j', (message) => {
    expect(named(message)).toBeUndefined();
  });
});

describe('a message that repeats a headline', () => {
  const own = indexOf([
    'Rich tax evaders rush to beat amnesty deadline',
    'Bridges closed after heavy rain in the valley',
    '東芝が半導体工場を売却へ',
  ]);

  test.each([
    ['Rich Tax Evaders Rush To Beat Amnesty Deadline', '0'],
    ['so they say wealthy tax evaders are rushing to meet the amnesty deadline', '0'],
    ['lol look: bridges closed after heavy rain in the valley, and my train is late too', '1'],
    ['東芝の半導体工場の売却の話', '2'],
  ])('%j', (message, id) => {
    expect(own.find(message)).toMatchObject({ item: { id } });
  });

  test.each([
    ['the deadline for my tax form is close and I am in a rush'],
    ['heavy rain again, the bridge is wet'],
    ['工場の話'],
  ])('%j shares too little', (message) => {
    expect(own.find(message)).toBeUndefined();
  });
});

test('two names of one headline are a reason of their own', () => {
  const mention = index.find('sony and panasonic are splitting up');
  expect(mention).toMatchObject({ item: { id: '9' }, because: 'two names' });
});

test('an alias calls a name by another, and a forbidden name is never answered', () => {
  const own = indexOf(TITLES, 'Hon Hai = Foxconn\n!HSBC');
  expect(own.find('hon hai again')).toMatchObject({ keyword: 'Foxconn', because: 'alias' });
  expect(own.find('what about hsbc then')).toBeUndefined();
});

test('only an item that may be seen is answered', () => {
  const sees = ({ id }: MentionItem): boolean => id !== '0';
  expect(index.find('foxconn is hiring again', { sees })).toBeUndefined();
});

test('an item that is taken out is answered no more, and one with its id stands in its place', () => {
  const own = indexOf(TITLES);
  own.remove('0');
  expect(own.find('foxconn is hiring again')).toBeUndefined();
  own.add({ id: '1', title: 'Panasonic builds a plant' });
  expect(own.find('coca cola is selling something')).toBeUndefined();
  expect(own.size).toBe(TITLES.length - 1);
  own.remove('nobody');
});

test('the newest of equal headlines is answered', () => {
  const own = createMentionIndex<MentionItem>(shippedLexicon());
  const at = (day: number) => Temporal.Instant.from(`2026-11-0${day}T00:00:00Z`);
  for (const day of [2, 3, 1]) {
    own.add({ id: `${day}`, title: 'Foxconn opens a plant', published: at(day) });
  }
  expect(own.find('foxconn is hiring again')?.item.id).toBe('3');
});

test('the names of a headline are told as it writes them', () => {
  const index = createMentionIndex<MentionItem>(shippedLexicon());
  index.add({ id: 'h', title: 'HSBC sells a unit to Foxconn' });
  expect(index.namesOf('h')).toEqual(['HSBC', 'Foxconn']);
  expect(index.namesOf('x')).toEqual([]);
});

describe('every item that a message is about', () => {
  const found = (message: string) => index.findAll(message).map(({ keyword }) => keyword);

  test('is told, each once', () => {
    expect(found('foxconn and hsbc in one deal').toSorted()).toEqual(['Foxconn', 'HSBC']);
    expect(index.findAll('sony and panasonic are splitting up')).toMatchObject([
      { item: { id: '9' }, because: 'two names' },
    ]);
    expect(found('lunch at noon?')).toEqual([]);
  });

  test('begins with what it repeats', () => {
    const all = index.findAll('HSBC says: Quarterly profit at Foxconn beats forecasts');
    expect(all[0]).toMatchObject({ item: { id: '0' } });
    expect(all.map(({ item }) => item.id).toSorted()).toEqual(['0', '8']);
  });

  test('is the one that is answered, where there is one', () => {
    for (const title of TITLES) {
      const best = index.find(title);
      if (best !== undefined)
        expect(index.findAll(title).map(({ item }) => item.id)).toContain(best.item.id);
    }
  });

  test('may be seen', () => {
    const sees = ({ id }: MentionItem): boolean => id !== '0';
    expect(index.findAll('foxconn and hsbc', { sees }).map(({ item }) => item.id)).toEqual(['8']);
  });
});
