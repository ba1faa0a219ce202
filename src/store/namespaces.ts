import { createHash } from 'node:crypto';
import Keyv, { type KeyvStoreAdapter } from 'keyv';
import type { Namespace, Store } from '#core/ports.ts';

/** @keyv/postgres has a column of 255 for namespace and key together; every engine keeps to this. */
const KEY_LIMIT = 128;

/** The typed namespaces over any Keyv store: one store an engine, or a Map in memory. */
export function toStore(engine: KeyvStoreAdapter | Map<string, unknown>): Store {
  return { places: toNamespace('places', engine), seen: toNamespace('seen', engine) };
}

function toNamespace<Value>(
  name: keyof Store,
  engine: KeyvStoreAdapter | Map<string, unknown>,
): Namespace<Value> {
  const keyv = new Keyv<Value>({ store: engine, namespace: name, emitErrors: false });
  keyv.throwOnErrors = true;
  return {
    get: (key) => keyv.get<Value>(short(key)),
    set: async (key, value, ttl) => {
      await keyv.set(short(key), value, ttl);
    },
    delete: async (key) => {
      await keyv.delete(short(key));
    },
  };
}

/** A long key is hashed, so that two long ones that begin alike stay two. */
const short = (key: string): string =>
  key.length <= KEY_LIMIT ? key : createHash('sha256').update(key).digest('base64url');
