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
  /**
   * Makes a request when its turn comes, and gives what it gives; rejects with a NoTurnError where that is
   * too far off. Turns come in the order in which they were asked for.
   */
  run<Answer>(request: () => Promise<Answer>): Promise<Answer>;
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

/** Milliseconds. */
const SECOND = 1_000;
/** Of the even distance between two turns, what is kept at least: the rest makes up for a standstill. */
const SPACING = 0.9;

/**
 * Lets no more requests reach Discord in any second than the rate. Nobody knows when it counts one, but it is
 * between leaving and the answer: so one more leaves only a second after the answer to one of those that
 * fill the rate, however late some are on their way. discord.js counts in windows of its own instead, which
 * lets twice as many pass around the end of one, and turns posts away that are a moment too early.
 */
export function createTurns({ rate, longest, now, wait }: TurnOptions): Turns {
  let free = 0;
  let underWay = 0;
  let waiting = 0;
  let answered: readonly number[] = [];
  let line: Promise<unknown> = Promise.resolve();

  /** When one more may leave; while too many are under way, when to look again. */
  const next = (): number => {
    const most = Math.max(1, Math.floor(rate()));
    answered = answered.slice(-most);
    const room = most - underWay;
    if (room <= 0) return now() + SECOND / rate();
    const full = answered.at(-room);
    return Math.max(free, full === undefined ? 0 : full + Math.max(SECOND, SECOND / rate()));
  };
  const turn = async (limit: number): Promise<void> => {
    for (let at = next(); at > now(); at = next()) {
      if (now() >= limit) throw new NoTurnError(at - now());
      await wait(Math.min(at, limit) - now());
    }
    free = now() + (SPACING * SECOND) / rate();
    underWay += 1;
  };

  return {
    async run(request) {
      const ahead = Math.max(0, next() - now()) + (waiting * SECOND) / rate();
      if (ahead > longest) throw new NoTurnError(ahead);
      waiting += 1;
      const limit = now() + longest;
      const mine = line.then(() => turn(limit));
      line = mine.catch(() => undefined);
      await mine.finally(() => {
        waiting -= 1;
      });
      try {
        return await request();
      } finally {
        underWay -= 1;
        answered = [...answered, now()];
      }
    },
  };
}
