import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import type { Options } from '#core/talk/command.ts';
import { matchCommand, readText } from '#core/talk/read-text.ts';
import { readValues } from '#core/talk/read-values.ts';

const options = {
  words: { kind: 'words', about: () => '', max: 20 },
  page: { kind: 'count', about: () => '', min: 1, max: 3, otherwise: 1 },
} as const satisfies Options;

const where = {
  kind: 'choice',
  about: () => '',
  choices: ['everywhere', 'here'],
  otherwise: 'here',
} as const;
const adding = {
  url: { kind: 'words', about: () => '', max: 100 },
  topic: { kind: 'words', about: () => '', max: 40 },
  where,
} as const satisfies Options;
const pasting = {
  file: { kind: 'file', about: () => '', max: 10 },
  text: { kind: 'words', about: () => '', max: 100, pasted: true },
  where,
} as const satisfies Options;

describe('finding the command', () => {
  test.each([
    ['/news foxconn', 'news', 'foxconn'],
    ['/NEWS  Coca   Cola', 'news', 'Coca Cola'],
    ['news', 'news', ''],
    ['/newsdesk digest now', 'newsdesk digest now', ''],
    ['/newsdesk Mentions OFF please', 'newsdesk mentions off', 'please'],
  ])('%j is %j with %j after it', (text, path, rest) => {
    const match = matchCommand(text, commands);
    expect([match?.command.path.join(' '), match?.rest]).toEqual([path, rest]);
  });

  test.each([['/newsdesk'], ['/newsdesk digest'], ['/newsy'], ['']])('%j is no command', (text) => {
    expect(matchCommand(text, commands)).toBeUndefined();
  });
});

describe('reading the options of a typed command', () => {
  test.each([
    ['', {}],
    ['coca cola', { words: 'coca cola' }],
    ['2', { page: '2' }],
    ['coca cola 2', { words: 'coca cola', page: '2' }],
    ['chapter 11', { words: 'chapter 11' }],
    ['"artemis 2"', { words: 'artemis 2' }],
    ['page:2 coca cola', { words: 'coca cola', page: '2' }],
    ['words:"coca cola" page:3', { words: 'coca cola', page: '3' }],
    ['boeing 737', { words: 'boeing 737' }],
    ['-1', { page: '-1' }],
    ['re: sale', { words: 're: sale' }],
    ['__proto__:1', { words: '__proto__:1' }],
  ])('%j is %j', (text, values) => {
    expect(readText(text, options)).toEqual(values);
  });

  test.each([
    ['a.example here', { url: 'a.example', where: 'here' }],
    [
      'HERE a.example topic:"rare earths"',
      { url: 'a.example', where: 'here', topic: 'rare earths' },
    ],
    ['a.example where:here', { url: 'a.example', where: 'here' }],
    ['a.example b.example', { url: 'a.example b.example' }],
    ['here', { where: 'here' }],
    ['a.example here b.example', { url: 'a.example here b.example' }],
  ])('a choice may stand first or last: %j is %j', (text, values) => {
    expect(readText(text, adding)).toEqual(values);
  });

  test('in what is pasted nothing is an option but a choice at either end', () => {
    const text = '<opml title="a file: where:here topic:x"/>';
    expect(readText(text, pasting)).toEqual({ text });
    expect(readText(`where:here ${text}`, pasting)).toEqual({ text, where: 'here' });
    expect(readText(`${text} here`, pasting)).toEqual({ text, where: 'here' });
  });

  test('any text at all is read without a fuss', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const each of [options, adding, pasting])
          for (const value of Object.values(readText(text, each)))
            expect(typeof value).toBe('string');
      }),
    );
  });
});

describe('checking the values', () => {
  test('a file is handed through, and one that is too large is refused by its size', () => {
    const file = { size: 10, read: async () => new Uint8Array() };
    expect(readValues(pasting, { file, where: 'here' })).toEqual({
      file,
      text: undefined,
      where: 'here',
    });
    expect(readValues(pasting, { file: 'typed', text: file }).file).toBeUndefined();
    expect(() => readValues(pasting, { file: { ...file, size: 11 } })).toThrow(/too large/);
  });

  test('what is left out gets its default', () => {
    expect(readValues(options, {})).toEqual({ words: undefined, page: 1 });
  });

  test.each([['0'], ['4'], ['1.5'], ['two'], ['-1'], ['1e9'], ['99999999999999999999']])(
    'page %j is refused, and the sentence says what it takes',
    (page) => {
      expect(() => readValues(options, { page })).toThrow('page is a whole number from 1 to 3.');
    },
  );

  test('words over the limit are refused with both figures', () => {
    expect(() => readValues(options, { words: 'x'.repeat(3000) })).toThrow(
      /20 characters at most; these are 3,000/,
    );
  });
});
