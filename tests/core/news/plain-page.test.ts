import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlainPage } from '#core/news/plain-page.ts';

const titles = (text: string): readonly string[] =>
  readPlainPage(text).headlines.map(({ title }) => title);

const ARTICLE = 'The harbour grew last year. It will grow again.\nA second paragraph stands here.';

describe('a page of plain text', () => {
  test('has its headlines in the last block, and every line before is a paragraph', () => {
    const page = readPlainPage(`${ARTICLE}\n\n\nFerries For Sale\nYard Opens in Marlow  \n \n\n`);
    expect(page.paragraphs).toEqual([
      'The harbour grew last year. It will grow again.',
      'A second paragraph stands here.',
    ]);
    expect(page.headlines.map(({ title }) => title)).toEqual([
      'Ferries For Sale',
      'Yard Opens in Marlow',
    ]);
  });

  test('joins the lines of a wrapped paragraph', () => {
    const wrapped =
      'The harbour grew last year and will\ngrow again, its owners say,\nin the next.';
    expect(readPlainPage(`${wrapped}\n\nShort Headline\nAnother One`).paragraphs).toEqual([
      'The harbour grew last year and will grow again, its owners say, in the next.',
    ]);
  });

  test('takes a wrapped last block for what it is', () => {
    const page = readPlainPage(
      `${ARTICLE}\n\nThe owners say that the harbour\nwill grow in the\nnext year.`,
    );
    expect(page.headlines).toEqual([]);
    expect(page.paragraphs.at(-1)).toBe(
      'The owners say that the harbour will grow in the next year.',
    );
  });

  test('has no headlines when it is one block that ends in a sentence', () => {
    expect(readPlainPage(ARTICLE)).toEqual({
      paragraphs: [
        'The harbour grew last year. It will grow again.',
        'A second paragraph stands here.',
      ],
      headlines: [],
    });
  });

  test('may be headlines only', () => {
    expect(readPlainPage('Ferries For Sale\nYard Opens')).toEqual({
      paragraphs: [],
      headlines: [{ title: 'Ferries For Sale' }, { title: 'Yard Opens' }],
    });
  });

  test.each([
    ['ends in a full stop', 'He said so.'],
    ['ends in a quoted question', '“Will it sail?”'],
    ['has 200 characters', 'x'.repeat(200)],
  ])('does not take a line for a headline that %s, and does not lose it either', (_why, line) => {
    const page = readPlainPage(`${ARTICLE}\n\nFerries For Sale\n${line}\nYard Opens`);
    expect(page.headlines).toHaveLength(2);
    expect(page.paragraphs).toContain(line);
  });

  test('takes bullets and numbers off headlines, and leaves a minus or a year alone', () => {
    expect(
      titles(`${ARTICLE}\n\n- Ferries For Sale\n• Yard Opens\n3. Third\n2026 Was Good`),
    ).toEqual(['Ferries For Sale', 'Yard Opens', 'Third', '2026 Was Good']);
  });

  test('reads Windows line ends and drops control and bidi characters', () => {
    expect(titles(`${ARTICLE}\r\n\r\nFerries\u202e For\u0007 Sale\r\n`)).toEqual([
      'Ferries For Sale',
    ]);
  });

  test('loses no line of any text', () => {
    const line = fc
      .string({ minLength: 1, maxLength: 40 })
      .map((text) => `x${text.replace(/\s/g, '')}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant('')), { maxLength: 30 }), (lines) => {
        const page = readPlainPage(lines.join('\n'));
        const kept = [...page.paragraphs, ...page.headlines.map(({ title }) => title)].join(' ');
        const words = (text: string) => text.split(' ').filter(Boolean).sort();
        expect(words(kept)).toEqual(
          words(lines.join(' ').replace(/[\p{Cc}\p{Bidi_Control}\ufeff]/gu, ' ')),
        );
      }),
    );
  });
});
