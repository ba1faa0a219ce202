import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_ALIASES } from '#core/language/mention/aliases.ts';
import { createArchive, type MentionItem } from '#core/language/mention/archive.ts';
import { toHeardWords } from '#core/language/mention/heard-words.ts';
import { toSaid } from '#core/language/mention/said.ts';
import { createSieve, keyOf } from '#core/language/mention/sieve.ts';
import { sift } from '#core/language/mention/sift.ts';
import { findNames, isSeed } from '#core/language/mention/spots.ts';
import { createMentionIndex } from '#core/language/mentions.ts';
import { shippedLexicon } from '../../../support/lexicon.ts';

const TITLES = [
  'Foxconn and Coca-Cola end their battery venture',
  'Bank of America opens a branch in The Hague',
  'Target cuts prices as JD.com, S&P and Nestlé raise them',
];

test('what is sifted out names nothing', () => {
  const archive = createArchive<MentionItem>(shippedLexicon(), NO_ALIASES);
  archive.addAll(TITLES.map((title, at) => ({ id: `${at}`, title })));
  const word = fc.constantFrom(
    ...'foxconn Foxconn coca Coca cola bank of America the The Hague target Target targets'.split(
      ' ',
    ),
    ...[
      "Target's",
      'jd.com',
      's&p',
      'Nestlé',
      'nestle',
      'shares',
      'CEO',
      'is',
      'so',
      'news',
      '“',
      '.',
    ],
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const text = words.join(' ');
      const heard = toHeardWords(text, toSaid(text));
      const named = findNames(archive.tree, heard).some((found) => isSeed(found, heard));
      expect(sift(text, archive).named || !named).toBe(true);
    }),
  );
});

test('the text of an item is read only where it can decide whether the item is meant', () => {
  let reads = 0;
  const index = createMentionIndex<MentionItem>(shippedLexicon());
  const title = 'Plexora opens a plant in Mexico';
  const fillers = Array.from({ length: 2_000 }, (_, at) => ({ id: `f${at}`, title: 'Rain' }));
  index.addAll([
    ...fillers,
    {
      ...{ id: 'a', title },
      get text() {
        reads += 1;
        return 'The factory of Plexora, near Quantoria Works, will employ hundreds of welders.';
      },
    },
  ]);
  reads = 0;
  expect(index.find('we met at works yesterday')).toBeUndefined();
  expect(index.find('thanks, the build of Quantoria is green')).toBeUndefined();
  expect(reads).toBe(0);
  expect(index.find('is plexora hiring welders?')?.item.id).toBe('a');
  expect(reads).toBeGreaterThan(0);
});

test('a sieve says of all that are in it that they may be', () => {
  const key = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(fc.array(key), fc.array(key), (first, gone) => {
      const sieve = createSieve(6);
      const kept = [...first];
      for (const each of [...first, ...gone]) sieve.add(each);
      for (const each of gone) sieve.drop(each);
      expect(kept.filter((each) => !sieve.mayHave(each))).toEqual([]);
      for (const each of kept) sieve.drop(each);
      expect(first.some((each) => sieve.mayHave(each))).toBe(false);
    }),
  );
});

test('a sieve with 30,000 keys in a million counters lets one in 200 others through at most', () => {
  const sieve = createSieve(20);
  const isIn = (at: number): boolean => at < 30_000;
  const keys = Array.from({ length: 330_000 }, (_, at) => keyOf(`word ${at}`));
  keys.forEach((key, at) => {
    if (isIn(at)) sieve.add(key);
  });
  const through = keys.filter((key, at) => !isIn(at) && sieve.mayHave(key));
  expect(through.length).toBeLessThan(1_500);
});
