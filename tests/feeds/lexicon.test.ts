import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BIT, traitsOf } from '#core/language/traits.ts';
import { createWordTable } from '#feeds/lexicon/word-table.ts';
import { readLexiconData, readLexiconWords } from '#feeds/lexicon.ts';

describe('the word table', () => {
  test('finds each word of any list, and no other', () => {
    const word = fc.stringMatching(/^[a-z&. ]{1,12}$/);
    const lists = fc.dictionary(word, fc.nat(2 ** 31 - 1), { maxKeys: 40 });
    fc.assert(
      fc.property(lists, word, (list, other) => {
        const entries = Object.entries(list);
        const table = createWordTable(
          entries.map(([key, facts]) => `${key}\t${facts.toString(36)}\n`).join(''),
        );
        for (const [key, facts] of entries) expect(table.get(key)).toBe(facts);
        expect(table.get(other)).toBe(Object.hasOwn(list, other) ? list[other] : undefined);
      }),
    );
  });

  test.each([[''], ['\t'], ['apple\t'], ['\n'], ['富士康'], ['x'.repeat(100_000)]])(
    'knows no %j',
    (word) => {
      expect(createWordTable('apple\te9\npear\t1\n').get(word)).toBeUndefined();
      expect(createWordTable('').get(word)).toBeUndefined();
    },
  );
});

test('every word of the shipped list is found, in order, and has sound facts', () => {
  const { words } = readLexiconData();
  const entries = readLexiconWords();
  expect(entries.length).toBeGreaterThan(100_000);
  const wrong = entries.filter(
    ([word, facts], at) =>
      words.get(word) !== facts ||
      !(facts >= 0 && facts < 2 ** 31) ||
      (at > 0 && word <= (entries[at - 1]?.[0] ?? '')),
  );
  expect(wrong).toEqual([]);
  expect(traitsOf(words.get('wall street') ?? 0) & BIT.place).not.toBe(0);
});
