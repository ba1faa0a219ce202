import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findUnsaid } from '#core/language/mention/said.ts';

const said = (text: string): string => {
  let rest = '';
  let at = 0;
  for (const { start, end } of findUnsaid(text)) {
    rest += text.slice(at, start);
    at = end;
  }
  return (rest + text.slice(at)).replace(/\s+/g, ' ').trim();
};

describe('what a person says', () => {
  test.each([
    ['run `make all` now', 'run now'],
    ['a ` alone is no code', 'a ` alone is no code'],
    ['before\n```\nlet x = 1\n```\nafter', 'before after'],
    ['before ```never closed', 'before'],
    ['> somebody said this\nI do not agree', 'I do not agree'],
    ['&gt; somebody said this\nI do not agree', 'I do not agree'],
    ['>>> all of this\nand this', ''],
    ['5 > 3 and 2 < 4', '5 > 3 and 2 < 4'],
    ['see <https://example.com/a|this page> please', 'see please'],
    ['hello <@U123> in <#C1|general>', 'hello in'],
    ['a < b and c > d', 'a < b and c > d'],
    ['go to https://example.com/x?y=1 today', 'go to today'],
    ['go to www.example.com, today', 'go to today'],
    ['write to ann@example.com today', 'write to today'],
    ['thanks @ann.lee !', 'thanks !'],
    ['well done :tada: everyone', 'well done everyone'],
    ['it is at 10:30 sharp', 'it is at 10:30 sharp'],
    ['open src/core/desk.ts or /etc/hosts', 'open or'],
    ['Panasonic/Sony and 24/7', 'Panasonic/Sony and'],
    ['rename user_id, call run() and a::b', 'rename call and'],
    ['slides: pitch-v3.pdf here', 'slides: here'],
    ['use --force and x=1', 'use and'],
    ['a well-known plant (in Osaka)', 'a well-known plant (in Osaka)'],
  ])('of %j is %j', (text, rest) => {
    expect(said(text)).toBe(rest);
  });

  test('is what stands outside of spans that are in order, apart and inside the text', () => {
    const signs = fc.constantFrom(
      '`',
      '```',
      '<',
      '>',
      '&gt;',
      '@',
      ':',
      '/',
      '\n',
      ' ',
      'a',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 200 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end } of findUnsaid(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
