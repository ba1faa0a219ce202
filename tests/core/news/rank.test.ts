import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Headline } from '#core/news/news.ts';
import { rankFrontPage } from '#core/news/rank.ts';
import { headline } from '../../support/news.ts';

const noon = Temporal.Instant.from('2026-11-22T12:00:00Z');
const fed = (title: string, hoursAgo: number, more: Partial<Headline> = {}): Headline =>
  headline(title, {
    feed: 'harbour',
    source: 'Harbour Post',
    published: noon.subtract({ minutes: Math.round(60 * hoursAgo) }),
    ...more,
  });
const alone = { now: noon, told: () => [] };
const toldBy = (count: number): readonly Headline[] =>
  Array.from({ length: count }, (_, index) => fed('Ferries', 0, { source: `Paper ${index}` }));
const titles = (items: readonly Headline[]): readonly string[] => items.map(({ title }) => title);

test('the newest leads', () => {
  const items = [fed('old', 5), fed('new', 1), fed('older', 9)];
  expect(titles(rankFrontPage(items, alone))).toEqual(['new', 'old', 'older']);
});

test('what four sources tell is ahead of what is newer by less than six hours', () => {
  const told = (id: string) => toldBy(id === 'many' ? 4 : 1);
  const items = [fed('new', 0), fed('many', 5.9), fed('other', 3)];
  expect(titles(rankFrontPage(items, { now: noon, told }))).toEqual(['many', 'new', 'other']);
  const later = [fed('new', 0), fed('many', 6.1)];
  expect(titles(rankFrontPage(later, { now: noon, told }))).toEqual(['new', 'many']);
});

test('no crowd of sources holds a story on top for a day', () => {
  const told = (id: string) => toldBy(id === 'many' ? 1_000 : 1);
  const items = [fed('many', 13), fed('new', 0)];
  expect(titles(rankFrontPage(items, { now: noon, told }))).toEqual(['new', 'many']);
});

test('a date to come counts as now, so that it does not lead for days', () => {
  const told = (id: string) => toldBy(id === 'many' ? 2 : 1);
  const items = [fed('to come', -48), fed('many', 1)];
  expect(titles(rankFrontPage(items, { now: noon, told }))).toEqual(['many', 'to come']);
});

test('an edition keeps its order, whoever else tells its stories', () => {
  const published = noon.subtract({ hours: 2 });
  const edition = ['lead', 'second', 'third'].map((title) => headline(title, { published }));
  const told = (id: string) => toldBy(id === 'third' ? 9 : 1);
  expect(titles(rankFrontPage([...edition, fed('new', 1)], { now: noon, told }))).toEqual([
    'new',
    'lead',
    'second',
    'third',
  ]);
});

test('ranking neither loses nor adds, and does not depend on when it is asked', () => {
  const hours = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 700 });
  fc.assert(
    fc.property(hours, (ages) => {
      const items = ages.map((age, index) => fed(`${index}`, age));
      const told = (id: string) => toldBy(1 + (Number(id) % 5));
      const ranked = rankFrontPage(items, { now: noon, told });
      expect(new Set(ranked)).toEqual(new Set(items));
      expect(ranked).toHaveLength(items.length);
      expect(rankFrontPage(items, { now: noon.add({ hours: 7 }), told })).toEqual(ranked);
    }),
    { numRuns: 20 },
  );
});
