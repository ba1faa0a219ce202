import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const inter = dirname(createRequire(import.meta.url).resolve('@fontsource/inter/unicode.json'));
const claims = JSON.parse(readFileSync(join(inter, 'unicode.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

/** The file of one of Inter's slices, as it is installed. */
export const interFile = (slice: string): Uint8Array =>
  readFileSync(join(inter, 'files', `inter-${slice}-400-normal.woff2`));

/** Every code point that `unicode.json` says a slice of Inter may hold. */
export const claimedBy = (slice: string): readonly number[] =>
  (claims[slice] ?? '').split(',').flatMap((range) => {
    const [first = 0, last = first] = range
      .replace('U+', '')
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });

/** Lays out families as fontsource packages do, each made of slices of Inter under another name. */
export function writeFontFolder(
  folder: string,
  families: Readonly<Record<string, readonly string[]>>,
): URL {
  for (const [family, slices] of Object.entries(families)) {
    const files = join(folder, family, 'files');
    mkdirSync(files, { recursive: true });
    // The Japanese packages number their slices: "[0]" is the file that has 0 in its name.
    const table = slices.map((slice, index) => [`[${index}]`, claims[slice]]);
    writeFileSync(join(folder, family, 'unicode.json'), JSON.stringify(Object.fromEntries(table)));
    for (const [index, slice] of slices.entries()) {
      for (const weight of [400, 700]) {
        copyFileSync(
          join(inter, 'files', `inter-${slice}-${weight}-normal.woff2`),
          join(files, `${family}-${index}-${weight}-normal.woff2`),
        );
      }
    }
  }
  return pathToFileURL(`${folder}/`);
}
