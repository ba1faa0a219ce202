import { createExpiry } from './expiry.ts';

/** Which items of feeds are talked about: the newest, and none that is older than a week. */
export type Passing = {
  /** True where an item of that date (milliseconds) is one of them. */
  enter(id: string, published: number): boolean;
  remove(id: string): void;
  ids(): Iterable<string>;
  /** Those that leave now: all that are too many, and some of those that are too old. */
  leave(): readonly string[];
};

/** Milliseconds: who is talked about was in the news this week. */
export const WINDOW = 7 * 24 * 3_600_000;
export const MOST = 20_000;
/** What is too old leaves by and by, so that nobody waits where a machine has slept for days. */
const LEAVE_AT_ONCE = 50;

/** `now` in milliseconds. */
export function createPassing(now: () => number): Passing {
  const dates = new Map<string, number>();
  const expiry = createExpiry<{ readonly id: string; readonly at: number }>();
  /** The date of the newest that had to leave for others. */
  let crowded = Number.NEGATIVE_INFINITY;
  const start = (): number => now() - WINDOW;
  const isIn = ({ id, at }: { readonly id: string; readonly at: number }): boolean =>
    dates.get(id) === at;
  const leaveBefore = (time: number, most: number): readonly string[] => {
    const ids: string[] = [];
    for (const { id, at } of expiry.takeBefore(time).filter(isIn).take(Math.max(0, most))) {
      dates.delete(id);
      if (time > start()) crowded = Math.max(crowded, at);
      ids.push(id);
    }
    return ids;
  };
  return {
    enter(id, published) {
      const at = Math.min(published, now());
      const before = dates.get(id);
      dates.delete(id);
      if (at < start() || (dates.size >= MOST && at <= crowded)) return false;
      dates.set(id, at);
      if (before !== at) expiry.add({ id, at }, at);
      return true;
    },
    remove: (id) => void dates.delete(id),
    ids: () => dates.keys(),
    leave: () => [
      ...leaveBefore(Number.POSITIVE_INFINITY, dates.size - MOST),
      ...leaveBefore(start(), LEAVE_AT_ONCE),
    ],
  };
}
