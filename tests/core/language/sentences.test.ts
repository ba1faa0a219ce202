import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toSentences, toSpans } from '#core/language/sentences.ts';
import { countedText } from '../../support/counted-text.ts';

describe('a sentence ends', () => {
  test.each([
    ['at marks', 'Ships sail. Do they? They do!', ['Ships sail.', 'Do they?', 'They do!']],
    ['behind quotes', '“They sail.” He left.', ['“They sail.”', 'He left.']],
    ['behind several marks', 'Really?! Yes... It is.', ['Really?!', 'Yes...', 'It is.']],
    [
      'before numbers and money',
      'It rose. 40 left. $5 is due.',
      ['It rose.', '40 left.', '$5 is due.'],
    ],
    ['behind a quote that is turned', '“It sank.“ He left.', ['“It sank.“', 'He left.']],
    ['behind a footnote', 'It sank.[2] Nobody knew.', ['It sank.[2]', 'Nobody knew.']],
    ['before an opening quote', 'It sank. "Nobody knew."', ['It sank.', '"Nobody knew."']],
    [
      'at initials before such a word',
      'He is from the U.S. The town is old.',
      ['He is from the U.S.', 'The town is old.'],
    ],
    [
      'at a firm before such a word',
      'She runs Acme Inc. He runs it too.',
      ['She runs Acme Inc.', 'He runs it too.'],
    ],
    ['at a wide mark', '船が出た。港は静かだ。', ['船が出た。', '港は静かだ。']],
    ['at the end of a line', 'Harbour news\nShips sail', ['Harbour news', 'Ships sail']],
    ['without a blank', 'It made a profit.The firm grew.', ['It made a profit.', 'The firm grew.']],
    [
      'without a blank, before a quote',
      'It sank."We knew," he said.',
      ['It sank.', '"We knew," he said.'],
    ],
    ['without a blank, behind a quote', '"It sank."We knew.', ['"It sank."', 'We knew.']],
    ['before the next number of a list', '1) Pay 2) Go', ['1) Pay', '2) Go']],
    [
      'after four spaced dots',
      'It went on . . . . Then it ended.',
      ['It went on . . . .', 'Then it ended.'],
    ],
    ['before a bullet', '• 9. Pay • 10. Go', ['• 9. Pay', '• 10. Go']],
  ])('%s', (_, text, sentences) => {
    expect(toSentences(text)).toEqual(sentences);
  });
});

describe('no sentence ends', () => {
  test.each([
    ['at a title', 'Gen. Lowe and Mrs. Hill met Prof. Marsh.'],
    ['at an initial', 'Ada B. Lowe and J. C. Marsh met.'],
    ['at a state or a month', 'He left Boise, Idaho, on Jan. 5 for Wash. state.'],
    ['at a number sign', 'She lives at No. 5 and reads vol. 3 of it.'],
    ['after three spaced dots', 'It went . . . I know . . . on and on.'],
    ['at the sign for a number', 'See N°. 12 of it.'],
    ['inside a number', 'It cost 13.5 million, or No. 2.'],
    ['inside an address', 'Write to Ada.Lowe@example.com or see www.example.Org now.'],
    ['where a small letter follows', 'The firm Yahoo! grew, e.g. in Rome.'],
    ['before who said it', '“Will it sink?” Ada Lowe asked.'],
    ['at a firm in a sentence', 'Acme Co. managers met Brine Inc. lawyers.'],
    ['where a line is wrapped', 'The harbour has grown so much that\nnobody knows its size.'],
    ['at a mark in front of a word', 'The !Kung live there.'],
    ['behind a number that opens a list', '1. Pay the fee'],
  ])('%s', (_, text) => {
    expect(toSentences(text)).toEqual([text]);
  });
});

describe('a language', () => {
  test.each([
    ['ja', '船が出た。港は静かだ。', ['船が出た。', '港は静かだ。']],
    ['hi', 'जहाज चला गया। बंदरगाह शांत है।', ['जहाज चला गया।', 'बंदरगाह शांत है।']],
    ['en-GB', 'Mr. Lowe left. He is back.', ['Mr. Lowe left.', 'He is back.']],
    ['no language!', 'Sie ging. Er blieb.', ['Sie ging.', 'Er blieb.']],
  ])('%s is split by its own rules', (language, text, sentences) => {
    expect(toSentences(text, language)).toEqual(sentences);
  });

  test('that nobody named is seen by its letters', () => {
    expect(toSentences('जहाज चला गया। बंदरगाह शांत है।')).toHaveLength(2);
  });
});

/** Pieces that splitters stumble over, to build hostile text from. */
const pieces = fc.constantFrom(
  ...[
    '. ',
    '.',
    '...',
    '!?',
    '"',
    '”',
    '(',
    '1) ',
    'a. ',
    'U.S.',
    'Mr.',
    'The ',
    'a',
    '\n',
    ' . .',
    '。',
    '\ud800',
    'é\u0301\u0302\u0303',
    '@',
    '[1]',
    'ß',
    '👩‍🚀',
  ],
);
const hostile = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 60 });

describe('any text at all', () => {
  test('is given back whole, but for blanks', () => {
    const bare = (text: string) => text.replace(/\s+/g, '');
    fc.assert(
      fc.property(hostile, (parts) => {
        const text = parts.join('');
        const sentences = toSentences(text);
        expect(bare(sentences.join(''))).toBe(bare(text));
        expect(sentences.every((sentence) => text.includes(sentence))).toBe(true);
      }),
    );
  });

  test('twice as long takes twice the steps', () => {
    const stepsFor = (text: string): number => {
      const counted = countedText(text);
      toSpans(counted, [0, text.length]);
      return counted.steps();
    };
    fc.assert(
      fc.property(hostile, (parts) => {
        const text = `${parts.join('')}.`.repeat(20);
        expect(stepsFor(text + text)).toBeLessThanOrEqual(2.1 * stepsFor(text) + 200);
      }),
    );
  });

  test.each([
    ['letters', 'a'],
    ['blanks', ' '],
    ['full stops', '.'],
    ['full stops and blanks', '. '],
    ['quotes', '."'],
    ['brackets', '('],
    ['initials', 'A.'],
    ['list items', '1) '],
    ['surrogates', '\ud800'],
    ['marks over a letter', '\u0301'],
    ['line ends', 'a\n'],
  ])('a million characters of %s are read', (_, unit) => {
    const text = unit.repeat(1_000_000 / unit.length);
    expect(toSentences(text).join('').length).toBeLessThanOrEqual(text.length);
  });

  test.each(['', ' ', '\n\n', '\ufeff'])('%j has no sentence', (text) => {
    expect(toSentences(text)).toEqual([]);
  });
});
