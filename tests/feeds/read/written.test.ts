import fc from 'fast-check';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { read } from './read.ts';

/** Blanks at the ends and in a row mean nothing; a bracket before a letter would be a tag in RSS. */
const word = fc.oneof(
  fc.constantFrom('&', '<', '>', '"'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const words = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((list) =>
    list
      .join(' ')
      .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
      .trim(),
  )
  .map((text) => text.replace(/[<&](?=\S)/g, '+'))
  .filter((text) => text !== '');
const date = fc.date({
  min: new Date('1980-01-01'),
  max: new Date('2040-01-01'),
  noInvalidDate: true,
});
const news = fc.array(
  fc.record({ title: words, path: fc.webPath().map((path) => path || '/'), date, id: fc.uuid() }),
  { minLength: 1, maxLength: 5 },
);
const address = (path: string) => `https://harbour.example${path}`;
const seconds = (instant: Temporal.Instant | undefined) =>
  Math.floor((instant?.epochMilliseconds ?? 0) / 1000);

type News = typeof news extends fc.Arbitrary<infer Value> ? Value : never;

function expectSame(text: string, written: News) {
  const { items } = read(text);
  const found = items.map((item) => [item.id, item.title, item.link, seconds(item.published)]);
  expect(found).toEqual(
    written.map((one) => [
      one.id,
      one.title,
      new URL(address(one.path)).href,
      Math.floor(one.date.getTime() / 1000),
    ]),
  );
}

test('what another program writes as Atom is read as it was meant', () => {
  fc.assert(
    fc.property(news, (written) => {
      const entries = written.map((one) => ({
        id: one.id,
        title: { value: one.title, type: 'text' },
        links: [{ href: address(one.path) }],
        updated: one.date,
      }));
      expectSame(
        String(generateAtomFeed({ id: 'x', title: { value: 'x' }, updated: new Date(0), entries })),
        written,
      );
    }),
  );
});

test('what another program writes as RSS is read as it was meant', () => {
  fc.assert(
    fc.property(news, (written) => {
      const items = written.map((one) => ({
        guid: { value: one.id, isPermaLink: false },
        title: one.title,
        link: address(one.path),
        pubDate: one.date,
      }));
      expectSame(
        generateRssFeed({ title: 'x', link: 'https://harbour.example', description: 'x', items }),
        written,
      );
    }),
  );
});

test('what another program writes as JSON is read as it was meant', () => {
  fc.assert(
    fc.property(news, (written) => {
      const items = written.map((one) => ({
        id: one.id,
        title: one.title,
        url: address(one.path),
        content_text: 'x',
        date_published: one.date,
      }));
      expectSame(JSON.stringify(generateJsonFeed({ title: 'x', items })), written);
    }),
  );
});
