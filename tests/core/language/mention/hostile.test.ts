import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMentionIndex, type MentionItem } from '#core/language/mentions.ts';
import { shippedLexicon } from '../../../support/lexicon.ts';

const lexicon = shippedLexicon();

const indexOf = (titles: readonly string[]) => {
  const meter = { steps: 0 };
  const index = createMentionIndex<MentionItem>(lexicon, { meter });
  index.addAll(titles.map((title, at) => ({ id: `${at}`, title })));
  return { index, meter };
};

const { index, meter } = indexOf([
  'Foxconn and Panasonic end their battery venture',
  'Foxconn opens a plant in Mexico',
  'The of and',
  '',
  '!!! ???',
]);

/** Looks at words and items that one message takes. */
function stepsFor(message: string): number {
  const before = meter.steps;
  index.find(message);
  return meter.steps - before;
}

describe('any message', () => {
  test.each([
    ['one word again and again', 'foxconn '],
    ['two names again and again', 'Foxconn and panasonic, '],
    ['a headline again and again', 'Foxconn opens a plant in Mexico. '],
    ['letters with no blank', 'a'],
    ['signs', '<`>@:'],
    ['marks on a letter', '\u0301\u0302'],
    ['lone surrogates', '\ud83d '],
    ['words with no blanks between them', '東芝工場'],
  ])('takes twice the steps when it is twice as long: %s', (_, part) => {
    const once = stepsFor(part.repeat(Math.floor(4_000 / part.length)));
    const twice = stepsFor(part.repeat(Math.floor(8_000 / part.length)));
    expect(twice).toBeLessThanOrEqual(2.2 * once + 200);
  });

  test('of a million characters takes no more steps than one of forty thousand', () => {
    const part = 'foxconn opens a plant and ';
    const long = stepsFor(part.repeat(40_000 / part.length));
    expect(stepsFor(part.repeat(1_000_000 / part.length))).toBeLessThanOrEqual(1.1 * long);
  });

  test('that names thousands of companies takes no more looks at headlines than one that names hundreds', () => {
    const names = Array.from({ length: 400 }, (_, at) => `Qua${at.toString(36)}zor`);
    const many = indexOf(
      names.flatMap((name) => Array.from({ length: 5 }, () => `${name} opens a plant`)),
    );
    const looks = (said: readonly string[]): number => {
      const before = many.meter.steps;
      many.index.findAll(said.join(' and '));
      // Its own words are looked at a few times each.
      return many.meter.steps - before - 8 * said.length;
    };
    const hundreds = looks(names.slice(0, 250));
    expect(hundreds).toBeGreaterThan(250);
    expect(looks(Array.from({ length: 10 }, () => names).flat())).toBeLessThanOrEqual(hundreds);
  });

  test('gets an answer or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (message) => {
        index.find(message);
        index.find(`Foxconn ${message}`);
      }),
      { numRuns: 25 },
    );
  });
});

describe('any headlines', () => {
  test('with nothing but stop words and signs are never answered', () => {
    expect(index.find('the of and')).toBeUndefined();
    expect(index.find('!!! ???')).toBeUndefined();
    expect(index.size).toBe(5);
  });

  test('that are all the same are capped: a message looks at no more of four thousand than of one thousand', () => {
    const steps = [1_000, 4_000].map((count) => {
      const same = indexOf(Array.from({ length: count }, () => 'Foxconn opens a plant in Mexico'));
      same.index.find('is foxconn opening another plant in mexico?');
      return same.meter.steps;
    });
    expect(steps[1]).toBe(steps[0]);
  });

  test('may come and go in any order, with any times', () => {
    const word = fc.constantFrom('Foxconn', 'Panasonic', 'plant', 'opens', 'Hon-Hai', '', '東芝');
    const change = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      words: fc.option(fc.array(word, { maxLength: 5 }), { nil: undefined }),
      published: fc.integer({ min: -1_000, max: 1_000 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const own = createMentionIndex<MentionItem>(lexicon);
        const kept = new Map<string, string>();
        for (const { id, words, published } of changes) {
          if (words === undefined) {
            own.remove(id);
            kept.delete(id);
            continue;
          }
          kept.set(id, words.join(' '));
          own.add({ id, title: words.join(' '), published: { epochMilliseconds: published } });
        }
        expect(own.size).toBe(kept.size);
        const named = own.find('so Foxconn shares are up');
        const someHasIt = [...kept.values()].some((title) => title.includes('Foxconn'));
        expect(named === undefined).toBe(!someHasIt);
        for (const id of kept.keys()) own.remove(id);
        expect(own.find('so Foxconn shares are up')).toBeUndefined();
      }),
    );
  });
});
