import type { Installation, InstallationRow } from '#core/desk/installation.ts';
import type { Subscription } from '#core/desk/subscription.ts';
import type { Feed, Follow } from '#core/news/feed.ts';
import type { Namespace, Place } from '#core/ports.ts';
import { toStore } from '#store/namespaces.ts';
import { createSeal } from '#store/sealed.ts';
import { sealInstallations } from '#store/sealed-installations.ts';
import { type Looked, lookInto, type Where } from './looked.ts';

/** What the store holds, as far as the doctor looks at it. */
export type Kept = {
  readonly subscriptions: readonly Subscription[];
  /** Channels that have settings. */
  readonly places: readonly Pick<Place, 'platform' | 'workspace' | 'channel'>[];
  /** By `platform:workspace`. */
  readonly installations: ReadonlyMap<string, Installation>;
  readonly feeds: readonly Feed[];
  readonly follows: readonly Follow[];
};

const NOTHING: Kept = {
  ...{ subscriptions: [], places: [], feeds: [], follows: [] },
  installations: new Map(),
};

type Secrets = { readonly secrets: readonly string[] };

/** Reads it beside a bot that runs. Rejects with a StoreError. */
export async function readKept(where: Where & Secrets): Promise<Kept> {
  const looked = await lookInto(where);
  if (looked === undefined) return NOTHING;
  try {
    return await read(looked, where);
  } finally {
    await looked.close();
  }
}

async function read({ ask, schema }: Looked, { secrets }: Secrets): Promise<Kept> {
  const names = ['subscriptions', 'places', 'installations'];
  const ranges = names.map((name) => `key >= '${name}:' and key < '${name};'`).join(' or ');
  const rows = await ask(`select key, value from ${schema}keyv where ${ranges}`);
  // A Map holds the same text as every engine, and a store over it reads it.
  const store = toStore(new Map(rows.map(({ key, value }) => [String(key), value])));
  const feeds = await ask(`select feed from ${schema}wire_feeds`);
  const lists = await ask(`select follows from ${schema}wire_follows`);
  const places = await Array.fromAsync(store.places.entries());
  return {
    subscriptions: (await Array.fromAsync(store.subscriptions.entries())).map(([, each]) => each),
    places: places.flatMap(([key]) => toPlace(key)),
    installations: await openInstallations(store.installations, secrets),
    feeds: feeds.map(({ feed }) => parsed<Feed>(feed)),
    follows: lists.flatMap(({ follows }) => parsed<readonly Follow[]>(follows)),
  };
}

/** Those whose tokens a secret opens; the bot's own log says of the others. */
async function openInstallations(
  rows: Namespace<InstallationRow>,
  secrets: readonly string[],
): Promise<Kept['installations']> {
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const { get } = sealInstallations(rows, { seal: createSeal(secrets), log });
  const keys = (await Array.fromAsync(rows.entries())).map(([key]) => key);
  const opened = await Promise.all(keys.map(async (key) => [key, await get(key)] as const));
  return new Map(opened.flatMap(([key, found]) => (found ? [[key, found]] : [])));
}

/** Postgres gives JSON as what it is, SQLite as text. */
const parsed = <Value>(json: unknown): Value =>
  (typeof json === 'string' ? JSON.parse(json) : json) as Value;

/** Lists of digests have keys of their own there; digests are known by themselves. */
function toPlace(key: string): Kept['places'] {
  const [platform, workspace, channel] = key.split(':');
  if ((platform !== 'slack' && platform !== 'discord') || !workspace || !channel) return [];
  return [{ platform, workspace, channel }];
}
