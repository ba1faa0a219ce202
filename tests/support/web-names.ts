import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';

/** The addresses of a name, each time it is asked for. */
type Names = Readonly<Record<string, () => readonly string[]>>;

/** A domain name system of a few names; all others do not exist. */
export const lookupIn =
  (names: Names): LookupFunction =>
  (name, options, callback) => {
    const found = (names[name]?.() ?? []).map((address) => ({ address, family: isIP(address) }));
    const [first] = found;
    const missing = Object.assign(new Error(`ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    // A real one never answers before its caller has gone on.
    process.nextTick(() => {
      if (first === undefined) callback(missing, []);
      else if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };

/** Every name leads to the loopback web. */
export const everyNameHere: LookupFunction = (_name, { all }, callback) =>
  process.nextTick(() =>
    all === true
      ? callback(null, [{ address: '127.0.0.1', family: 4 }])
      : callback(null, '127.0.0.1', 4),
  );
