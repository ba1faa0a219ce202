import { describe, expect, test } from 'vitest';
import { NO_ALIASES, readAliases } from '#core/language/mention/aliases.ts';
import type { Headline } from '#core/news/news.ts';
import { createNewsroom } from '#core/news/newsroom.ts';
import type { Place } from '#core/ports.ts';
import { openSearch } from '#store/search/open.ts';
import { shippedLexicon } from '../../support/lexicon.ts';
import { newsroomOf } from '../../support/local-news.ts';
import { article, edition, headline } from '../../support/news.ts';

const here: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const published = Temporal.Instant.from('2026-11-22T08:00:00Z');
const titles = (items: readonly Headline[]): readonly string[] => items.map(({ title }) => title);

describe('the search of a place', () => {
  const news = newsroomOf({
    items: [
      {
        ...article('Ferries for sale', 'Quayside talks to Tidewater about Coca-Cola.'),
        topic: 'Shipping',
      },
      headline('Coca-Cola sells its ferries'),
      headline('Café chain grows'),
    ],
  }).at(here);

  test.each([
    ['ferries', ['Ferries for sale', 'Coca-Cola sells its ferries']],
    ['coca-cola', ['Coca-Cola sells its ferries', 'Ferries for sale']],
    ['cocacola', ['Coca-Cola sells its ferries', 'Ferries for sale']],
    ['COCA fer', ['Coca-Cola sells its ferries', 'Ferries for sale']],
    ['cafe', ['Café chain grows']],
    ['chains', ['Café chain grows']],
    ['ferreis', ['Ferries for sale', 'Coca-Cola sells its ferries']],
    ['shipping', ['Ferries for sale']],
    ['?!', []],
    ['', []],
  ])('for %j finds %j', (words, found) => {
    expect(titles(news.find(words).items)).toEqual(found);
  });

  test('offers other words where it finds nothing, and only then', () => {
    expect(news.find('farroiez').suggestions).toContain('Ferries');
    expect(news.find('ferries').suggestions).toEqual([]);
  });

  test('finishes names and words as they are typed', () => {
    expect(news.complete('coc')).toEqual(['Coca-Cola']);
    expect(news.complete('ferr')).toEqual(['ferries']);
    expect(news.complete('')).toContain('Coca-Cola');
    expect(news.complete('zzz')).toEqual([]);
  });
});

test('headlines of one edition are never one story, however alike they look', () => {
  const items = [1, 2, 3].map((port) => headline(`Trade in port ${port} grows again`));
  expect(newsroomOf({ items }).at(here).front()).toHaveLength(3);
});

test('a change of the news is in everything at once, and what is gone is nowhere', () => {
  let editions = [edition('a.md', { headlines: [headline('Brinexco opens a mine')] })];
  const newsroom = createNewsroom({
    editions: { current: () => editions },
    ...{ lexicon: shippedLexicon(), search: openSearch(), clock: { now: () => published } },
  });
  expect(newsroom.at(here).match('Brinexco!')?.keyword).toBe('Brinexco');
  editions = [edition('a.md', { headlines: [headline('Saltwerk closes a mine')] })];
  const news = newsroom.at(here);
  expect([news.match('Brinexco!'), news.match('Saltwerk!')?.keyword]).toEqual([
    undefined,
    'Saltwerk',
  ]);
  expect([titles(news.find('brinexco').items), titles(news.find('saltwerk').items)]).toEqual([
    [],
    ['Saltwerk closes a mine'],
  ]);
});

test('other aliases hold from the next message on', () => {
  let aliases = NO_ALIASES;
  const newsroom = createNewsroom({
    editions: {
      current: () => [edition('a.md', { headlines: [headline('Foxconn builds a plant')] })],
    },
    aliases: () => aliases,
    ...{ lexicon: shippedLexicon(), search: openSearch(), clock: { now: () => published } },
  });
  expect(newsroom.at(here).match('what does Hon Hai do?')).toBeUndefined();
  ({ aliases } = readAliases('Hon Hai = Foxconn'));
  expect(newsroom.at(here).match('what does Hon Hai do?')).toMatchObject({ because: 'alias' });
  ({ aliases } = readAliases('!Foxconn'));
  expect(newsroom.at(here).match('what does Foxconn do?')).toBeUndefined();
});
