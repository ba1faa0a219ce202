import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { isTitleCase, type Keyword, toKeywords } from '#core/language/keywords.ts';
import { createLexicon, type Lexicon } from '#core/language/lexicon.ts';
import { readLexiconData } from '#feeds/lexicon.ts';

const data = readLexiconData();
const lexicon = createLexicon(data);
const keywords = (title: string, text?: string): readonly Keyword[] =>
  toKeywords({ title, text }, lexicon);
const names = (title: string, text?: string): readonly string[] =>
  keywords(title, text).map((keyword) => keyword.text);

describe('the names in a headline', () => {
  test.each([
    ['Talks Between Microsoft and Toyota Stall Over Price', ['Microsoft', 'Toyota']],
    ['Roomba maker iRobot seeks protection', ['Roomba', 'iRobot']],
    ["Atlassian's troubles reach JD.com and Coca-Cola", ['Atlassian', 'JD.com', 'Coca-Cola']],
    ['HSBC’s $13.6 Billion Offer Gains Backing in Hong Kong', ['HSBC', 'Hong Kong']],
    ['Bank of America Profit Falls', ['Bank of America']],
    ['UPDATE 3-Airbus Shares Fall', ['Airbus']],
  ])('%j names %j', (title, expected) => {
    expect(names(title)).toEqual(expected);
  });

  test.each([
    [''],
    ['!!! ... 2028'],
    ['of the and in'],
    ['Why It Is Not Yet Over'],
    ['How to Save More for a Rainy Day'],
    ['\ud83d \udc00'],
  ])('%j names nothing', (title) => {
    expect(names(title)).toEqual([]);
  });

  test('a brand and its brand are two', () => {
    expect(names('Apple App Store Fees Cut After Ruling')).toEqual(
      expect.arrayContaining(['Apple', 'App Store']),
    );
  });

  test('the text of the item tells which words of a Title Case headline are names', () => {
    const title = 'Marlow Plans Target Sale';
    expect(names(title, 'It has plans for Target, said Marlow of the sale.')).toEqual(
      expect.arrayContaining(['Marlow', 'Target']),
    );
    expect(names(title, 'For Marlow the target of its plans is a sale.')).toEqual(['Marlow']);
  });

  test.each([
    ['富士康宣布在印度建新厂', '富士康', 'strong'],
    ['トヨタ、生産を拡大へ', 'トヨタ', 'strong'],
    ['【快讯】比亚迪销量上升', '比亚迪', 'strong'],
    ['苹果公司发布新款手机', '苹果', 'ordinary'],
    ['中国央行下调利率', '中国', 'generic'],
  ])('a headline without blanks between words, %j, begins with %s', (title, text, kind) => {
    const [first] = keywords(title);
    expect(first).toEqual({ text, kind, words: [...text] });
  });

  test('a legal suffix is written but not said', () => {
    const [keyword] = keywords('Shares of Tidewater Inc. fall');
    expect(keyword).toMatchObject({ text: 'Tidewater Inc', words: ['tidewater'] });
  });

  test.each([
    ['Atlassian Cuts Jobs', 'Atlassian', 'strong'],
    ['Apple Cuts Jobs', 'Apple', 'ordinary'],
    ['Japan Cuts Rates', 'Japan', 'generic'],
    ['Shares Fall in Hong Kong', 'Hong Kong', 'generic'],
    ['Atlassian Meets Brazilian Ministers', 'Brazilian', 'generic'],
  ])('in %j %s is %s', (title, name, kind) => {
    expect(keywords(title).find(({ text }) => text === name)?.kind).toBe(kind);
  });
});

describe('what was learned', () => {
  let learned: Lexicon;
  const title = 'Harrow Signs Pact With Dockers';
  const said = 'The port is run by Harrow now. Nobody at Harrow signs a pact with dockers.';
  beforeEach(() => {
    learned = createLexicon(data);
  });

  test('tells names from words, and is forgotten again', () => {
    const before = learned.nameShare('harrow');
    learned.learn(said);
    expect(learned.nameShare('harrow')).toBeGreaterThan(before);
    expect(toKeywords({ title }, learned).map(({ text }) => text)).toContain('Harrow');
    learned.forget(said);
    expect(learned.nameShare('harrow')).toBe(before);
  });

  test('never takes its name from a company that is called like an everyday word', () => {
    const found = (): readonly string[] =>
      toKeywords({ title: 'Target Cuts Forecast as Shoppers Stay Away' }, learned).map(
        ({ text }) => text,
      );
    const before = found();
    learned.learn('It has a target. Its target is a target too, and no target is as good.');
    expect(found()).toEqual(before);
  });

  test('what was never learned cannot be forgotten', () => {
    learned.forget(said);
    learned.learn(said);
    expect(learned.learned('harrow')).toEqual({ capital: 2, small: 0 });
  });
});

describe('whatever the headline is', () => {
  const part = fc.constantFrom(
    'Apple',
    'of',
    '’s',
    'S&P 500',
    ', ',
    '-',
    '富士康',
    'e\u0301',
    '\ud800',
  );
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(part, { maxLength: 60 }).map((parts) => parts.join(' ')),
  );

  test('its names stand in it, have words and are there once', () => {
    fc.assert(
      fc.property(any, fc.option(any, { nil: undefined }), (title, text) => {
        const found = keywords(title, text);
        for (const keyword of found) {
          expect(title).toContain(keyword.text);
          expect(keyword.words.length).toBeGreaterThan(0);
        }
        expect(new Set(found.map(({ words }) => words.join(' '))).size).toBe(found.length);
      }),
    );
  });

  test('a word is looked up no more often for every word that is added', () => {
    const countFor = (words: number): number => {
      let steps = 0;
      const get = (word: string): number | undefined => {
        steps += 1;
        return data.words.get(word);
      };
      const counting = createLexicon({ words: { get }, generic: [] });
      toKeywords({ title: 'Ministers Meet Toyota '.repeat(words) }, counting);
      return steps;
    };
    expect(countFor(20)).toBeLessThanOrEqual(countFor(10) * 2 + 10);
  });

  test('a million letters without an end are no headline, and cost no more than a long one', () => {
    expect(names(`Toyota ${'x'.repeat(1_000_000)}`)).toEqual(['Toyota']);
    expect(names('Toyota Sues Nissan '.repeat(50_000), 'Toyota '.repeat(150_000))).toContain(
      'Toyota',
    );
  });
});

test.each([
  ['Harbour Board Backs New Bridge Over River', true],
  ['Harbour board backs new bridge over the Thames', false],
  ['', false],
])('%j is in Title Case: %j', (title, expected) => {
  expect(isTitleCase(title)).toBe(expected);
});
