import { once } from 'node:events';
import type { RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PlatformError } from '#core/errors.ts';

export type Listening = {
  readonly url: string;
  /** Lets answers under way finish, then closes every connection. */
  close(): Promise<void>;
};

/** Milliseconds. A page on this machine sends what it has at once. */
const TIMEOUTS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
};
const CONNECTIONS = 64;
/** Milliseconds that closing leaves to answers under way; the whole bot has 5 s. */
const GRACE = 2_000;

/** Opens an HTTP server; where it cannot, rejects with what to change. */
export async function listen(
  listener: RequestListener,
  host: string,
  port: number,
): Promise<Listening> {
  const server = createServer(TIMEOUTS, listener);
  server.maxConnections = CONNECTIONS;
  const answers = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    answers.add(response);
    response.on('close', () => answers.delete(response));
  });
  await open(server, host, port);
  return { url: toUrl(server.address() as AddressInfo), close: () => close(server, answers) };
}

function open(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.on('error', (cause: NodeJS.ErrnoException) => {
    reject(new PlatformError('preview', whyNot(cause.code, host, port), { cause }));
  });
  server.listen({ host, port }, resolve);
  return promise;
}

function whyNot(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `The preview page cannot open: port ${port} is taken, perhaps by another Newsdesk. Stop that one, or choose another port, such as PREVIEW_PORT=${port === 65_535 ? 8080 : port + 1}.`;
    case 'EACCES':
      return `The preview page cannot open: this user may not open port ${port}. Choose one above 1023, such as PREVIEW_PORT=8080.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `The preview page cannot open: ${host} is no address of this machine. Set HOST to one, such as HOST=127.0.0.1.`;
    default:
      return `The preview page cannot open on ${host}, port ${port} (${code}). Choose another with HOST and PREVIEW_PORT.`;
  }
}

/** A wildcard address is no place to go to. */
function toUrl({ address, port }: AddressInfo): string {
  const name = ['0.0.0.0', '::'].includes(address) ? 'localhost' : address;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}/`;
}

/** Browsers keep connections open that carry nothing, so only answers under way are waited for. */
async function close(server: Server, answers: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const late = setTimeout(() => server.closeAllConnections(), GRACE);
  await Promise.all([...answers].map((answer) => once(answer, 'close')));
  clearTimeout(late);
  server.closeAllConnections();
  await closed;
}
