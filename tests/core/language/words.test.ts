import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, type Token, toTokens, toWords } from '#core/language/words.ts';

describe('the words of a text', () => {
  test.each([
    ['Café ＡＢＣ naïve-ly Straße 13.5', ['cafe', 'abc', 'naive', 'ly', 'strasse', '13.5']],
    ["Coca-Cola's and/or O’Neill", ['coca', 'cola', 'and', 'or', 'oneill']],
    ['JD.com, AMAZON.COM and node.js.', ['jd.com', 'amazon.com', 'and', 'node.js']],
    ['S&P 500, AT&T; R & D', ['s&p', '500', 'at&t', 'r', 'd']],
    ['the U.S. and the U.S.A., e.g. J.P. Doe', 'the us and the usa eg jp doe'.split(' ')],
    ['A$13.5 million, $450, €3.5bn, 1,000', ['a$13.5', 'million', '$450', '€3.5bn', '1000']],
    ['It ended.The next began...soon', ['it', 'ended', 'the', 'next', 'began', 'soon']],
    ['#tag @me C++ x_y $AAPL 50%', ['tag', 'me', 'c', 'x', 'y', 'aapl', '50']],
    ['富士康 Foxconn株', ['富', '士', '康', 'foxconn', '株']],
    ['Ørsted, Łódź, İzmir', ['orsted', 'lodz', 'izmir']],
    ['', []],
    ["'s ’s & . - …", ['s', 's']],
    ['\ud83d lone \udc00 halves 😀', ['lone', 'halves']],
  ])('of %j are %j', (text, words) => {
    expect(toWords(text)).toEqual(words);
  });

  test('stand where their spans say, without a possessive', () => {
    const text = '“Coca-Cola’s” U.S. café';
    const spans = toTokens(text).map(({ start, end }) => text.slice(start, end));
    expect(spans).toEqual(['Coca', 'Cola', 'U.S.', 'café']);
  });

  test('are ordered, apart, inside the text and folded, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const tokens = toTokens(text);
        const isSound = ({ word, start, end }: Token, at: number): boolean =>
          start >= (tokens[at - 1]?.end ?? 0) &&
          end > start &&
          end <= text.length &&
          fold(word) === word &&
          !/\s/u.test(word);
        expect(tokens.filter((token, at) => !isSound(token, at))).toEqual([]);
      }),
    );
  });

  test('are the same in any case and with any accents', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aé -.&’s1'), maxLength: 60 }), (text) => {
        expect(toWords(fold(text))).toEqual(toWords(text));
      }),
    );
  });

  test('a million marks on one letter are still that letter', () => {
    expect(toWords(`a${'\u0301\u0316'.repeat(500_000)}b`)).toEqual(['ab']);
  });
});
