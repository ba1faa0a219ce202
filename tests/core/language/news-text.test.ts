import { describe, expect, test } from 'vitest';
import { toStorySentences } from '#core/language/news-text.ts';

const FIRST = 'The harbour of Marlow grew fast last year.';
const SECOND = 'Its owners expect more of it.';

const told = (title: string, ...paragraphs: readonly string[]) =>
  toStorySentences({ title, paragraphs }).map(({ text }) => text);

describe('a story is told without', () => {
  test.each([
    ['a byline', 'By Ada Lowe and Jo Marsh, Harbour Correspondent'],
    ['a byline in pieces', 'By .\nAda Lowe .'],
    ['the name of a desk', 'Harbour Post Reporter'],
    ['stamps', 'PUBLISHED: .\n05:30 EST, 3 May 2013 .\n| .\nUPDATED: .\n06:12 EST, 4 May 2013 .'],
    ['a stamp in one', 'Last updated on 3 May 2013 at 6:12 pm'],
    ['a date', 'Tuesday, March 3, 2015'],
    [
      'invitations',
      'Scroll down for video.\nRead more: How ports grow\nFollow @harbourpost for news.',
    ],
    [
      'credits',
      'Jo Marsh contributed to this report.\nPhoto: Ada Lowe\nCopyright 2015 Harbour Post.',
    ],
    ['the small print', '© Harbour Post. All rights reserved.'],
    ['headings and captions', 'Boats in Marlow\nThe quay'],
    ['headings in capitals', 'STORY SO FAR .'],
    ['lines with no word', '* * *\n—'],
    ['its title', 'Harbour grows'],
  ])('%s', (_, furniture) => {
    expect(told('Harbour grows', furniture, `${FIRST} ${SECOND}`)).toEqual([FIRST, SECOND]);
    expect(told('Harbour grows', `${furniture}\n\n${FIRST} ${SECOND}`)).toEqual([FIRST, SECOND]);
  });

  test.each([
    'MARLOW (Reuters) - ',
    'MARLOW, England (AP) — ',
    'Marlow (CNN)',
    '(CNN) -- ',
    '(The Harbour Post)',
    'MARLOW, May 3 (Harbour News) - ',
    'NEW MARLOW, England – ',
  ])('its dateline %j', (dateline) => {
    expect(told('', `${dateline}${FIRST} ${SECOND}`)).toEqual([FIRST, SECOND]);
    expect(told('', 'By Ada Lowe', `${dateline}${FIRST} ${SECOND}`)).toEqual([FIRST, SECOND]);
  });
});

describe('a story keeps', () => {
  test.each([
    'Published by a small press, the book sold well.',
    'Copyright cases fill the courts.',
    'Subscribers of the paper have doubled.',
    'Related crimes fell by a tenth.',
    'Transcripts of the call were read in court.',
    'NASA — the space agency — said so.',
    'Acme (ACM) said that it would close.',
    'By then the ship had sailed.',
    'Why?',
    'STOP!',
  ])('%j', (sentence) => {
    expect(told('', sentence, FIRST)).toEqual([sentence, FIRST]);
  });

  test('all there is, where all of it is a heading or furniture', () => {
    expect(told('', 'Boats', 'Quays')).toEqual(['Boats', 'Quays']);
    expect(told('', 'Read more: boats')).toEqual(['Read more: boats']);
    expect(told('', '', ' ')).toEqual([]);
  });
});

test('which sentences open a paragraph is known, whether it is a line or an entry', () => {
  const opens = (paragraphs: readonly string[]) =>
    toStorySentences({ title: '', paragraphs }).map((sentence) => sentence.opens);
  expect(opens([`${FIRST} ${SECOND}`, FIRST])).toEqual([true, false, true]);
  expect(opens([`${FIRST} ${SECOND}\n\n${FIRST}`])).toEqual([true, false, true]);
});
