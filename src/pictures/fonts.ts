import { readdir, readFile } from 'node:fs/promises';
import { once } from '#core/once.ts';
import { readCharacters } from './woff2.ts';

/** A family comes in slices, each a file of some characters in each weight, as web pages load them. */
export type Slice = {
  readonly family: string;
  /** What `unicode.json` says it may hold; it says more than there is. */
  readonly claims: readonly Range[];
  readonly characters: () => Promise<ReadonlySet<number>>;
  readonly read: (weight: Weight) => Promise<Uint8Array>;
};

export type Weight = 400 | 700;
type Range = readonly [first: number, last: number];

export type FontSearch =
  | { readonly kind: 'found'; readonly slices: readonly Slice[] }
  /** No font has this, so it would be drawn as an empty box. */
  | { readonly kind: 'missing'; readonly grapheme: string };

export type Fonts = {
  /** The slices that a text needs, in the order in which their families are to be tried. */
  find(text: string): Promise<FontSearch>;
};

/** Used where it is installed: noto-sans-jp, noto-sans-arabic, noto-emoji and their like. */
const OPTIONAL = /^noto-(?:sans|emoji)/;
const ALWAYS = 'inter';

/** One code point is drawn by several alphabets in different shapes; the script beside it tells which. */
const HAN_SHAPES: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'noto-sans-jp'],
  [/\p{Script=Hangul}/u, 'noto-sans-kr'],
  [/\p{Script=Han}/u, 'noto-sans-sc'],
];

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Where npm puts the fontsource packages. */
const installed = (): URL => new URL('..', import.meta.resolve('@fontsource/inter/unicode.json'));

/** Reads fonts of the fontsource packages in `folder`, each file when a text first needs it. */
export function createFonts(folder = installed()): Fonts {
  const families = once(() => listFamilies(folder));
  const slices = new Map<string, () => Promise<readonly Slice[]>>();
  const slicesOf = (family: string): Promise<readonly Slice[]> => {
    const known = slices.get(family) ?? once(() => readSlices(folder, family));
    slices.set(family, known);
    return known();
  };
  return {
    async find(text) {
      const order = inOrder(await families(), text);
      const needed = new Set<Slice>();
      for (const grapheme of new Set([...graphemes.segment(text)].map(({ segment }) => segment))) {
        const slice = await findSlice(grapheme, order, slicesOf);
        if (slice === undefined) return { kind: 'missing', grapheme };
        needed.add(slice);
      }
      const rank = ({ family }: Slice): number => order.indexOf(family);
      return { kind: 'found', slices: [...needed].sort((a, b) => rank(a) - rank(b)) };
    },
  };
}

async function listFamilies(folder: URL): Promise<readonly string[]> {
  const names = await readdir(folder);
  return [ALWAYS, ...names.filter((name) => OPTIONAL.test(name)).sort()];
}

/** Inter first; of the others, those first whose shapes the text's own script asks for. */
function inOrder(families: readonly string[], text: string): readonly string[] {
  const asked = HAN_SHAPES.filter(([script]) => script.test(text)).map(([, family]) => family);
  const [first, ...others] = families;
  const wanted = asked.filter((family) => others.includes(family));
  return [...new Set([...(first === undefined ? [] : [first]), ...wanted, ...others])];
}

/**
 * The first slice that has all of a grapheme: the renderer takes a letter and its marks from one file
 * and draws a box where no single file has both.
 */
async function findSlice(
  grapheme: string,
  families: readonly string[],
  slicesOf: (family: string) => Promise<readonly Slice[]>,
): Promise<Slice | undefined> {
  const codes = Array.from(grapheme, (character) => character.codePointAt(0) ?? 0);
  for (const family of families) {
    const claimants = (await slicesOf(family)).filter((slice) => claims(slice, codes[0] ?? 0));
    for (const slice of claimants) {
      const characters = await slice.characters();
      if (codes.every((code) => characters.has(code) || isJoiner(code))) return slice;
    }
  }
  return undefined;
}

const claims = (slice: Slice, code: number): boolean =>
  slice.claims.some(([first, last]) => first <= code && code <= last);

/** Zero-width joiner and non-joiner shape their neighbours and are not drawn themselves. */
const isJoiner = (code: number): boolean => code === 0x200c || code === 0x200d;

async function readSlices(folder: URL, family: string): Promise<readonly Slice[]> {
  const home = new URL(`${family}/`, folder);
  const table: unknown = JSON.parse(await readFile(new URL('unicode.json', home), 'utf8'));
  return Object.entries(table as Readonly<Record<string, string>>).map(([key, ranges]) => {
    const name = key.replace(/[[\]]/g, '');
    const read = (weight: Weight): Promise<Uint8Array> =>
      readFile(new URL(`files/${family}-${name}-${weight}-normal.woff2`, home));
    const characters = once(async () => readCharacters(await read(400)));
    return { family, claims: ranges.split(',').map(readRange), characters, read };
  });
}

/** `U+0131` or `U+0152-0153`. */
function readRange(text: string): Range {
  const [first = '', last = first] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}
