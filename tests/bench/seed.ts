import { join } from 'node:path';
import type { Delivery } from '#core/desk/delivery.ts';
import { deliveryKey } from '#core/desk/delivery-key.ts';
import type { Subscription } from '#core/desk/subscription.ts';
import type { Place } from '#core/ports.ts';
import { type OpenStore, openStore } from '#store/open.ts';
import { systemClock } from '../../src/clock.ts';
import { makeFolder } from '../support/bot-process.ts';

/** A digest of a place at eight each morning, as somebody would have set it. */
export const toSubscription = (id: string, place: Place): Subscription => ({
  ...{ id, home: place, target: place, name: 'daily' },
  schedule: { time: '08:00', days: [1, 2, 3, 4, 5, 6, 7], zone: 'Europe/Rome' },
  ...{ topics: [], max: 10, min: 1, include: [], exclude: [], empty: 'skip' },
  owner: { id: 'U1', name: 'Ada' },
  since: '2026-11-22T08:00:00Z',
});

/** A digest of today's news for a place, due at once. */
export function toDueDigest(place: Place, at: string): Delivery {
  const occurrence = { kind: 'digest', subject: 'now', at } as const;
  return { ...occurrence, key: deliveryKey(place, occurrence), place, due: systemClock.now() };
}

/** A post that is the same whatever was told there before, due at once. */
export function toDueHello(place: Place, at: string): Delivery {
  const occurrence = { kind: 'notice', subject: 'hello', at } as const;
  return { ...occurrence, key: deliveryKey(place, occurrence), place, due: systemClock.now() };
}

/** A folder for a bot, with a store that holds what `fill` puts into it. */
export async function seedFolder(fill: (opened: OpenStore) => Promise<void>): Promise<string> {
  const folder = makeFolder();
  const opened = openStore(join(folder, 'data'), systemClock);
  await fill(opened);
  await opened.close();
  return folder;
}
