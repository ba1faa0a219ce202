import { describe, expect, test } from 'vitest';
import { toSentences } from '#core/language/sentences.ts';
import { summarize } from '#core/language/summary.ts';
import { article } from '../../support/news.ts';

describe('sentences', () => {
  test.each([
    [
      'Mr. Lowe met Acme Co. managers. They spoke.',
      ['Mr. Lowe met Acme Co. managers.', 'They spoke.'],
    ],
    ['The U.S. Navy left. Why? “Orders!”', ['The U.S. Navy left.', 'Why?', '“Orders!”']],
    ['It costs $13.6 billion. Too much.', ['It costs $13.6 billion.', 'Too much.']],
    ['no end', ['no end']],
    ['', []],
  ])('%j is parted where sentences end', (text, sentences) => {
    expect(toSentences(text)).toEqual(sentences);
  });
});

describe('the summary', () => {
  const first = 'The harbour grew fast last year.';
  const second = 'Its owners expect more of it.';

  test('is the first clean sentences, exactly as they stand', () => {
    const text = article('A title', `By Ada Lowe. ${first} ${second} A third sentence is here.`);
    expect(summarize(text, 2)).toEqual([first, second]);
  });

  test('passes over a first paragraph that only repeats the title', () => {
    expect(
      summarize(
        article('The harbour grows and grows again', 'The harbour grows and grows again', first),
        1,
      ),
    ).toEqual([first]);
  });

  test('is what there is when there is little', () => {
    expect(summarize(article('T', 'Ships sail.'), 2)).toEqual(['Ships sail.']);
  });
});
