import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const unpack = promisify(brotliDecompress);

// https://www.w3.org/TR/WOFF2/: a header, a directory of tables, and all tables in one Brotli stream.
const HEADER_LENGTH = 48;
const TABLES_AT = 12;
const STREAM_LENGTH_AT = 20;
/** The number that stands for `cmap` in the directory, and those of the two tables stored transformed. */
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
/** A table without a number writes out its four letters. */
const LETTERS = 63;

/** The code points that a WOFF2 file has a glyph for, from the file itself. */
export async function readCharacters(file: Uint8Array): Promise<ReadonlySet<number>> {
  const { start, length, streamAt } = findCmap(file);
  const view = new DataView(file.buffer, file.byteOffset);
  const packed = file.subarray(streamAt, streamAt + view.getUint32(STREAM_LENGTH_AT));
  const tables = await unpack(packed);
  return readCmap(new DataView(tables.buffer, tables.byteOffset + start, length));
}

/** Where `cmap` lies in the unpacked stream, and where the stream lies in the file. */
function findCmap(file: Uint8Array) {
  const count = new DataView(file.buffer, file.byteOffset).getUint16(TABLES_AT);
  let at = HEADER_LENGTH;
  let offset = 0;
  let cmap = { start: 0, length: 0 };
  const readNumber = (): number => {
    let value = 0;
    for (let byte = 128; byte >= 128; at += 1) {
      byte = file[at] ?? 0;
      value = value * 128 + (byte & 127);
    }
    return value;
  };
  for (let table = 0; table < count; table += 1) {
    const flags = file[at] ?? 0;
    const tag = flags & LETTERS;
    at += tag === LETTERS ? 5 : 1;
    const original = readNumber();
    const length = isTransformed(tag, flags >> 6) ? readNumber() : original;
    if (tag === CMAP) cmap = { start: offset, length };
    offset += length;
  }
  return { ...cmap, streamAt: at };
}

/** For the two tables of outlines, version 0 means transformed; for every other one it means as it was. */
const isTransformed = (tag: number, version: number): boolean =>
  tag === GLYF || tag === LOCA ? version !== 3 : version !== 0;

/** https://learn.microsoft.com/en-us/typography/opentype/spec/cmap, the two formats that Unicode fonts use. */
function readCmap(cmap: DataView): ReadonlySet<number> {
  const characters = new Set<number>();
  for (let table = 0; table < cmap.getUint16(2); table += 1) {
    const at = cmap.getUint32(4 + table * 8 + 4);
    const format = cmap.getUint16(at);
    if (format === 4) addSegments(cmap, at, characters);
    if (format === 12) addGroups(cmap, at, characters);
  }
  return characters;
}

/** Format 4: segments of the first 65,536 code points, four parallel lists of their ends, starts, shifts and offsets. */
function addSegments(cmap: DataView, at: number, characters: Set<number>): void {
  const width = cmap.getUint16(at + 6);
  for (let segment = 0; segment < width; segment += 2) {
    const endAt = at + 14 + segment;
    const end = cmap.getUint16(endAt);
    const startAt = endAt + width + 2;
    const start = cmap.getUint16(startAt);
    const shift = cmap.getUint16(startAt + width);
    const offsetAt = startAt + 2 * width;
    const offset = cmap.getUint16(offsetAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph =
        offset === 0 ? code + shift : cmap.getUint16(offsetAt + offset + (code - start) * 2);
      // Glyph 0 is the empty box.
      if ((glyph & 0xffff) !== 0) characters.add(code);
    }
  }
}

/** Format 12: groups of any code points. */
function addGroups(cmap: DataView, at: number, characters: Set<number>): void {
  const count = cmap.getUint32(at + 12);
  for (let group = 0; group < count; group += 1) {
    const groupAt = at + 16 + group * 12;
    const end = cmap.getUint32(groupAt + 4);
    for (let code = cmap.getUint32(groupAt); code <= end; code += 1) characters.add(code);
  }
}
