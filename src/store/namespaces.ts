import { createHash } from 'node:crypto';
import Keyv, { type KeyvStoreAdapter } from 'keyv';
import type { Namespace, Store } from '#core/ports.ts';

/** A Keyv store that can list what it has, or a Map in memory. */
export type KeyvEngine = KeyvStoreAdapter | Map<string, unknown>;

/** @keyv/postgres has a column of 255 for namespace and key together; every engine keeps to this. */
const KEY_LIMIT = 128;

/** Before a key that stands for a longer one. */
const HASHED = '#';

/**
 * The typed namespaces over any Keyv store: one store an engine, or a Map in memory. What `caches` gets
 * may be lost at a power cut: event ids seen, when items were first seen, and texts of articles.
 */
export function toStore(engine: KeyvEngine, caches: KeyvEngine = engine): Store {
  const lasting = { engine, list: toList(engine) };
  const passing = { engine: caches, list: toList(caches) };
  return {
    places: toNamespace('places', lasting),
    people: toNamespace('people', lasting),
    seen: toNamespace('seen', passing),
    subscriptions: toNamespace('subscriptions', lasting),
    items: toNamespace('items', passing),
    installations: toNamespace('installations', lasting),
    articles: toNamespace('articles', passing),
  };
}

/** A stored key and what Keyv made of its value. */
type Entry = readonly [key: string, raw: string];

type Source = { readonly engine: KeyvEngine; list(name: string): AsyncGenerator<Entry> };

/** What is stored under a key that was hashed; without the key itself it could not be listed. */
type Long<Value> = { readonly key: string; readonly value: Value };

/**
 * The prefix is put here: Keyv's own leaves a key alone that happens to begin like it, and its iterator
 * takes the namespace of whichever Keyv was made last on this store.
 */
function toNamespace<Value>(name: keyof Store, { engine, list }: Source): Namespace<Value> {
  type Stored = Value | Long<Value>;
  const keyv = new Keyv<Stored>({
    store: engine,
    namespace: name,
    useKeyPrefix: false,
    emitErrors: false,
  });
  keyv.throwOnErrors = true;
  return {
    async get(key) {
      const stored = await keyv.get<Stored>(`${name}:${short(key)}`);
      return stored === undefined ? undefined : toEntry(short(key), stored)[1];
    },
    set: async (key, value, ttl) => {
      await keyv.set(`${name}:${short(key)}`, isLong(key) ? { key, value } : value, ttl);
    },
    delete: async (key) => {
      await keyv.delete(`${name}:${short(key)}`);
    },
    async *entries() {
      for await (const [stored, raw] of list(name)) {
        const kept = await keyv.deserializeData<Stored>(raw);
        if (kept?.value === undefined || (kept.expires ?? Infinity) < Date.now()) continue;
        yield toEntry(stored.slice(name.length + 1), kept.value);
      }
    },
  };
}

/** A Keyv store may only report that listing failed, and end the list there as if it were whole. */
function toList(engine: KeyvEngine): Source['list'] {
  if (engine instanceof Map) return (name) => listMap(engine, name);
  let failures = 0;
  let latest: unknown;
  engine.on('error', (error) => {
    failures += 1;
    latest = error;
  });
  return async function* list(name) {
    if (engine.iterator === undefined) throw new Error('this Keyv store cannot list what it has');
    const before = failures;
    for await (const [key, raw] of engine.iterator(name)) yield [String(key), String(raw)];
    if (failures > before) throw latest;
  };
}

async function* listMap(map: ReadonlyMap<string, unknown>, name: string): AsyncGenerator<Entry> {
  for (const [key, raw] of map) if (key.startsWith(`${name}:`)) yield [key, String(raw)];
}

const toEntry = <Value>(stored: string, value: Value | Long<Value>): readonly [string, Value] => {
  if (!stored.startsWith(HASHED)) return [stored, value as Value];
  const long = value as Long<Value>;
  return [long.key, long.value];
};

/** Too long, not storable (Postgres has no text with a zero byte), or one that looks like a hash. */
const isLong = (key: string): boolean =>
  key.length > KEY_LIMIT || key.startsWith(HASHED) || key.includes('\0');

/** A long key is hashed, so that two long ones that begin alike stay two. */
const short = (key: string): string =>
  isLong(key) ? `${HASHED}${createHash('sha256').update(key).digest('base64url')}` : key;
