import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readCharacters } from '#pictures/woff2.ts';
import { claimedBy, interFile } from './font-folder.ts';

const codesOf = (text: string): readonly number[] =>
  Array.from(text, (character) => character.codePointAt(0) ?? 0);

test('the characters of a font are read from the font itself', async () => {
  const characters = await readCharacters(interFile('latin'));
  expect(codesOf('Az09 “é” — €…').filter((code) => !characters.has(code))).toEqual([]);
  expect(codesOf('→日я').filter((code) => characters.has(code))).toEqual([]);
});

test('a font has fewer characters than the list beside it claims', async () => {
  const characters = await readCharacters(interFile('latin'));
  // U+2010, a hyphen that headlines do use.
  expect(claimedBy('latin')).toContain(0x2010);
  expect(characters.has(0x2010)).toBe(false);
});

test('groups of code points past the first 65,536 are read, and a box is no glyph', async () => {
  const emoji = table12([[0x1f680, 0x1f682]]);
  // 'A' to 'C' with a shift that makes 'B' glyph 0, then the segment that closes every table.
  const letters = table4([
    [0x41, 0x43, 0x10000 - 0x42],
    [0xffff, 0xffff, 1],
  ]);
  const characters = await readCharacters(toWoff2([letters, emoji]));
  expect([...characters].sort((a, b) => a - b)).toEqual([0x41, 0x43, 0x1f680, 0x1f681, 0x1f682]);
});

const u16 = (...values: readonly number[]): readonly number[] =>
  values.flatMap((value) => [(value >> 8) & 255, value & 255]);
const u32 = (...values: readonly number[]): readonly number[] =>
  values.flatMap((value) => u16(value >>> 16, value & 0xffff));

type Segment = readonly [start: number, end: number, shift: number];

const table4 = (segments: readonly Segment[]): readonly number[] => [
  ...u16(4, 0, 0, segments.length * 2, 0, 0, 0),
  ...u16(...segments.map(([, end]) => end), 0),
  ...u16(...segments.map(([start]) => start)),
  ...u16(...segments.map(([, , shift]) => shift)),
  ...u16(...segments.map(() => 0)),
];

const table12 = (groups: readonly (readonly [number, number])[]): readonly number[] => [
  ...u16(12, 0),
  ...u32(0, 0, groups.length),
  ...groups.flatMap(([start, end]) => u32(start, end, 1)),
];

/** A WOFF2 file of a table with an unusual name, and a `cmap` after it. */
function toWoff2(tables: readonly (readonly number[])[]): Uint8Array {
  let at = 4 + tables.length * 8;
  const records = tables.flatMap((table) => {
    const record = [...u16(3, 10), ...u32(at)];
    at += table.length;
    return record;
  });
  const cmap = [...u16(0, tables.length), ...records, ...tables.flat()];
  const packed = brotliCompressSync(Uint8Array.from([1, 2, 3, ...cmap]));
  const directory = [63, ...Buffer.from('Zzzz'), 3, 0, ...toBase128(cmap.length)];
  const header = [...u32(0, 0, 0), ...u16(2, 0), ...u32(0, packed.length), ...Array(24).fill(0)];
  return Uint8Array.from([...header, ...directory, ...packed]);
}

const toBase128 = (value: number): readonly number[] =>
  value < 128 ? [value] : [128 | (value >> 7), value & 127];
