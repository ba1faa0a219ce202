import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { TroubleError } from '#core/news/trouble.ts';
import { isOpened, readOpening, type Target, toHost } from './opening.ts';

/** Keeps whoever gives addresses to the bot from reaching the network that the bot stands in. */
export type Guard = {
  /** Reads an address, relative to one where it may be. Throws a TroubleError where nothing may be asked there. */
  readAddress(text: string, base?: URL): URL;
  /** Connects for undici, to what may be reached alone. */
  readonly connect: buildConnector.connector;
};

type GuardOptions = {
  /** The hosts and ranges that the operator opened. @default none */
  readonly privateFeeds?: readonly string[] | undefined;
  /** @default the system's */
  readonly lookup?: LookupFunction | undefined;
  /** Milliseconds that a connection may take. */
  readonly connectMs: number;
};

/** Where web servers listen. Other ports are other protocols, which a request must not be smuggled into. */
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443, 8000, 8008, 8080, 8443, 8888]);

/** Milliseconds for one of several addresses; Node's 250 are too few for the other side of the world. */
const ATTEMPT = 1_000;

/**
 * A hook into name resolution alone does not see addresses written as numbers, nor redirects to them; so
 * what is checked is each connection: its literal address, all addresses of its name, and where it ended.
 */
export function createGuard({
  privateFeeds = [],
  lookup = systemLookup,
  connectMs,
}: GuardOptions): Guard {
  const openings = privateFeeds.flatMap((text) => readOpening(text) ?? []);

  function refusalOf(target: Target, text: string): TroubleError | undefined {
    const address = ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
    if (address && openings.some((opening) => isOpened(opening, target, address))) return undefined;
    if (address?.range() !== 'unicast') return refusal('private');
    return WEB_PORTS.has(target.port) ? undefined : refusal('bad address');
  }

  return {
    readAddress,
    connect(options, callback) {
      const target = { host: toHost(options.hostname), port: portOf(options) };
      const refused = isIP(target.host) === 0 ? undefined : refusalOf(target, target.host);
      if (refused) return callback(refused, null);
      const connect = buildConnector({
        ...{ allowH2: false, maxCachedSessions: 0, timeout: connectMs },
        // It asks for all addresses of a name at once, and tries one after the other.
        ...{ autoSelectFamily: true, autoSelectFamilyAttemptTimeout: ATTEMPT },
        lookup: checked(lookup, (address) => refusalOf(target, address)),
      });
      connect(options, (error, socket) => {
        if (error) return callback(error, null);
        const strayed = refusalOf(target, socket.remoteAddress ?? '');
        if (strayed === undefined) return callback(null, socket);
        socket.destroy();
        callback(strayed, null);
      });
    },
  };
}

/** Resolves a name only where every address of it may be reached. */
function checked(
  lookup: LookupFunction,
  refusalOf: (address: string) => TroubleError | undefined,
): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = typeof found === 'string' ? [] : found;
      const [refused] = error
        ? [error]
        : addresses.flatMap(({ address }) => refusalOf(address) ?? []);
      callback(refused ?? null, refused ? [] : addresses);
    });
}

/** A password in an address would be sent along, and shown wherever the address is. */
function readAddress(text: string, base?: URL): URL {
  const url = URL.parse(text, base);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw refusal('bad address');
  url.hash = '';
  return url;
}

const refusal = (kind: 'private' | 'bad address'): TroubleError => new TroubleError({ kind });

const portOf = ({ port, protocol }: buildConnector.Options): number =>
  Number(port) || (protocol === 'https:' ? 443 : 80);
