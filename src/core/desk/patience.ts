import type { Clock } from '../ports.ts';

/** What comes within so many milliseconds; nothing where it comes later or fails. */
export async function inPatience<Thing>(
  coming: Promise<Thing>,
  milliseconds: number,
  clock: Clock,
): Promise<Thing | undefined> {
  const done = new AbortController();
  const late = clock
    .sleepUntil(clock.now().add({ milliseconds }), done.signal)
    .then(() => undefined)
    .catch(() => undefined);
  const come = coming.catch(() => undefined);
  const first = await Promise.race([come, late]);
  done.abort();
  return first;
}
