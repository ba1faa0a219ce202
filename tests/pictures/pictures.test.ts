import { Renderer } from '@takumi-rs/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card, Chart, Picture } from '#core/talk/picture.ts';
import { sentencesIn } from '#core/talk/sentences/catalogue.ts';
import { en } from '#core/talk/sentences/en.ts';
import { createPictures } from '#pictures/pictures.ts';
import { recordingLog } from '../support/log.ts';

const when = Temporal.PlainDate.from('2026-11-22');
const lead: Card = {
  title: 'Harbour of Marlow sells nine ferries to pay for the quay',
  summary: 'The council met on Monday.',
  source: 'The Quayside Herald',
  topic: 'Transport',
  when,
  more: 9,
};
const chartOf = (...names: readonly string[]): Chart => ({
  title: 'Mentions per day, last two weeks',
  series: names.map((name, line) => ({
    name,
    points: Array.from({ length: 14 }, (_, day) => ({
      date: when.subtract({ days: 13 - day }),
      count: (line * 5 + day * 3) % (7 + line),
    })),
  })),
});

/** https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf({ png }: Picture): readonly [width: number, height: number] {
  const view = new DataView(png.buffer, png.byteOffset);
  expect(view.getUint32(0)).toBe(0x89504e47);
  return [view.getUint32(16), view.getUint32(20)];
}

describe('a card', () => {
  const pictures = createPictures({ log: recordingLog(), patience: 60_000 });

  test('is a PNG of 1200 by 630 under 100 kB that has its words with it', async () => {
    const picture = await pictures.card(lead, en);
    expect(picture && sizeOf(picture)).toEqual([1_200, 630]);
    expect(picture).toMatchObject({ width: 1_200, height: 630 });
    expect(picture?.png.length).toBeLessThan(100_000);
    expect(picture?.alt).toBe(
      'Harbour of Marlow sells nine ferries to pay for the quay (The Quayside Herald), 22 November 2026. The council met on Monday.',
    );
  });

  test.each([
    ['a word', 'Ferries'],
    ['hundreds of words', 'ferries and quays '.repeat(500)],
    ['one endless word', 'W'.repeat(100_000)],
    ['markup', '<img src=x onerror=alert(1)> {{title}} &amp; \\u0041 %s'],
    ['half a character', 'lost \ud800 half \udfff'],
    ['hidden directions', '\u202eevil\u2066 title\u202c'],
    ['accents of their own', 'Cafe\u0301 Zu\u0308rich'],
  ])('is drawn of a title of %s', async (_, title) => {
    const picture = await pictures.card({ ...lead, title, summary: title, source: title }, en);
    expect(picture && sizeOf(picture)).toEqual([1_200, 630]);
    expect(picture?.png.length).toBeLessThan(100_000);
  });

  test.each([
    ['Japanese', '日産、追浜工場'],
    ['Arabic', 'نيسان تدرس'],
    ['an emoji', 'Rocket 🚀'],
    ['accents upon accents', 'Z\u0301\u0302\u0300\u0327a\u0301\u0301lgo'],
    ['nothing to see', '\u200b \ud800'],
  ])('is not drawn of a title with %s, which no installed font has', async (_, title) => {
    expect(await pictures.card({ ...lead, title }, en)).toBeUndefined();
  });

  test('comes or does not, whatever the texts are', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme-ascii', maxLength: 300 }),
    );
    const property = fc.asyncProperty(anyText, anyText, async (title, summary) => {
      const picture = await pictures.card({ ...lead, title, summary }, en);
      expect(picture === undefined || picture.png.length > 0).toBe(true);
    });
    await fc.assert(property, { numRuns: 15 });
  });
});

describe('a chart', () => {
  const pictures = createPictures({ log: recordingLog(), patience: 60_000 });

  test.each([1, 2, 3, 4, 5, 6])('is drawn of %d lines', async (count) => {
    const names = ['Tidewerk', 'Quayside', 'Marlow', 'Ullin', 'Brae & Sons', 'W'.repeat(300)];
    const picture = await pictures.chart(chartOf(...names.slice(0, count)), en);
    expect(picture && sizeOf(picture)).toEqual([picture?.width, picture?.height]);
    expect(picture?.png.length).toBeLessThan(100_000);
    expect(picture?.alt).toContain('Tidewerk: 0 on 9 Nov');
  });

  test.each([
    ['no line', chartOf()],
    ['a name that no font has', chartOf('追浜')],
    ['no title', { ...chartOf('Tidewerk'), title: ' ' }],
    ['one day', { title: 'M', series: [{ name: 'A', points: [{ date: when, count: 1 }] }] }],
  ])('is not drawn of %s', async (_, chart) => {
    expect(await pictures.chart(chart, en)).toBeUndefined();
  });
});

test('another language has a picture of its own', async () => {
  const pictures = createPictures({ log: recordingLog(), patience: 60_000 });
  const card = await pictures.card(lead, en);
  expect(await pictures.card(lead, sentencesIn('de'))).not.toBe(card);
  expect(await pictures.card(lead, { ...en })).toBe(card);
});

test('the same picture is drawn once for everybody who asks for it', async () => {
  let renders = 0;
  const counting = new Renderer();
  const render = counting.render.bind(counting);
  counting.render = (...request) => {
    renders += 1;
    return render(...request);
  };
  const pictures = createPictures({
    log: recordingLog(),
    load: async () => counting,
    patience: 60_000,
  });
  const [first, second] = await Promise.all([
    pictures.card(lead, en),
    pictures.card({ ...lead }, en),
  ]);
  expect(first?.png).toBe(second?.png);
  expect(await pictures.card(lead, en)).toBe(first);
  await pictures.card({ ...lead, more: 8 }, en);
  expect(renders).toBe(2);
});
