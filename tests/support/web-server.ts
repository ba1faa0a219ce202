import { EventEmitter, once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands at an address of the loopback web. */
export type WebPage = {
  /** @default 200 */
  readonly status?: number;
  /** As they are sent, lies included: a `content-length` here is not corrected. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Sent along; whoever asks with it is answered 304. */
  readonly etag?: string;
  readonly sent?: Sending;
  /** Nothing is answered before this resolves. */
  readonly after?: Promise<unknown>;
};

type Sending =
  /** @default */
  | 'whole'
  /** The connection ends then, though the headers did not say so. */
  | 'whole, then closed'
  /** The connection ends before anything is answered. */
  | 'not at all'
  /** The connection ends in the middle of the body. */
  | 'cut'
  /** The headers come, and never a body. */
  | 'headers alone'
  /** A byte of the body now and then, for ever. */
  | 'dripping';

export type WebRequest = {
  /** Without the port. */
  readonly host: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
};

/** A web of many hosts on one loopback port: who asks for which host is told by the Host header alone. */
export type WebServer = {
  readonly port: number;
  /** The address of a path, on 127.0.0.1 or on another host. */
  url(path: string, host?: string): string;
  /** Sets what stands at a path, on one host or on all; a path without a page is 404. */
  put(path: string, page: WebPage | ((request: WebRequest) => WebPage), host?: string): void;
  /** What was asked for, oldest first. */
  readonly requests: readonly WebRequest[];
  /** Starts counting requests anew. */
  forget(): void;
  /** Resolves when there have been so many requests. */
  asked(count: number): Promise<void>;
  /** Bytes of bodies that were handed to the network. */
  bodyBytes(): number;
  /** The most requests that one host had under way at one time. */
  mostAtOnce(): number;
  /** Connections that are open. */
  connections(): number;
  close(): Promise<void>;
};

type WebOptions = {
  /** `0.0.0.0` serves all of 127.0.0.0/8. @default 127.0.0.1 */
  readonly listenOn?: string;
  /** @default any free one */
  readonly port?: number;
};

/** Milliseconds between two bytes that drip. */
const DRIP = 5;

export async function startWebServer({
  listenOn = '127.0.0.1',
  port: wanted = 0,
}: WebOptions = {}): Promise<WebServer> {
  const pages = new Map<string, WebPage | ((request: WebRequest) => WebPage)>();
  const requests: WebRequest[] = [];
  const arrivals = new EventEmitter().setMaxListeners(0);
  const load = createLoad();
  let bodyBytes = 0;

  const server = createServer((incoming, response) => {
    const request = toRequest(incoming);
    requests.push(request);
    load.note(request.host, response);
    arrivals.emit('request');
    const { host, path } = request;
    const found = pages.get(`${host} ${path}`) ?? pages.get(` ${path}`) ?? { status: 404 };
    const page = typeof found === 'function' ? found(request) : found;
    void Promise.resolve(page.after).then(() => {
      bodyBytes += answer(page, request, response);
    });
  });
  server.listen(wanted, listenOn);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sockets = new Set<unknown>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  return {
    ...{ port, requests },
    url: (path, host = '127.0.0.1') => `http://${host}:${port}${path}`,
    put: (path, page, host = '') => void pages.set(`${host} ${path}`, page),
    forget: () => void requests.splice(0),
    async asked(count) {
      while (requests.length < count) await once(arrivals, 'request');
    },
    bodyBytes: () => bodyBytes,
    mostAtOnce: load.most,
    connections: () => sockets.size,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const toRequest = ({ headers, url = '/' }: IncomingMessage): WebRequest => ({
  host: (headers.host ?? '').replace(/:\d+$/, ''),
  path: url,
  headers,
});

/** Counts what is under way for each host. */
function createLoad() {
  const underWay = new Map<string, number>();
  let most = 0;
  return {
    most: () => most,
    note(host: string, response: ServerResponse): void {
      const count = (underWay.get(host) ?? 0) + 1;
      underWay.set(host, count);
      most = Math.max(most, count);
      response.once('close', () => underWay.set(host, (underWay.get(host) ?? 1) - 1));
    },
  };
}

/** Gives the number of bytes of the body that are sent. */
function answer(page: WebPage, { headers }: WebRequest, response: ServerResponse): number {
  const { status = 200, etag, sent = 'whole' } = page;
  const tagged: Record<string, string> = { ...page.headers, ...(etag !== undefined && { etag }) };
  if (etag !== undefined && headers['if-none-match'] === etag) {
    response.writeHead(304, tagged).end();
    return 0;
  }
  if (sent === 'not at all') {
    response.destroy();
    return 0;
  }
  const body = Buffer.from(page.body ?? '');
  const isKnown = sent.startsWith('whole') && tagged['transfer-encoding'] === undefined;
  response.writeHead(status, { ...(isKnown && lengthOf(body)), ...tagged });
  return send(body, sent, response);
}

const lengthOf = (body: Buffer): Record<string, string> => ({ 'content-length': `${body.length}` });

function send(body: Buffer, sent: Sending, response: ServerResponse): number {
  if (sent.startsWith('whole')) {
    const { socket } = response;
    response.end(body, () => sent === 'whole' || socket?.end());
    return body.length;
  }
  const half = body.subarray(0, Math.ceil(body.length / 2));
  if (sent === 'headers alone') response.flushHeaders();
  else if (sent === 'dripping') drip(response);
  else response.write(half, () => response.destroy());
  return sent === 'cut' ? half.length : 0;
}

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write('x'), DRIP);
  response.once('close', () => clearInterval(timer));
}

/** A page that sends on to another address. */
export const redirectTo = (location: string, status = 302): WebPage => ({
  status,
  headers: { location },
});
