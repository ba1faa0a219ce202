import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Headline } from '#core/news/news.ts';
import { ACTION_ID_LIMIT, readActionId, toActionId } from '#core/talk/action.ts';
import { composeArticle } from '#core/talk/compose/article.ts';
import { composeDigest, messagesOf } from '#core/talk/compose/digest.ts';
import { composePage, pagesOf } from '#core/talk/compose/headlines.ts';
import { composeMention } from '#core/talk/compose/mention.ts';
import type { Action, Control, Doc } from '#core/talk/doc.ts';
import { en } from '#core/talk/sentences/en.ts';
import { article, headline } from '../../support/news.ts';
import { wordsOf } from '../../support/newsroom.ts';

const when = { now: Temporal.Instant.from('2026-11-21T23:30:00Z'), zone: 'Europe/Rome', say: en };
const controlsOf = ({ blocks }: Doc): readonly Control[] =>
  blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []));
const labelsOf = (doc: Doc): readonly string[] => controlsOf(doc).map(({ label }) => label);
const actionsOf = (doc: Doc): readonly Action[] =>
  controlsOf(doc).flatMap((control) => (control.kind === 'open' ? [] : [control.action]));

const anyHeadline = fc
  .record({ title: fc.string({ minLength: 1 }), words: fc.array(fc.string({ maxLength: 4000 })) })
  .map(
    ({ title, words }): Headline =>
      words.length > 0
        ? { ...article(title, ...words), id: 'x'.repeat(12) }
        : { ...headline(title), id: 'y'.repeat(12) },
  );

describe('a page of news', () => {
  const items = [
    article('The lead', 'A first sentence is here. A second one follows it. And a third.'),
    ...Array.from({ length: 13 }, (_, index) => headline(`Headline number ${index + 1}`)),
  ];

  test('tells the lead in two sentences and numbers the headlines on through the pages', () => {
    expect(pagesOf({ items })).toBe(3);
    expect(wordsOf(composePage({ items }, 1, en))).toContain(
      'A first sentence is here. A second one follows it.\nMore headlines\nHeadline number 1',
    );
    expect(composePage({ items }, 3, en).blocks).toContainEqual({
      kind: 'list',
      items: [['Headline number 13']],
      start: 13,
    });
  });

  test('offers Back, More, Read and Share where each leads somewhere', () => {
    expect([1, 2, 3].map((page) => labelsOf(composePage({ items }, page, en)))).toEqual([
      ['Read…', 'More', 'Share'],
      ['Read…', 'Back', 'More', 'Share'],
      ['Read…', 'Back', 'Share'],
    ]);
  });

  test('that is empty says so kindly, for a search and for an empty desk', () => {
    expect(wordsOf(composePage({ items: [], words: 'zzz' }, 1, en))).toMatch(
      /Nothing on the desk about “zzz”/,
    );
    expect(wordsOf(composePage({ items: [] }, 1, en))).toMatch(/content\/editions/);
  });
});

describe('an article in full', () => {
  test('is parted so that no part is over the limit and no word is lost', () => {
    const paragraph = fc
      .array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 400 })
      .map((words) => words.join(' ').replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        const item = article('Title', ...paragraphs);
        const parts = [...Array(30).keys()].map((part) =>
          composeArticle(item, { part: part + 1, page: 1, words: '' }, en),
        );
        const texts = [
          ...new Map(parts.map((doc) => [JSON.stringify(doc.blocks), doc])).values(),
        ].map((doc) =>
          doc.blocks.flatMap((block) => (block.kind === 'text' ? block.line : [])).join(' '),
        );
        for (const text of texts) expect(text.length).toBeLessThan(2_900);
        const letters = (text: string) => text.replace(/\s/g, '');
        expect(letters(texts.join(''))).toBe(letters(paragraphs.join('')));
      }),
      { numRuns: 40 },
    );
  });

  test('goes back to the page and the search it was opened from', () => {
    const reading = composeArticle(headline('H'), { part: 1, page: 2, words: 'coca cola' }, en);
    expect(actionsOf(reading)[0]).toEqual({ name: 'news.page', value: '2:coca cola' });
    expect(wordsOf(reading)).toContain('This headline came without a text.');
  });
});

describe('every control', () => {
  test('fits into the id that both platforms allow, and comes back the same', () => {
    fc.assert(
      fc.property(
        fc.array(anyHeadline, { maxLength: 20 }),
        fc.string({ maxLength: 70 }),
        fc.integer({ min: 1, max: 4 }),
        (items, words, page) => {
          const docs = [
            composePage({ items, words }, page, en),
            ...items.map((item) => composeArticle(item, { part: 1, page: 9999, words }, en)),
            ...items.map((item) => composeMention({ item, keyword: words, because: 'watch' }, en)),
          ];
          for (const action of docs.flatMap(actionsOf)) {
            const id = toActionId(action);
            expect(id.length).toBeLessThanOrEqual(ACTION_ID_LIMIT);
            expect(readActionId(id)).toEqual(action);
          }
        },
      ),
    );
  });
});

describe('the digest', () => {
  const items = [
    article('The lead', 'A first sentence is here. A second one follows it. And a third.'),
    headline('One', { topic: 'Ports' }),
    headline('Two'),
    headline('Three', { topic: 'Ports', source: 'Harbour Post' }),
  ];

  test('is dated in the zone it is for, tells the lead once and groups the rest by topic', () => {
    expect(wordsOf(composeDigest(items, when)[0])).toBe(
      [
        'News digest, Sunday 22 November',
        '4 stories',
        'The lead',
        'A first sentence is here. A second one follows it.',
        '2026-11-22T00:00:00Z',
        'Ports',
        'One',
        'Three  Harbour Post',
        'Other news',
        'Two',
        'All the news: /news',
      ].join('\n'),
    );
  });

  test('has ten headlines in its first message, and the rest in parts of twelve that hold only the rest', () => {
    const many = Array.from({ length: 36 }, (_, index) => headline(`H${index}`));
    const docs = composeDigest(many, when);
    expect(docs).toHaveLength(messagesOf(many.length));
    const told = docs.map((doc) => wordsOf(doc).match(/^H\d+$/gm) ?? []);
    expect(told.map(({ length }) => length)).toEqual([11, 12, 12, 1]);
    expect(told.flat()).toEqual(many.map(({ title }) => title));
    expect(wordsOf(docs[0])).toMatch(/36 stories[\s\S]*25 stories more in the thread/);
    expect(wordsOf(docs[3] as Doc)).toMatch(/^The rest of the digest, 3 of 3/);
  });

  test('takes as many messages as it says it will, whatever it holds', () => {
    for (let count = 1; count < 60; count += 1) {
      const items = Array.from({ length: count }, (_, index) => headline(`H${index}`));
      expect(composeDigest(items, when)).toHaveLength(messagesOf(count));
    }
  });
});
