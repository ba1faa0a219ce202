import { describe, expect, test } from 'vitest';
import { NO_ALIASES, readAliases } from '#core/language/mention/aliases.ts';
import type { Headline } from '#core/news/news.ts';
import { createNewsroom } from '#core/news/newsroom.ts';
import type { Wire } from '#core/news/ports.ts';
import type { Place } from '#core/ports.ts';
import { openSearch } from '#store/search/open.ts';
import { shippedLexicon } from '../../support/lexicon.ts';
import { newsroomOf } from '../../support/local-news.ts';
import { article, edition, headline } from '../../support/news.ts';

const here: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const there: Place = { platform: 'slack', workspace: 'T2', channel: 'C2' };
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

describe('what comes by a feed', () => {
  const item = (id: string, title: string, more: Partial<Headline> = {}): Headline => ({
    ...headline(title, { published, feed: 'ours', source: id, ...more }),
    id,
  });
  const ours = [
    item('a', 'Tidewater buys the Marlow ferries from Quayside', { topic: 'Shipping' }),
    item('b', 'Quayside sells Marlow ferries to Tidewater'),
    item('c', 'Brinexco opens a salt mine in the hills', { feed: 'theirs' }),
  ];
  const wire: Wire = {
    current: () => ours,
    feedsOf: ({ workspace }) => (workspace === 'T1' ? ['ours'] : ['theirs']),
  };
  const newsroom = newsroomOf({
    wire,
    items: [headline('Bread is cheaper')],
    now: () => published,
  });
  const [mine, theirs] = [newsroom.at(here), newsroom.at(there)];

  test('is seen in the workspace that has the feed, and nowhere else', () => {
    expect(titles(mine.items())).toContain('Tidewater buys the Marlow ferries from Quayside');
    expect(titles(theirs.items()).toSorted()).toEqual([
      'Bread is cheaper',
      'Brinexco opens a salt mine in the hills',
    ]);
    expect([theirs.item('a'), mine.item('c')]).toEqual([undefined, undefined]);
    expect(theirs.topics()).toEqual([]);
  });

  test.each(['tidewater', 'Marlow ferries', 'tidewatr', 'shipping', 'tide'])(
    'is not found elsewhere by %j, nor offered or finished from it',
    (words) => {
      expect(mine.find(words).items).not.toEqual([]);
      const { items, suggestions } = theirs.find(words);
      expect(items).toEqual([]);
      const seen = titles(theirs.items()).join(' ');
      expect(suggestions.filter((word) => !seen.includes(word))).toEqual([]);
      expect(theirs.complete(words.slice(0, 4))).toEqual([]);
    },
  );

  test('is not answered with elsewhere', () => {
    expect(mine.match('did you hear about Brinexco?')).toBeUndefined();
    expect(theirs.match('did you hear about Brinexco?')?.item.id).toBe('c');
  });

  test('is one line a story, with the number of other sources that may be seen', () => {
    expect(mine.front().filter(({ feed }) => feed !== undefined)).toMatchObject([
      { also: 1, source: expect.stringMatching(/^[ab]$/) },
    ]);
    expect(mine.storyOf('b')).toBe(mine.storyOf('a'));
    expect(mine.find('quayside').items).toHaveLength(1);
    expect(titles(newsroom.at(here).front())).toContain('Bread is cheaper');
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
