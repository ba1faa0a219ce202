import { describe, expect, test } from 'vitest';
import { buildArchive, searchArchive } from '#core/news/archive.ts';
import { readLexiconData } from '#feeds/lexicon.ts';
import { article, edition, headline } from '../../support/news.ts';

const at = (date: string) => Temporal.Instant.from(`${date}T00:00:00Z`);

describe('the archive', () => {
  test('ranks the newest edition first, its article before its headlines', () => {
    const archive = buildArchive([
      edition('a.md', { published: at('2026-11-20'), headlines: [headline('Old news')] }),
      edition('b.md', {
        published: at('2026-11-22'),
        article: article('The lead', 'Text is here.'),
        headlines: [headline('New news')],
      }),
    ]);
    expect(archive.items.map(({ title }) => title)).toEqual(['The lead', 'New news', 'Old news']);
  });

  test('does not depend on the order in which editions are given', () => {
    const both = [
      edition('a.md', { headlines: [headline('A')] }),
      edition('b.md', { headlines: [headline('B')] }),
    ];
    expect(buildArchive(both).items).toEqual(buildArchive(both.toReversed()).items);
  });

  test('holds a headline once, however many editions carry it', () => {
    const twice = headline('Same');
    expect(
      buildArchive([
        edition('a.md', { headlines: [twice] }),
        edition('b.md', { headlines: [twice] }),
      ]).items,
    ).toHaveLength(1);
  });

  test('lists every name once', () => {
    const headlines = [
      headline('Talks about the sale of Costa Coffee stall'),
      headline('Prices rise again at Costa Coffee and iRobot'),
    ];
    const { names } = buildArchive([edition('a.md', { headlines })], readLexiconData());
    expect(names).toEqual(['Costa Coffee', 'iRobot']);
  });
});

describe('the search', () => {
  const archive = buildArchive([
    edition('a.md', {
      article: {
        ...article('Ferries for sale', 'Quayside talks to Tidewater about Coca-Cola.'),
        topic: 'Shipping',
      },
      headlines: [headline('Coca-Cola sells its ferries'), headline('Café chain grows')],
    }),
  ]);
  const found = (words: string): readonly string[] =>
    searchArchive(archive, words).map(({ title }) => title);

  test.each([
    ['ferries', ['Ferries for sale', 'Coca-Cola sells its ferries']],
    ['coca-cola', ['Coca-Cola sells its ferries', 'Ferries for sale']],
    ['COCA fer', ['Coca-Cola sells its ferries', 'Ferries for sale']],
    ['cafe', ['Café chain grows']],
    ['shipping', ['Ferries for sale']],
    ['ferries nothing', []],
    ['?!', []],
    ['', []],
  ])('for %j finds %j', (words, titles) => {
    expect(found(words)).toEqual(titles);
  });
});
