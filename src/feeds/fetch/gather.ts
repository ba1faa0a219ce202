import { TroubleError } from '#core/news/trouble.ts';

/**
 * Reads a body into memory that is shared with other threads, so that it goes to the one that reads it
 * without a copy. Each chunk is put there as it comes: to join megabytes at the end holds this thread for long.
 * Rejects with a TroubleError beyond `limit` bytes.
 */
export async function gather(body: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const room = new SharedArrayBuffer(0, { maxByteLength: limit });
  for await (const chunk of body) {
    const size = room.byteLength;
    if (size + chunk.length > limit) throw new TroubleError({ kind: 'too large' });
    room.grow(size + chunk.length);
    new Uint8Array(room, size).set(chunk);
  }
  return new Uint8Array(room);
}
