import { describe, expect, test } from 'vitest';
import { buildArchive } from '#core/news/archive.ts';
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
});
