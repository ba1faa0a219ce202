import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAIR_FEATURES, SENTENCE_FEATURES } from '#core/language/ranking-features.ts';
import weights from '#core/language/ranking-weights.json' with { type: 'json' };
import { summarize } from '#core/language/summary.ts';
import { article } from '../../support/news.ts';

/** A column: what it tells comes after the scenery. */
const SCENERY = 'I love the smell of the sea in the morning, and you would too.';
const QUESTION = 'But what is it worth to us?';
const NEWS =
  'Quayside will sell the Marlow ferries to Tidewater for $40 million, both firms said on Monday.';
const SAME =
  'Quayside sells its Marlow ferries to Tidewater for $40 million, said both firms on Monday.';
const DETAIL =
  'About 420 people work on the Marlow ferries, and Tidewater wants to keep all of them.';
const REST = [
  'Nobody asked me.',
  'The ferries of Quayside have lost money for six years.',
  'Tidewater owns ferries in nine towns.',
  'So it goes.',
];

describe('a summary of two', () => {
  test('tells the news, wherever it stands', () => {
    const column = article(
      'Tidewater buys the Marlow ferries',
      [SCENERY, QUESTION, REST[0], NEWS, DETAIL, ...REST].join(' '),
    );
    expect(summarize(column, 2)).toEqual([NEWS, DETAIL]);
  });

  test('never opens with a word that leans on what was left out', () => {
    const he =
      'He will sell the Marlow ferries to Tidewater for $40 million, he told a court on Monday.';
    const story = article(
      'Owner sells the Marlow ferries',
      [REST[0], SCENERY, he, DETAIL, ...REST].join(' '),
    );
    for (const count of [2, 3, 4]) expect(summarize(story, count)[0]).not.toBe(he);
  });

  test('does not say the same twice', () => {
    const story = article(
      'Tidewater buys the Marlow ferries',
      [NEWS, SAME, DETAIL, ...REST].join(' '),
    );
    expect(summarize(story, 2)).not.toEqual([NEWS, SAME]);
  });

  test('is the first two of a short article', () => {
    expect(summarize(article('T', `${SCENERY} ${NEWS}`, `${QUESTION} ${DETAIL}`), 2)).toEqual([
      SCENERY,
      NEWS,
    ]);
  });

  test('is what there is when there is little', () => {
    expect(summarize(article('T', 'Ships sail.'), 2)).toEqual(['Ships sail.']);
    expect(summarize(article('T', ''), 2)).toEqual([]);
  });

  test('passes over a first paragraph that only repeats the title', () => {
    expect(
      summarize(article('The harbour grows again', 'The harbour grows again', NEWS), 1),
    ).toEqual([NEWS]);
  });
});

test('one sentence is the first that is no byline', () => {
  const story = article('T', 'By Ada Lowe', `${SCENERY} ${NEWS} ${DETAIL}`, ...REST);
  expect(summarize(story, 1)).toEqual([SCENERY]);
});

test('as many sentences as there are, or more, are all of them', () => {
  const all = [SCENERY, NEWS, DETAIL, ...REST];
  expect(summarize(article('T', all.join(' ')), 1_000)).toEqual(all);
  expect(summarize(article('T', all.join(' ')), all.length)).toEqual(all);
});

test.each([2, 3, 5, 10, 11, 30])(
  'a summary of %i has so many, each once and in their order',
  (count) => {
    const sentences = Array.from(
      { length: 60 },
      (_, index) => `Port ${index} grew by ${index % 7} ships, said its owner.`,
    );
    const summary = summarize(article('Ports grow', ...sentences), count);
    expect(summary).toHaveLength(count);
    expect(sentences.filter((sentence) => summary.includes(sentence))).toEqual(summary);
  },
);

test('any text at all is told in its own words and in its order, the same each time', () => {
  const pieces = fc.constantFrom(
    NEWS,
    SAME,
    DETAIL,
    SCENERY,
    QUESTION,
    ...REST,
    '\n',
    '\n\n',
    ' ',
    'By ',
    '"',
    '\ud800',
    '船が出た。',
  );
  const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 40 });
  fc.assert(
    fc.property(fc.string(), text, fc.integer({ min: 1, max: 12 }), (title, parts, count) => {
      const whole = parts.join('');
      const summary = summarize(article(title, whole), count);
      let from = 0;
      for (const sentence of summary) {
        from = whole.indexOf(sentence, from);
        expect(from).toBeGreaterThanOrEqual(0);
        from += sentence.length;
      }
      expect(summary.length).toBeLessThanOrEqual(count);
      expect(summarize(article(title, whole), count)).toEqual(summary);
    }),
    { numRuns: 50 },
  );
});

describe('a text of a million characters is told', () => {
  test.each([
    ['with no sentence end', 'ships sail on and '],
    ['of one sentence again and again', `${NEWS} `],
    ['of short sentences', 'A b. C d! '],
    ['of lines', 'ships sail\n'],
    ['of names', 'Ada Lowe and Jo Marsh '],
    ['of quotes', '"a". '],
    ['of marks over letters', 'e\u0301\u0302\u0303 '],
    ['of halves of characters', '\ud83d '],
    ['without a blank', 'x'],
    ['of another script', '船が出た。'],
  ])('%s', (_, unit) => {
    const text = unit.repeat(1_000_000 / unit.length);
    expect(summarize(article('Ships sail', text), 2).length).toBeGreaterThan(0);
    const less = text.slice(0, 200_000);
    expect(summarize(article('Ships sail', less), 20).length).toBeGreaterThan(0);
  });
});

test('every fact that is weighed has a weight, and no weight is for nothing', () => {
  expect(Object.keys(weights.sentence)).toEqual(Object.keys(SENTENCE_FEATURES));
  expect(Object.keys(weights.pair)).toEqual(Object.keys(PAIR_FEATURES));
});
