import { createChannels } from '#core/desk/channels.ts';
import { createDeliverer } from '#core/desk/deliverer.ts';
import type { DeliveryRow } from '#core/desk/delivery.ts';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { DigestOrder } from '#core/desk/digest-order.ts';
import { createDigests, type Digests } from '#core/desk/digests.ts';
import { createDrawing } from '#core/desk/drawing.ts';
import { createPacer } from '#core/desk/pace.ts';
import { createVoices } from '#core/desk/voices.ts';
import type { Headline } from '#core/news/news.ts';
import type { Newsroom } from '#core/news/newsroom.ts';
import type { Follows } from '#core/news/ports.ts';
import type { Deliveries, Place, Store } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Pictures } from '#core/talk/picture.ts';
import { openMemoryStore } from '#store/open.ts';
import { type DrivenClock, drivenClock } from './clock.ts';
import { createFarEnd, type FarEnd } from './far-end.ts';
import { newsroomOf } from './local-news.ts';
import { recordingLog } from './log.ts';
import { headline } from './news.ts';

type Said = { readonly place: Place; readonly doc: Doc; readonly key: DeliveryKey };

export type DigestRig = {
  readonly digests: Digests;
  readonly store: Store;
  readonly deliveries: Deliveries;
  readonly clock: DrivenClock;
  readonly farEnd: FarEnd;
  /** What was posted, in order. */
  readonly said: readonly Said[];
  /** How often something was written into the table of deliveries. */
  plans(): number;
  /** Puts in what feeds brought. */
  readonly take: Newsroom['take'];
  /** Puts headlines on the desk, first seen at this moment. */
  publish(...items: readonly Headline[]): void;
  /** Lets so much time pass and runs what has come due. */
  pass(duration: Temporal.DurationLike): Promise<void>;
  /** The rows of a digest, the latest first. */
  rows(subject: string): Promise<readonly DeliveryRow[]>;
  /** The same desk after a restart. */
  restarted(): Digests;
};

/** Digests over a store in memory, with the real deliverer and a platform that can refuse and lose. */
export function openDigests(
  start = '2026-11-22T06:00:00Z',
  follows?: Follows,
  pictures?: Pictures,
): DigestRig {
  const clock = drivenClock(start);
  const farEnd = createFarEnd();
  const opened = openMemoryStore(clock);
  const said: Said[] = [];
  const items: Headline[] = [];
  const room = newsroomOf({ items, follows, now: () => clock.now() });
  const seen = new Map<string, Temporal.Instant>();
  const keys = new Set<DeliveryKey>();
  let plans = 0;
  const deliveries: Deliveries = {
    ...opened.deliveries,
    plan(list) {
      plans += 1;
      for (const { key } of list) keys.add(key);
      return opened.deliveries.plan(list);
    },
  };
  const platform: FarEnd = {
    ...farEnd,
    async post(place, doc, key) {
      const posted = await farEnd.post(place, doc, key);
      if (posted.kind === 'sent') said.push({ place, doc, key });
      return posted;
    },
  };
  const open = (): Digests =>
    createDigests({
      ...{ store: opened.store, deliveries, clock, zone: 'Europe/Rome' },
      toId: (text) => Buffer.from(text).toString('base64url').slice(-24),
      news: room.at,
      read: async (item) => item,
      voices: createVoices(createChannels(opened.store.places), clock),
      drawing: createDrawing(pictures, clock),
      firstSeen: (id) => seen.get(id),
      deliver: (delivery, content) => deliverer.deliver(delivery, content),
    });
  const digests = open();
  const deliverer = createDeliverer({
    ...{ deliveries, clock, log: recordingLog() },
    pacer: createPacer({ live: () => 1 }, { slackChannelPause: 0, discordPerSecond: 1e6 }),
    platformOf: () => platform,
    compose: (row) => digests.compose(row),
    settled: (row) => digests.settled(row),
  });
  const runDue = async (): Promise<void> => {
    for (const key of keys) {
      const row = await deliveries.read(key);
      if (row === undefined || (row.state !== 'pending' && row.state !== 'sending')) continue;
      if (Temporal.Instant.compare(row.due, clock.now()) > 0) continue;
      await deliverer.run(key, clock.now().add({ minutes: 5 }));
    }
  };
  return {
    ...{ digests, store: opened.store, deliveries, clock, farEnd, said },
    plans: () => plans,
    take: room.take,
    publish(...fresh) {
      items.unshift(...fresh);
      for (const { id } of fresh) seen.set(id, clock.now());
    },
    async pass(duration) {
      clock.advance(duration);
      // What a digest leads to, such as its thread, is planned while the digest is run.
      await runDue();
    },
    rows: (subject) => deliveries.recent({ subject }, clock.now().subtract({ hours: 960 })),
    restarted: open,
  };
}

/** Headlines of today, one for each title. */
export const headlines = (...titles: readonly string[]): readonly Headline[] =>
  titles.map((title) => headline(title));

/** An order with its defaults. */
export const order = (more: Partial<DigestOrder> = {}): DigestOrder => ({
  ...{ name: 'daily', time: '08:30', topics: [], max: 10, min: 1, include: [], exclude: [] },
  empty: 'skip',
  ...more,
});
