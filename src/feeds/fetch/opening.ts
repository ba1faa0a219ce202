import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A part of the operator's own network that feeds may come from. */
export type Opening =
  /** A host, wherever its name leads; only its one port where one is named. */
  | { readonly kind: 'host'; readonly host: string; readonly port?: number | undefined }
  /** Every host whose address lies in it. */
  | {
      readonly kind: 'range';
      readonly range: readonly [Address, number];
      readonly port?: number | undefined;
    };

/** Where a connection is to go. */
export type Target = { readonly host: string; readonly port: number };

/** What a name may be made of; an underscore stands in many a name of Docker's. */
const NAME = /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?$/;

/** Reads `wiki.intra`, `wiki.intra:8090`, `10.1.2.3`, `[fd00::1]:80` or `10.0.0.0/8`; undefined where it is none of them. */
export function readOpening(text: string): Opening | undefined {
  if (text.includes('/')) return readRange(text);
  if (isIP(text) === 6) return { kind: 'range', range: only(text) };
  const url = URL.parse(`http://${text}`);
  if (url === null || /[@?#\\]/.test(text)) return undefined;
  const host = toHost(url.hostname);
  // `URL` leaves out the port that is http's own.
  const [, digits] = /:(\d{1,5})$/.exec(text) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  if (isIP(host) !== 0) return { kind: 'range', range: only(host), port };
  return NAME.test(host) ? { kind: 'host', host, port } : undefined;
}

/** A range of everything is a slip, or a door that nobody should leave open. */
function readRange(text: string): Opening | undefined {
  if (!ipaddr.isValidCIDR(text)) return undefined;
  const range = ipaddr.parseCIDR(text);
  return range[1] > 0 ? { kind: 'range', range } : undefined;
}

const only = (address: string): readonly [Address, number] => {
  const parsed = ipaddr.process(address);
  return [parsed, parsed.kind() === 'ipv4' ? 32 : 128];
};

/** True where a connection to this address, asked for by this name and port, is covered. */
export function isOpened(opening: Opening, target: Target, address: Address): boolean {
  if (opening.port !== undefined && opening.port !== target.port) return false;
  if (opening.kind === 'host') return opening.host === target.host;
  const [first, bits] = opening.range;
  return first.kind() === address.kind() && address.match(first, bits);
}

/** A host without the brackets of IPv6 and without the dot of the root, as it is compared. */
export const toHost = (hostname: string): string =>
  hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '');
