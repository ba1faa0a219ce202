import { setImmediate } from 'node:timers/promises';

/** Rows at a time: 100,000 in one go would keep everybody else waiting for a second. */
export const PART = 200;

/** Reads up to `limit` values in parts, each behind the last one there is; in between, whatever else waits gets its turn. */
export async function readInParts<Value>(
  read: (limit: number, after: Value | undefined) => readonly Value[],
  limit: number = Number.POSITIVE_INFINITY,
): Promise<readonly Value[]> {
  const values: Value[] = [];
  for (;;) {
    await setImmediate();
    const wanted = Math.min(PART, limit - values.length);
    const part = read(wanted, values.at(-1));
    values.push(...part);
    if (part.length < wanted || values.length === limit) return values;
  }
}

/** What was given, in parts; in between, whatever else waits gets its turn. */
export async function* inParts<Value>(values: readonly Value[]): AsyncGenerator<readonly Value[]> {
  for (let start = 0; start < values.length; start += PART) {
    await setImmediate();
    yield values.slice(start, start + PART);
  }
}
