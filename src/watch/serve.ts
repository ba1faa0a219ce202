import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PlatformError } from '#core/errors.ts';

export type Served = {
  readonly url: string;
  /** Closes every connection. */
  close(): Promise<void>;
};

type Where = {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Milliseconds that a request may take to arrive. @default 5_000 */
  readonly patience?: number | undefined;
};

/** Bytes of all headers; a scraper sends a few hundred. */
const HEADER_LIMIT = 8_192;
/** One scraper, one probe, and whoever looks by hand. */
const CONNECTIONS = 32;

/** Opens an HTTP server; where it cannot, rejects with what to change. */
export async function serve(listener: RequestListener, where: Where): Promise<Served> {
  const { host, port, patience = 5_000 } = where;
  const server = createServer(
    {
      headersTimeout: patience,
      requestTimeout: patience,
      connectionsCheckingInterval: patience / 2,
      maxHeaderSize: HEADER_LIMIT,
    },
    listener,
  );
  server.maxConnections = CONNECTIONS;
  server.listen({ host, port });
  await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => {
    throw new PlatformError('metrics', whyNot(cause.code, host, port), { cause });
  });
  return {
    url: toUrl(server.address() as AddressInfo),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function whyNot(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop it, or set METRICS_PORT to another port.`;
    case 'EACCES':
      return `Port ${port} is not allowed for this user. Set METRICS_PORT to one above 1023.`;
    default:
      return `Metrics cannot be served on ${host}, port ${port} (${code}). Choose another with HOST and METRICS_PORT.`;
  }
}

const toUrl = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
