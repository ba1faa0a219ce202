/** No turn soon enough: too many requests wait already. Nothing was sent. */
export class NoTurnError extends Error {
  override name = 'NoTurnError';
  /** Seconds until there would be one. */
  readonly retryAfter: number;

  constructor(milliseconds: number) {
    super('No turn soon enough');
    this.retryAfter = milliseconds / 1_000;
  }
}

export type Turns = {
  /** Resolves when the next request may leave; rejects with a NoTurnError where that is too far off. */
  take(): Promise<void>;
};

export type TurnOptions = {
  /** Requests a second; asked at every turn, since processes come and go. */
  readonly rate: () => number;
  /** Milliseconds that a request may wait at most. */
  readonly longest: number;
  /** Milliseconds of a clock that is never set back. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
};

/**
 * Spaces requests evenly, and lets no more than the rate leave in any second, even where a process
 * stood still and all that waited in it wakes at once. discord.js counts in windows instead, which lets
 * twice as many pass around the end of one, and turns posts away that are a moment too early.
 */
export function createTurns({ rate, longest, now, wait }: TurnOptions): Turns {
  let free = 0;
  let taken: readonly number[] = [];
  /** When one more may leave after those that have. */
  const next = (): number => {
    const count = Math.ceil(rate());
    taken = taken.slice(-count);
    const [oldest = 0] = taken;
    return taken.length < count ? 0 : oldest + (1_000 * count) / rate();
  };
  return {
    async take() {
      const turn = Math.max(free, next(), now());
      if (turn - now() > longest) throw new NoTurnError(turn - now());
      free = turn + 1_000 / rate();
      let until = turn;
      while (until > now()) {
        await wait(until - now());
        until = next();
      }
      taken = [...taken, now()];
    },
  };
}
