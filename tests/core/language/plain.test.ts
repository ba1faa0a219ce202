import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clip, toPlain } from '#core/language/plain.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('toPlain', () => {
  test('makes one clean line of anything', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = toPlain(text);
        expect(plain).not.toMatch(/[\p{Cc}\p{Bidi_Control}\n\u2028\u2029]/u);
        expect(plain.isWellFormed()).toBe(true);
        expect(plain).toBe(plain.trim());
        expect(toPlain(plain)).toBe(plain);
      }),
    );
  });

  test('keeps joined emoji and CJK as they are', () => {
    expect(toPlain('👩‍👩‍👧 日本語 naïve')).toBe('👩‍👩‍👧 日本語 naïve');
  });
});

describe('clip', () => {
  test('never goes over the limit and only ever takes away from the end', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const cut = clip(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        if (text.length <= limit) expect(cut).toBe(text);
        else expect(text.startsWith(cut.slice(0, -1))).toBe(true);
      }),
    );
  });

  test('cuts between graphemes', () => {
    const family = '👩‍👩‍👧';
    expect(clip(`ab${family}cd`, 6)).toBe('ab…');
    expect(clip('e\u0301e\u0301e\u0301', 4)).toBe('e\u0301…');
  });

  test('cuts inside a single endless grapheme rather than give up', () => {
    const zalgo = `a${'\u0301'.repeat(100)}`;
    expect(clip(zalgo, 10)).toHaveLength(10);
    expect(clip('👍'.repeat(3), 2).isWellFormed()).toBe(true);
  });
});
