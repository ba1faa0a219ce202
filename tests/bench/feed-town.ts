import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort } from 'node:worker_threads';

/** One feed in so many has news in every round after the first. */
const CHANGING = 10;
const ITEMS = 20;

/** What was asked for in a round, and how many bytes of bodies went out. */
export type Round = {
  readonly requests: number;
  /** Answered with 304, which has no body. */
  readonly unchanged: number;
  /** Of bodies. */
  readonly bytes: number;
};

/** Feeds on all of 127.0.0.0/8, one a host, from a thread of its own, as servers elsewhere would be. */
if (parentPort !== null) {
  const port = parentPort;
  let round = 0;
  let counts = nothing();
  const server = createServer((request, response) => {
    const host = request.headers.host?.split(':')[0] ?? '';
    const version = isChanging(host) ? round : 0;
    const isKnown = request.headers['if-none-match'] === `"${version}"`;
    counts = { ...counts, requests: counts.requests + 1 };
    const body = isKnown ? '' : feedOf(host, version);
    counts = {
      ...counts,
      unchanged: counts.unchanged + (isKnown ? 1 : 0),
      bytes: counts.bytes + body.length,
    };
    answer(response, body, version);
  });
  port.on('message', () => {
    port.postMessage(counts);
    counts = nothing();
    round += 1;
  });
  // All of 127.0.0.0/8, and nobody else: a packet from outside has another address.
  server.on('connection', (socket) => {
    if (!socket.remoteAddress?.includes('127.')) socket.destroy();
  });
  server.listen(0, '0.0.0.0', 4_096, () =>
    port.postMessage((server.address() as AddressInfo).port),
  );
}

function nothing(): Round {
  return { requests: 0, unchanged: 0, bytes: 0 };
}

const isChanging = (host: string): boolean => Number(host.split('.').at(-1)) % CHANGING === 0;

function answer(response: ServerResponse, body: string, version: number): void {
  response.writeHead(body === '' ? 304 : 200, {
    etag: `"${version}"`,
    ...(body !== '' && { 'content-type': 'application/rss+xml' }),
  });
  response.end(body);
}

function feedOf(host: string, version: number): string {
  const items = Array.from({ length: ITEMS }, (_, index) => {
    const number = version + ITEMS - index;
    return `<item><guid>${host}-${number}</guid><title>Report ${number} of ${host}: the harbour, the bridge and the weather</title>
      <link>http://${host}/${number}</link><description>What there is to say of it in a sentence or two, as most feeds do, and not much more than that.</description>
      <pubDate>${new Date(Date.UTC(2026, 10, 22, 0, number)).toUTCString()}</pubDate></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${host}</title><link>http://${host}/</link>${items.join('')}</channel></rss>`;
}
