import type { Log, Platform } from '#core/ports.ts';
import type { Command } from '#core/talk/command.ts';
import type { SlackConnection } from './connection.ts';
import { findPost, postOnce } from './deliver.ts';
import type { Identity } from './identity.ts';
import { readIdentity } from './identity.ts';
import { createClient, createSdkLogger } from './sdk.ts';
import type { Session } from './session.ts';
import { openSession } from './session.ts';

export type { SlackConnection } from './connection.ts';

export type SlackOptions = {
  readonly connection: SlackConnection;
  /** Base of the Web API. @default Slack's */
  readonly apiUrl?: string | undefined;
  readonly commands: readonly Command[];
  readonly log: Log;
};

/** Slack as a platform, on the official SDK. Nobody is contacted before `start`, `post` or `find`. */
export function createSlack(options: SlackOptions): Platform {
  const { connection, apiUrl, log } = options;
  const client = createClient(connection.botToken, apiUrl, createSdkLogger(log));
  let identity: Promise<Identity> | undefined;
  let session: Session | undefined;
  let closing: Promise<void> | undefined;

  const whoAmI = (): Promise<Identity> => {
    identity ??= readIdentity(client).catch((error: unknown) => {
      identity = undefined;
      throw error;
    });
    return identity;
  };
  const stop = (): Promise<void> => {
    closing ??= session?.close() ?? Promise.resolve();
    return closing;
  };

  return {
    name: 'slack',
    start: async (inbox, signal) => {
      signal.throwIfAborted();
      closing = undefined;
      const opened = await openSession(inbox, { ...options, client, self: await whoAmI() });
      // Stopped before it was open: there was nothing to close yet.
      const late = closing !== undefined || signal.aborted;
      if (late) return opened.close();
      session = opened;
      signal.addEventListener('abort', () => void stop(), { once: true });
    },
    post: (place, doc, key) => postOnce(client, place, { doc, key }),
    find: async (place, key, since) =>
      findPost(client, place, { key, since, self: await whoAmI() }),
    stop,
  };
}
