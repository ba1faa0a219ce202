import type { Article, Edition, Headline } from '#core/news/news.ts';

const published = Temporal.Instant.from('2026-11-22T00:00:00Z');

export const headline = (title: string, more: Partial<Headline> = {}): Headline => ({
  id: title.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 20),
  title,
  published,
  ...more,
});

export const article = (title: string, ...paragraphs: readonly string[]): Article => ({
  ...headline(title),
  paragraphs,
});

export const edition = (id: string, more: Partial<Edition> = {}): Edition => ({
  id,
  published,
  headlines: [],
  ...more,
});

/** An edition of our own making, with a lead article and `count` headlines beside it. */
export const harbourEdition = (count = 9): Edition =>
  edition('harbour.md', {
    article: {
      ...article(
        'Quayside weighs selling its Marlow ferries to Tidewerk',
        'Quayside is talking to Tidewerk about selling the Marlow ferries. Two people close to the talks say so. A price is not known.',
        'About 420 people work on the ferries, and Tidewerk wants to keep them.',
      ),
      source: 'Harbour Post',
      topic: 'Shipping',
    },
    headlines: Array.from({ length: count }, (_, index) =>
      headline(`Trade in port ${index + 1} grows as BrineCo${index + 1} opens a yard`, {
        topic: index % 2 === 0 ? 'Ports' : 'Yards',
      }),
    ),
  });
