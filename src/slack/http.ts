import { HTTPReceiver } from '@slack/bolt';
import { PlatformError } from '#core/errors.ts';
import type { Connection, ConnectionOptions, HttpConnection } from './connection.ts';
import { inTime } from './waiting.ts';

/** Slack's requests are a few kB; the SDK's own limit is 4 MB. */
const BODY_LIMIT = 1_000_000;
const ENDPOINT = '/slack/events';
/** Milliseconds for answers that are being written when we close. */
const CLOSING = 1_000;

/** What we use of the server that Bolt makes. */
type Server = {
  address(): { readonly port: number } | string | null;
  closeAllConnections(): void;
};

/** Events, commands and buttons by HTTP; Bolt checks every signature. */
export function createHttp(how: HttpConnection, { log, logger }: ConnectionOptions): Connection {
  const { signingSecret, port, host } = how;
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [ENDPOINT],
    bodyLimit: BODY_LIMIT,
    logger,
  });
  let server: Server | undefined;
  return {
    receiver,
    open: async () => {
      server = await receiver.start({ port, host }).catch((error: unknown) => {
        throw toPortError(error, port);
      });
      const address = server.address();
      const open = typeof address === 'object' && address !== null ? address.port : port;
      log.info({ port: open, path: ENDPOINT }, 'slack listens');
    },
    isOpen: () => (server?.address() ?? undefined) !== undefined,
    close: async () => {
      if (server === undefined) return;
      const closed = receiver.stop();
      if (!(await inTime(closed, CLOSING))) server.closeAllConnections();
      await closed;
    },
  };
}

function toPortError(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken by another program. Stop it, or set SLACK_PORT to another port.`,
    EACCES: `Port ${port} is not allowed for this user. Set SLACK_PORT to one above 1023.`,
    EADDRNOTAVAIL: 'HOST is no address of this machine. Set it to one of its own, or to 127.0.0.1.',
  };
  return reason[code] === undefined
    ? error
    : new PlatformError('slack', reason[code], { cause: error });
}
