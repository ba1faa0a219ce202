import { SocketModeReceiver } from '@slack/bolt';
import { PlatformError } from '#core/errors.ts';
import type { Log } from '#core/ports.ts';
import { toStartError, unreachable } from './advice.ts';
import type { Connection, ConnectionOptions, SocketConnection } from './connection.ts';
import { clientOptions } from './sdk.ts';
import { inTime, pause } from './waiting.ts';

type Client = SocketModeReceiver['client'];

/** Milliseconds until Slack has greeted a new connection, and until it has closed one. */
const GREETING = 15_000;
const CLOSING = 1_000;
/** Milliseconds before the second try to connect again; doubled for each further one. The first is at once. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/**
 * Socket Mode, connecting again by itself: Slack closes every connection within hours. The SDK's own
 * way ends the process when Slack cannot be reached at that moment (a rejection that nothing handles,
 * socket-mode 3.1.0), so it is done here.
 */
export function createSocket(
  { appToken }: SocketConnection,
  { apiUrl, log, logger }: ConnectionOptions,
): Connection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions({ apiUrl, logger }) },
  });
  const { client } = receiver;
  const closing = new AbortController();
  let reconnecting = false;
  let isGreeted = false;
  client.on('connected', () => {
    isGreeted = true;
  });
  client.on('disconnected', async () => {
    isGreeted = false;
    if (reconnecting) return;
    reconnecting = true;
    await reconnect(client, closing.signal, log);
    reconnecting = false;
  });
  return {
    receiver,
    open: async () => {
      // Until it is open once, a broken connection is the caller's to hear of.
      reconnecting = true;
      await connect(client);
      reconnecting = false;
    },
    isOpen: () => isGreeted,
    close: async () => {
      closing.abort();
      await disconnect(client);
    },
  };
}

async function connect(client: Client): Promise<void> {
  try {
    // The SDK rejects with nothing at all when the socket closes before the greeting.
    const greeted = client.start().catch((error: unknown) => {
      throw error ?? new PlatformError('slack', unreachable('connection closed'));
    });
    if (await inTime(greeted, GREETING)) return;
  } catch (error) {
    throw toStartError('SLACK_APP_TOKEN', error);
  }
  await disconnect(client);
  throw new PlatformError('slack', unreachable('no greeting'));
}

/** Asking twice ends a connection that the other side does not close. */
async function disconnect(client: Client): Promise<void> {
  if (!(await inTime(client.disconnect(), CLOSING))) await client.disconnect();
}

async function reconnect(client: Client, closing: AbortSignal, log: Log): Promise<void> {
  for (let wait = FIRST_PAUSE; !closing.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    try {
      await connect(client);
      if (closing.aborted) await disconnect(client);
      else log.info({}, 'slack connected again');
      return;
    } catch (error) {
      const why = error instanceof PlatformError ? { why: error.message } : { err: error };
      log.warn({ ...why, again: wait / 1_000 }, 'slack not connected');
      await pause(wait, closing);
    }
  }
}
