import { type Archive, buildArchive } from '../news/archive.ts';
import type { Edition } from '../news/news.ts';
import type {
  Asked,
  Clock,
  Deliveries,
  Editions,
  Log,
  Place,
  PlaceSettings,
  Platform,
  Posted,
  Store,
} from '../ports.ts';
import type { Doc } from '../talk/doc.ts';
import { type DeliveryKind, deliveryKey } from './delivery-key.ts';
import { type Managers, mayManage } from './permissions.ts';

export type DeskOptions = {
  readonly store: Store;
  readonly deliveries: Deliveries;
  readonly editions: Editions;
  readonly clock: Clock;
  readonly log: Log;
  /** IANA name; the local date of a post is counted in it. */
  readonly zone: string;
  /** `off` keeps every channel quiet, whatever the channel says. */
  readonly mentions: 'on' | 'off';
  readonly managers: Managers;
};

/** A post and what makes it one of a kind: the same kind, subject and occurrence is never posted twice. */
export type Post = {
  readonly kind: DeliveryKind;
  readonly subject: string;
  readonly at: string;
  readonly doc: Doc;
};

/** The newsroom: what is in the news, what each channel wants, and the way out to the platforms. */
export type Desk = {
  readonly zone: string;
  readonly mentions: 'on' | 'off';
  readonly managers: Managers;
  now(): Temporal.Instant;
  /** Today's date in the desk's zone, `2026-11-22`. */
  today(): string;
  archive(): Archive;
  settings(place: Place): Promise<PlaceSettings>;
  change(place: Place, settings: PlaceSettings): Promise<void>;
  mayManage(asked: Asked): Promise<boolean>;
  /** Posts once. `already` when this post was planned before. */
  post(place: Place, post: Post): Promise<Posted | { readonly kind: 'already' }>;
  /** From now on posts for this platform's places go out through it. */
  join(platform: Platform): void;
};

export function createDesk(options: DeskOptions): Desk {
  const { store, clock, zone, mentions, managers } = options;
  const platforms = new Map<string, Platform>();
  return {
    zone,
    mentions,
    managers,
    now: () => clock.now(),
    today: () => clock.now().toZonedDateTimeISO(zone).toPlainDate().toString(),
    archive: rememberArchive(options.editions),
    settings: async (place) => (await store.places.get(placeKey(place))) ?? {},
    async change(place, settings) {
      const before = await store.places.get(placeKey(place));
      await store.places.set(placeKey(place), { ...before, ...settings });
    },
    mayManage: async ({ place, person }) =>
      place.direct === true || mayManage(place, await person.standing(), managers),
    post: (place, post) => deliver(platforms.get(place.platform), place, { ...options, ...post }),
    join: (platform) => void platforms.set(platform.name, platform),
  };
}

const placeKey = ({ platform, workspace, channel }: Place): string =>
  [platform, workspace, channel].join(':');

/** Reading all of the news again costs milliseconds, so it is done only when an edition changed. */
function rememberArchive(editions: Editions): () => Archive {
  let seen: readonly Edition[] | undefined;
  let archive = buildArchive([]);
  return () => {
    const current = editions.current();
    if (current !== seen) archive = buildArchive(current);
    seen = current;
    return archive;
  };
}

type Delivery = Post & Pick<DeskOptions, 'deliveries' | 'log'>;

async function deliver(platform: Platform | undefined, place: Place, delivery: Delivery) {
  const { deliveries, doc, kind, log } = delivery;
  const key = deliveryKey(place, delivery);
  if ((await deliveries.plan(key)) === 'already') return { kind: 'already' } as const;
  if (!(await deliveries.claim(key, 0))) return { kind: 'already' } as const;
  const posted: Posted =
    platform === undefined
      ? { kind: 'refused', reason: 'platform_off' }
      : await platform.post(place, doc, key);
  await deliveries.settle(key, posted);
  if (posted.kind === 'sent') log.info({ key, kind }, 'posted');
  else log.warn({ key, kind, outcome: posted.kind, reason: posted.reason }, 'not posted');
  return posted;
}
