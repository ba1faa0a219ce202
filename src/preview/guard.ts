import type { IncomingMessage } from 'node:http';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Tells whether a request's Host header names this page. A site that points its own name at 127.0.0.1
 * (DNS rebinding) reaches the port, but cannot change this header. Any port is right: it may be forwarded.
 */
export function createHostCheck(hosts: readonly string[]): (host: string | undefined) => boolean {
  const known = new Set([...LOOPBACK, ...hosts.map(bracketed)]);
  return (host) => known.has((host ?? '').toLowerCase().replace(/:\d{1,5}$/, ''));
}

/** An IPv6 address stands in brackets wherever a port may follow. */
function bracketed(host: string): string {
  const name = host.toLowerCase();
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}

/**
 * True unless a browser says that another site sends this. Browsers add `Origin` to every POST across
 * sites and `Sec-Fetch-Site` to all that they send; other clients send neither.
 */
export function isSameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'] ?? 'same-origin';
  const sender = headers.origin === undefined ? headers.host : URL.parse(headers.origin)?.host;
  return site === 'same-origin' && sender === headers.host?.toLowerCase();
}
