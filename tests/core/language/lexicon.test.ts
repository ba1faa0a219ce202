import { describe, expect, test } from 'vitest';
import { createLexicon } from '#core/language/lexicon.ts';
import { BIT, frequencyOf, pack, traitsOf } from '#core/language/traits.ts';
import { readLexiconData } from '#feeds/lexicon.ts';

const lexicon = createLexicon(readLexiconData());

describe('the shipped lexicon', () => {
  test.each(['toyota', 'atlassian', 'london', 'qwzrtv'])('takes %j for a name', (word) => {
    expect(lexicon.nameShare(word)).toBeGreaterThan(0.8);
    expect(lexicon.isOrdinary(word)).toBe(false);
  });

  test.each(['apple', 'target', 'shell', 'strategy', 'underpayments', 'ships'])(
    'knows %j as an everyday word',
    (word) => {
      expect(lexicon.nameShare(word)).toBeLessThan(0.5);
      expect(lexicon.isOrdinary(word)).toBe(true);
    },
  );

  test.each(['japan', 'japanese', 'hong kong', 'monday', 'ceo', 'time', 'new york', 'tokyo'])(
    '%j is no subject alone',
    (phrase) => {
      expect(lexicon.isGeneric(phrase)).toBe(true);
    },
  );

  test.each(['toyota', 'apple', 'app store', 'atlassian'])('%j may be one', (phrase) => {
    expect(lexicon.isGeneric(phrase)).toBe(false);
  });

  test('knows how often words are said', () => {
    expect(lexicon.frequency('the')).toBeGreaterThan(20_000);
    expect(lexicon.frequency('apple')).toBeGreaterThan(15);
    expect(lexicon.frequency('apple')).toBeLessThan(35);
    expect(lexicon.frequency('qwzrtv')).toBe(0);
  });
});

test('learning is bounded: words past the bound are not learned, and known ones still are', () => {
  const small = createLexicon({ words: new Map(), generic: [] });
  for (let at = 0; at < 201; at += 1) {
    small.learn(`x ${Array.from({ length: 1_000 }, (_, word) => `w${at}q${word}`).join(' ')}`);
  }
  expect(small.learned('w0q5')).toEqual({ capital: 0, small: 1 });
  expect(small.learned('w200q5')).toEqual({ capital: 0, small: 0 });
});

test('facts are packed into one number and come out again', () => {
  const packed = pack(BIT.small | BIT.begins, 41_000);
  expect(traitsOf(packed)).toBe(BIT.small | BIT.begins);
  expect(frequencyOf(packed)).toBeGreaterThan(30_000);
  expect(packed).toBe(Number.parseInt(packed.toString(36), 36));
  expect(frequencyOf(pack(BIT.small, 0))).toBe(0);
});
