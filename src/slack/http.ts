import type { HTTPReceiverOptions } from '@slack/bolt';
import { HTTPReceiver } from '@slack/bolt';
import { PlatformError } from '#core/errors.ts';
import type { Connection, ConnectionOptions, HttpConnection } from './connection.ts';
import { toInstallRoutes } from './install.ts';
import { INSTALL_PATH } from './install-page.ts';
import { inTime } from './waiting.ts';

/** Slack's requests are a few kB; the SDK's own limit is 4 MB. */
const BODY_LIMIT = 1_000_000;
const ENDPOINT = '/slack/events';
/** Milliseconds for answers that are being written when we close. */
const CLOSING = 1_000;
/** Slack itself waits 3 s for the whole answer; whoever sends slower only holds a connection. */
const PATIENCE = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
};

/** What we use of the server that Bolt makes. */
type Server = {
  address(): { readonly port: number } | string | null;
  closeAllConnections(): void;
};

type Where = Pick<HttpConnection, 'port' | 'host'> &
  Required<Pick<HTTPReceiverOptions, 'signingSecret' | 'endpoints'>>;

/** Events, commands and buttons by HTTP; Bolt checks every signature. The install page too, where there is one. */
export const createHttp = (how: HttpConnection, options: ConnectionOptions): Connection =>
  createDoor({ ...how, endpoints: [ENDPOINT] }, options);

/** A port that Slack or a browser knocks at. */
export function createDoor(where: Where, options: ConnectionOptions): Connection {
  const { signingSecret, endpoints, port, host } = where;
  const { log, logger, install } = options;
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints,
    bodyLimit: BODY_LIMIT,
    logger,
    // The SDK's own way logs the address, and an answer to the install page has a code in it.
    dispatchErrorHandler: ({ error, response }) => {
      const isNowhere = 'code' in error && error.code === NOWHERE;
      response.writeHead(isNowhere ? 404 : 400).end();
    },
    customRoutes: install === undefined ? [] : toInstallRoutes(install, options),
  });
  let server: Server | undefined;
  return {
    receiver,
    open: async () => {
      server = await receiver.start({ port, host }, PATIENCE).catch((error: unknown) => {
        throw toPortError(error, port);
      });
      const address = server.address();
      const open = typeof address === 'object' && address !== null ? address.port : port;
      const path = endpoints[0] ?? INSTALL_PATH;
      const page = install && { install: INSTALL_PATH };
      log.info({ port: open, path, ...page }, 'slack listens');
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

/** Bolt's word for a path that it has nothing at. */
const NOWHERE = 'slack_bolt_http_receiver_deferred_request_error';

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
