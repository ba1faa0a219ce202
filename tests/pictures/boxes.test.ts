import { Renderer } from '@takumi-rs/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFonts } from '#pictures/fonts.ts';
import { createPress } from '#pictures/press.ts';
import { box, toDrawable, write } from '#pictures/sheet.ts';
import { recordingLog } from '../support/log.ts';

// The renderer draws a character that it has no glyph for as a box, and says nothing. As SVG, each
// glyph is an outline that can be compared with the outline of that box.
const size = { width: 2_000, height: 100 };
const renderer = new Renderer();
const fonts = createFonts();
const press = createPress({
  fonts,
  log: recordingLog(),
  load: async () => renderer,
  patience: 60_000,
});
const toNode = (text: string) => write({ text, lines: 1, size: 40, leading: 1.2, style: {} });

const outlinesOf = async (text: string): Promise<readonly string[]> => {
  const svg = await renderer.renderSvg(box(size, toNode(text)), {
    ...size,
    fontFamilies: ['inter'],
  });
  return [...svg.matchAll(/ d="([^"]+)"/g)].map(([, outline = '']) => outline);
};

test('no text that is drawn has an empty box in it', async () => {
  const print = (text: string) =>
    press.print(() => ({ ...size, alt: '', text, layOut: async () => box(size, toNode(text)) }));
  await print('A');
  const [empty] = await outlinesOf('→');
  expect(empty).toBeDefined();
  expect(await outlinesOf('日')).toEqual([empty]);

  const latin = fc.integer({ min: 0x20, max: 0x52f }).map((code) => String.fromCodePoint(code));
  const drawable = fc.oneof(latin, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }));
  const texts = fc.array(drawable, { minLength: 1, maxLength: 3 }).map((all) => all.join(''));
  const property = fc.asyncProperty(texts, async (any) => {
    const text = toDrawable(any);
    if (text === '' || (await print(text)) === undefined) return;
    expect(await outlinesOf(text)).not.toContain(empty);
  });
  await fc.assert(property, { numRuns: 400 });
});
