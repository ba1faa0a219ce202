import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { TroubleError } from '#core/news/trouble.ts';
import { gather } from './gather.ts';

/** The codings that are asked for. */
export const CODINGS = 'gzip, deflate, br';

/** Nobody packs a feed more often; each further layer multiplies what a hostile one costs. */
const MOST_LAYERS = 2;

/** Bytes that are unpacked at once. */
const CHUNK = { chunkSize: 65_536 };

const unpackers: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', () => createGunzip(CHUNK)],
  ['deflate', () => createInflate(CHUNK)],
  ['raw', () => createInflateRaw(CHUNK)],
  ['br', () => createBrotliDecompress(CHUNK)],
]);

/** Undoes a Content-Encoding. Rejects with a TroubleError where the result is over the limit or broken. */
export async function unpack(
  bytes: Uint8Array,
  encoding: string | undefined,
  limit: number,
): Promise<Uint8Array> {
  const codings = (encoding ?? '').split(',').map((each) => each.trim().toLowerCase());
  if (codings.length > MOST_LAYERS) throw new TroubleError({ kind: 'too hard to read' });
  let unpacked = bytes;
  for (const coding of codings.toReversed()) unpacked = await unpackOne(unpacked, coding, limit);
  return unpacked;
}

async function unpackOne(bytes: Uint8Array, coding: string, limit: number): Promise<Uint8Array> {
  const unpacker = unpackers.get(unpackerFor(bytes, coding));
  if (unpacker === undefined || bytes.length === 0) return bytes;
  try {
    return await gather(unpacker().end(bytes), limit);
  } catch (cause) {
    if (cause instanceof TroubleError) throw cause;
    throw new TroubleError({ kind: troubleOf(cause) }, { cause });
  }
}

/** Some servers say gzip and send plain text; others send deflate without its zlib header. */
function unpackerFor(bytes: Uint8Array, coding: string): string {
  const [first = 0, second] = bytes;
  if (coding === 'gzip' || coding === 'x-gzip')
    return first === 0x1f && second === 0x8b ? 'gzip' : 'identity';
  if (coding === 'deflate') return (first & 0x0f) === 0x08 ? 'deflate' : 'raw';
  return coding;
}

function troubleOf(cause: unknown): 'no connection' | 'no feed' {
  const { code } = cause as NodeJS.ErrnoException;
  // It ends too early, where the server gave no length that would have shown it.
  return code === 'Z_BUF_ERROR' ? 'no connection' : 'no feed';
}
