import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDrawable, write } from '#pictures/sheet.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('toDrawable', () => {
  test('makes one clean, short line of anything, and of that the same again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const drawable = toDrawable(text);
        expect(drawable).not.toMatch(/[\p{Cc}\p{Bidi_Control}]|\ufffd|\ufeff|\u200b|\ufe0f/u);
        expect(drawable.isWellFormed()).toBe(true);
        expect(drawable.length).toBeLessThanOrEqual(400);
        expect(toDrawable(drawable)).toBe(drawable);
      }),
    );
  });

  test.each([
    ['Cafe\u0301', 'Café'],
    ['non\u2011breaking \u2012 \u2015', 'non-breaking - —'],
    ['soft\u00adhyphen zero\u200bwidth \ufe0f', 'softhyphen zerowidth'],
    ['lost \ud800 half', 'lost half'],
    ['\u202eevil\u202c', 'evil'],
    ['\u200b \ud800', ''],
  ])('%j is drawn as %j', (text, drawn) => {
    expect(toDrawable(text)).toBe(drawn);
  });
});

test.each([
  ['Nissan', 'ltr'],
  ['3 ניסאן', 'rtl'],
  ['نيسان Foxconn', 'rtl'],
  ['Foxconn نيسان', 'ltr'],
  ['42', 'ltr'],
])('%s runs %s', (text, dir) => {
  expect(write({ text, lines: 1, size: 30, leading: 1, style: {} })).toMatchObject({ dir });
});
