import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';

/**
 * Acknowledges everything before any work, and then waits for a lap of its own. Forms go on at once: what is
 * wrong with one is told in its acknowledgement, which must not stand behind the answers of others.
 */
export const createAcknowledgement =
  (lap: () => Promise<void>): Middleware<AnyMiddlewareArgs> =>
  async ({ next, ...args }) => {
    if (!('view' in args)) {
      if ('ack' in args && args.ack !== undefined) await args.ack();
      await lap();
    }
    await next();
  };
