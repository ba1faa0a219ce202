import { TroubleError } from '#core/news/trouble.ts';
import type { Body, Reader } from './body.ts';
import { type Answer, fromSent, type Job } from './reader/messages.ts';
import { Pool, type PoolOptions } from './reader/pool.ts';

/** A feed of 1 MB takes 50 ms and 40 MB: what takes a hundred times as long would never end. */
const DEFAULTS: PoolOptions = { time: 5_000, memory: 256, workers: 1, idle: 60_000 };

type ReaderOptions = Partial<PoolOptions> & {
  /** So many of a feed's newest items are given: what crosses from thread to thread keeps this one busy. @default all */
  readonly items?: number;
};

/**
 * Reads feeds and pages in threads of their own, so that no body keeps the bot from answering: what takes too
 * much time or memory is ended, and that body alone is refused.
 */
export function createReader({ items: most, ...options }: ReaderOptions = {}): Reader {
  const pool = new Pool({ ...DEFAULTS, ...options });
  async function read<Kind extends Job['kind']>(kind: Kind, body: Body): Promise<Read<Kind>> {
    const answer = await pool.read({ kind, body, most });
    if (answer.kind === 'trouble') {
      throw new TroubleError(answer.trouble, { cause: answer.reason });
    }
    return answer as Read<Kind>;
  }
  return {
    readFeed: async (body) => fromSent((await read('feed', body)).feed),
    readPage: async (body) => (await read('page', body)).page,
    close: () => pool.close(),
  };
}

/** An answer is of the kind of its job. */
type Read<Kind> = Extract<Answer, { readonly kind: Kind }>;
