import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Engine } from './engine.ts';
import { makeFeed, makeFollow, makeItem, toNews } from './wire-news.ts';

const LONG = 100_000;

type Hostile = { readonly what: string; readonly text: string; readonly kept?: string };

const HOSTILE: readonly Hostile[] = [
  { what: 'a zero byte', text: 'cra\0ne\0', kept: 'crane' },
  { what: 'half a surrogate pair', text: 'crane \ud83c', kept: 'crane \ufffd' },
  { what: 'a pair the wrong way round', text: '\udfd7\ud83c!', kept: '\ufffd\ufffd!' },
  { what: 'what looks like escapes of JSON', text: '\\u0000 \\ud800 "\\"' },
  { what: 'SQL', text: "'); drop table wire_items; --" },
  { what: 'placeholders', text: '$1 :id ? %s {a,"b"} \\N' },
  { what: 'control characters', text: '\u0001\u001b[31m\u0085\u2028\u202e' },
  { what: 'characters outside the basic plane', text: '🏗️ 港口 𠮷' },
  { what: 'no characters of Unicode', text: '\uffff\ufffe' },
  { what: 'a hundred thousand letters', text: 'x'.repeat(LONG) },
  { what: 'a hundred thousand of three bytes', text: '港'.repeat(LONG) },
];

/** Texts are hostile; what no database can keep is cleaned, and nothing else. */
export function wireTexts(engine: () => Engine): void {
  test.each(HOSTILE)('that holds $what comes back', async ({ text, kept = text }) => {
    await roundTrip(engine(), text, kept);
  });

  test('of any kind comes back, without its zero bytes and half pairs', async () => {
    const check = (text: string) =>
      roundTrip(engine(), text, text.replaceAll('\0', '').toWellFormed());
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)))
        .map((each) => each.join('')),
    );
    await fc.assert(fc.asyncProperty(texts, check), { numRuns: 50 });
  });
}

/** Puts a text wherever one from outside can stand. */
async function roundTrip({ wire }: Engine, text: string, kept: string): Promise<void> {
  const feed = (words: string) =>
    makeFeed('a', {
      title: words,
      site: words,
      etag: words,
      modified: words,
      listed: ['1', words],
    });
  const item = (words: string) =>
    makeItem('1', 'a', {
      headline: { title: words, source: words, topic: words, url: words },
      ...{ text: words, author: words, image: words, marks: ['m', words] },
    });
  const follow = (words: string) => makeFollow('a', { url: words, title: words, topic: words });
  await wire.record(feed(text), [item(text)]);
  await wire.file(new Map([['1', text]]));
  await wire.changeFollows('slack:T1', () => [follow(text)]);
  expect(await wire.feed('a')).toEqual(feed(kept));
  const { text: _, ...untold } = { ...item(kept), story: kept };
  expect(await wire.itemsOf('a')).toEqual([untold]);
  expect(await wire.newest(9)).toEqual([toNews({ ...untold, text: kept })]);
  expect(await wire.textOf('1')).toBe(kept);
  expect((await wire.follows('slack:T1')).follows).toEqual([follow(kept)]);
}
