import { isIP } from 'node:net';

/**
 * Tells whether a Host header names this server: by localhost, one of these names, or any address. A site
 * that points its own name here (DNS rebinding) cannot change the header, and an address is no name that
 * could be pointed: probes and scrapers call a container by whichever address it has at the moment.
 */
export function createHostCheck(names: readonly string[]): (host: string | undefined) => boolean {
  const known = new Set(['localhost', ...names.map((name) => name.toLowerCase())]);
  return (host = '') => {
    const name = host.toLowerCase().replace(/:\d{1,5}$/, '');
    return known.has(name) || isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0;
  };
}
