import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFonts } from '#pictures/fonts.ts';
import { temporaryFolders } from '../support/folders.ts';
import { writeFontFolder } from './font-folder.ts';

const makeFolder = temporaryFolders();

describe('with what is installed by default', () => {
  const fonts = createFonts();

  test.each(['Café Zürich, “quoted” — −5 €', 'Tiếng Việt', 'Ελλάδα', 'Україна', 'Łódź'])(
    '%s can be drawn',
    async (text) => {
      expect(await fonts.find(text)).toMatchObject({ kind: 'found' });
    },
  );

  test.each([
    ['日産、追浜工場', '日'],
    ['نيسان', 'ن'],
    ['Rocket 🚀', '🚀'],
    ['Oil → gold', '→'],
    ['a\u2010b', '\u2010'],
    ['\ufffd', '\ufffd'],
  ])('%s has a character that nothing draws', async (text, grapheme) => {
    expect(await fonts.find(text)).toEqual({ kind: 'missing', grapheme });
  });

  test('a letter and its marks have to come from one file', async () => {
    // Inter has both, in two slices, and the renderer would draw a box for them.
    expect(await fonts.find('я')).toMatchObject({ kind: 'found' });
    expect(await fonts.find('a\u0300')).toMatchObject({ kind: 'found' });
    expect(await fonts.find('я\u0300')).toEqual({ kind: 'missing', grapheme: 'я\u0300' });
  });

  test('names a part of the text where it finds no font', async () => {
    const property = fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const search = await fonts.find(text);
      expect(search.kind === 'found' || text.includes(search.grapheme)).toBe(true);
    });
    await fc.assert(property);
  });

  test('nothing is asked for an empty text', async () => {
    expect(await fonts.find('')).toEqual({ kind: 'found', slices: [] });
  });
});

describe('with optional families beside Inter', () => {
  test('a family is used where it is installed, and only its slices that a text needs', async () => {
    const folder = writeFontFolder(makeFolder(), {
      inter: ['latin'],
      'noto-sans-x': ['cyrillic', 'greek'],
    });
    const search = await createFonts(folder).find('A ελ');
    expect(search).toMatchObject({
      slices: [{ family: 'inter' }, { family: 'noto-sans-x' }],
    });
    expect(await createFonts(folder).find('日')).toMatchObject({ kind: 'missing' });
  });

  test('a package that is no family of ours is left alone', async () => {
    const folder = writeFontFolder(makeFolder(), { inter: ['latin'], roboto: ['greek'] });
    expect(await createFonts(folder).find('ε')).toMatchObject({ kind: 'missing' });
  });

  test('Inter is asked first', async () => {
    const folder = writeFontFolder(makeFolder(), {
      inter: ['latin', 'greek'],
      'noto-emoji': ['greek'],
    });
    expect(await createFonts(folder).find('ε')).toMatchObject({ slices: [{ family: 'inter' }] });
  });
});
