import type { Clipping } from './clipping.ts';
import { MOST, WINDOW } from './passing.ts';

/** What is read of an item into stories and names. */
export type Piece = {
  readonly clipping: Clipping;
  readonly text: string | undefined;
  /** The key of its story, once it has one. */
  readonly story: string | undefined;
};

/** What waits to be read into stories and names. */
export type Unfiled = {
  /** False of an item that need not wait: it is too old to be talked about, or has too many newer ones before it. */
  wants(clipping: Clipping): boolean;
  add(piece: Piece): void;
  /** Those that came first, so few that they take milliseconds. */
  take(): readonly Piece[];
};

const AT_ONCE = 10;

/** `now` in milliseconds. */
export function createUnfiled(now: () => number): Unfiled {
  const waiting: Piece[] = [];
  return {
    wants: ({ at }) => waiting.length < MOST && at >= now() - WINDOW,
    add: (piece) => void waiting.push(piece),
    take: () => waiting.splice(0, AT_ONCE),
  };
}
