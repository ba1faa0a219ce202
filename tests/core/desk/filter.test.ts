import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { narrow, toFilterWords, toMatcher, toSieve } from '#core/desk/filter.ts';
import { article, headline } from '../../support/news.ts';

const all = { topics: [], include: [], exclude: [] };

describe('a phrase', () => {
  test.each([
    ['rare earths', 'Rare-Earths rush in Kenya', true],
    ['rare earths', 'RARE  EARTHS', true],
    ['rare earths', 'Earths are rare', false],
    ['rare earths', 'Rare metals of other earths', false],
    ['art', 'A new start', false],
    ['art', 'Art, at last', true],
    ['foxconn', 'Foxconn’s plant', true],
    ["nissan's plant", 'The Nissan plant', true],
    ['nissan plant', "Nissan's plant", true],
    ['cafe', 'Le Café ferme', true],
    ['ＡＩ', 'What AI does', true],
    ['日本', '東日本経済', true],
    ['日本', '本日', false],
    ['c++', 'A new C compiler', true],
    ['coca cola', 'CocaCola grows', true],
    ['cocacola', 'Coca-Cola grows', true],
    ['cocacola', 'Coca, Cola and tea', false],
    ['therapist', 'The rapist is free', false],
    ['jd.com', 'JD.com grows', true],
    ['s&p 500', 'The S&P 500 falls', true],
    ['.*', 'anything', false],
    ['(a+)+$', 'aaaa', false],
  ])('%j is in %j: %j', (phrase, text, found) => {
    expect(toMatcher([phrase])(text)).toBe(found);
  });

  const word = fc.string({ unit: fc.constantFrom(...'abÀ日9'), minLength: 1, maxLength: 3 });
  const gap = fc.constantFrom(' ', ', ', ' … ', '; ');

  test('is found exactly where its words stand one after the other', () => {
    const words = fc.array(fc.tuple(word, gap), { maxLength: 12 });
    fc.assert(
      fc.property(words, fc.array(word, { minLength: 1, maxLength: 3 }), (said, phrase) => {
        const text = said.flat().join('');
        const one = ` ${toFilterWords(text).join(' ')} `;
        const other = ` ${toFilterWords(phrase.join(' ')).join(' ')} `;
        expect(toMatcher([phrase.join(' ')])(text)).toBe(one.includes(other));
      }),
    );
  });

  test('is found in any text it is put into, and any text at all is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(toMatcher(['rare earths'])(`${a} Rare Earths ${b}`)).toBe(true);
        expect(typeof toMatcher([a])(b)).toBe('boolean');
      }),
    );
  });

  test('that nearly matches everywhere costs time that grows with the text and no faster', () => {
    const phrases = Array.from({ length: 20 }, (_, end) => `${'a '.repeat(29)}b${end}`);
    const matches = toMatcher(phrases);
    const once = (text: string): number => {
      const begun = performance.now();
      matches(text);
      return performance.now() - begun;
    };
    // The quickest of five: in the others something else had its turn.
    const time = (words: number): number =>
      Math.min(...Array.from({ length: 5 }, () => once('a '.repeat(words))));
    // Four times for a linear search, sixteen for a quadratic one.
    expect(time(40_000)).toBeLessThan(10 * Math.max(time(10_000), 2));
  });
});

describe('a digest that is narrowed', () => {
  const ports = headline('Ports grow', { topic: 'Shipping', source: 'Harbour Post' });
  const ferry = {
    ...article('Ferries for sale', 'Tidewerk wants rare', 'earths too.'),
    topic: 'Deals',
  };
  const bare = headline('No topic at all');
  const items = [ports, ferry, bare];

  test.each([
    [{}, [ports, ferry, bare]],
    [{ topics: ['SHIPPING', 'deals'] }, [ports, ferry]],
    [{ include: ['tidewerk'] }, [ferry]],
    [{ include: ['harbour post'] }, [ports]],
    [{ include: ['shipping', 'topic'] }, [ports, bare]],
    // The end of one paragraph and the beginning of the next are no phrase.
    [{ include: ['rare earths'] }, []],
    [{ exclude: ['grow', 'tidewerk'] }, [bare]],
    [{ topics: ['deals'], include: ['sale'], exclude: ['rare'] }, []],
  ])('by %j holds what fits', (narrowing, left) => {
    expect(narrow(items, { ...all, ...narrowing })).toEqual(left);
  });

  test.each([
    [{}, ferry, undefined],
    [{ topics: ['deals'] }, ports, { kind: 'topic' }],
    [{ topics: ['deals'] }, bare, { kind: 'topic' }],
    [{ include: ['gold', 'tin'] }, ferry, { kind: 'include' }],
    [{ exclude: ['gold', 'Grow'] }, ports, { kind: 'exclude', word: 'Grow', part: 'title' }],
    [{ exclude: ['post'] }, ports, { kind: 'exclude', word: 'post', part: 'source' }],
    [{ exclude: ['shipping'] }, ports, { kind: 'exclude', word: 'shipping', part: 'topic' }],
    [{ exclude: ['tide-werk'] }, ferry, { kind: 'exclude', word: 'tide-werk', part: 'text' }],
  ])('by %j says of each item why it is left out', (narrowing, item, why) => {
    expect(toSieve({ ...all, ...narrowing })(item)).toEqual(why);
  });

  const list = fc.array(fc.constantFrom('gold', 'rare earths', 'Tide', 'shipping'), {
    maxLength: 3,
  });
  const narrowings = fc.record({ topics: list, include: list, exclude: list });
  const words = fc
    .array(fc.constantFrom('gold', 'rare', 'earths', 'tide', 'shipping', 'x'), { minLength: 1 })
    .map((parts) => parts.join(' '));
  const anyItem = fc
    .record({ title: words, source: fc.option(words), topic: fc.option(words), text: words })
    .map(({ title, source, topic, text }) => ({
      ...article(title, text),
      ...(source !== null && { source }),
      ...(topic !== null && { topic }),
    }));

  test('holds an item exactly where there is no reason against it', () => {
    fc.assert(
      fc.property(fc.array(anyItem), narrowings, (several, narrowing) => {
        const left = narrow(several, narrowing);
        const whyNot = toSieve(narrowing);
        for (const item of several) expect(left.includes(item)).toBe(whyNot(item) === undefined);
      }),
    );
  });
});
