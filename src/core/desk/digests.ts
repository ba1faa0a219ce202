import { UsageError } from '../errors.ts';
import type { LocalNews } from '../news/local-news.ts';
import type { Listed } from '../news/news.ts';
import type { Asked, Clock, Deliveries, Place, Posted, Store } from '../ports.ts';
import type { Picture, Pictures } from '../talk/picture.ts';
import type { Sentences } from '../talk/sentences/sentences.ts';
import type { Content } from './content.ts';
import type { Deliverer } from './deliverer.ts';
import type { DeliveryRow } from './delivery.ts';
import { deliveryKey } from './delivery-key.ts';
import { type Book, createBook } from './digest-book.ts';
import { composeRow, drawCard, newStories, toContent } from './digest-content.ts';
import { type DigestOrder, latestSet, toSubscription } from './digest-order.ts';
import { planAll, planNext } from './digest-plan.ts';
import {
  type DigestReport,
  type Judged,
  judgeAround,
  report,
  reportsAround,
} from './digest-reports.ts';
import { afterDigest } from './digest-settled.ts';
import { DIGEST_PATIENCE, PAGE_PATIENCE, type Reading, withLead } from './reading.ts';
import type { Subscription } from './subscription.ts';
import type { Voices } from './voices.ts';

export type DigestsOptions = {
  readonly store: Pick<Store, 'subscriptions' | 'places'>;
  readonly deliveries: Deliveries;
  readonly clock: Clock;
  /** Where a channel has none. */
  readonly zone: string;
  /** A short stable id for any text, at most 24 characters. */
  readonly toId: (text: string) => string;
  news(place: Place): LocalNews;
  readonly read: Reading;
  readonly drawing: Pictures;
  readonly voices: Pick<Voices, 'at' | 'localeOf'>;
  /** When the desk first saw an item of `content/`; one that it has no note of counts as just seen. */
  firstSeen(id: string): Temporal.Instant | undefined;
  /** Plans and makes a delivery at once. */
  readonly deliver: Deliverer['deliver'];
};

export type SetOutcome = DigestReport & { readonly was: 'new' | 'changed' };
export type NowOutcome =
  | (Posted & { readonly place: Place })
  | { readonly kind: 'already' | 'nothing new' };

/** The digests of all channels. `home` is where they were set; names tell those of one channel apart. */
export type Digests = {
  /** Sets a digest, or sets the one of that name anew. */
  set(asked: Asked, order: DigestOrder): Promise<SetOutcome>;
  /** Ends a digest. */
  off(home: Place, name?: string): Promise<Subscription>;
  list(home: Place): Promise<readonly DigestReport[]>;
  /** Those that were set in a channel, and those that are posted there. */
  around(place: Place): Promise<readonly DigestReport[]>;
  /** The same, with what each would do with an item if it came now. */
  judge(place: Place, item: string): Promise<readonly Judged[]>;
  /** What would be in it now, its card in the words of whoever looks; the usual ten stories where none is set. */
  preview(home: Place, say: Sentences, name?: string): Promise<Preview>;
  /** Posts it now, once for one interaction. */
  now(asked: Asked, name?: string): Promise<NowOutcome>;
  /** For completion: from memory. */
  names(home: Place): readonly string[];
  /** The zone of a channel: that of the digest that was set there last, else the desk's. */
  zoneOf(home: Place): Promise<string>;
  /** The locale that the digest which was set there last remembers. */
  localeOf(home: Place): Promise<string | undefined>;
  /** At start-up: every digest has its next occurrence planned. */
  planAll(): Promise<void>;
  /** What a row of ours is to say: kind `digest`, or kind `notice` with `detail.notice`. */
  compose(row: DeliveryRow): Promise<Content>;
  /** A row of ours is final. */
  settled(row: DeliveryRow): Promise<void>;
};

export type Preview = {
  readonly items: readonly Listed[];
  readonly zone: string;
  readonly subscription: Subscription | undefined;
  readonly card: Picture | undefined;
};

export function createDigests(options: DigestsOptions): Digests {
  const { store, deliveries, toId } = options;
  const book = createBook({ store, toId });
  const context = { ...options, book };
  return {
    set: (asked, order) => setDigest(asked, order, context),
    async off(home, name) {
      const subscription = await chosen(home, name, book);
      if (subscription === undefined)
        throw new UsageError((say) => say.noSuchDigest(name ?? '', []));
      await book.remove(subscription);
      await deliveries.cancel(subscription.id);
      return subscription;
    },
    list: async (home) => Promise.all((await book.list(home)).map((each) => report(each, context))),
    around: (place) => reportsAround(place, context),
    judge: (place, item) => judgeAround(place, item, context),
    async preview(home, say, name) {
      const subscription = await chosen(home, name, book);
      const items = await newStories(subscription?.target ?? home, subscription, context);
      const told = await withLead(items, options.read, PAGE_PATIENCE);
      const zone = subscription?.schedule.zone ?? options.zone;
      const telling = { now: options.clock.now(), zone, say };
      const card = await drawCard(told, telling, { ...options, subscription });
      return { items: told, zone, subscription, card };
    },
    now: (asked, name) => postNow(asked, name, context),
    names: book.names,
    zoneOf: async (home) => latestSet(await book.list(home))?.schedule.zone ?? options.zone,
    localeOf: async (home) => latestSet(await book.list(home))?.locale,
    planAll: () => planAll(context),
    compose: (row) => composeRow(row, context),
    settled: (row) => afterDigest(row, context),
  };
}

type Context = DigestsOptions & { readonly book: Book };

async function setDigest(asked: Asked, order: DigestOrder, context: Context): Promise<SetOutcome> {
  const { book, deliveries, clock, zone, voices } = context;
  const others = await book.list(asked.place);
  const id = book.idOf(asked.place, order.name);
  const locale = await voices.localeOf(asked);
  const setting = { id, others, zone, locale, now: clock.now() };
  const subscription = toSubscription(asked, order, setting);
  const before = others.find((each) => each.id === id);
  await book.put(subscription);
  await deliveries.cancel(id);
  await planNext(subscription, undefined, context);
  return {
    ...(await report(subscription, context)),
    was: before === undefined ? 'new' : 'changed',
  };
}

async function postNow(
  asked: Asked,
  name: string | undefined,
  context: Context,
): Promise<NowOutcome> {
  const subscription = await chosen(asked.place, name, context.book);
  const place = subscription?.target ?? asked.place;
  const occurrence = { kind: 'digest', subject: 'now', at: asked.id } as const;
  const key = deliveryKey(place, occurrence);
  if ((await context.deliveries.read(key)) !== undefined) return { kind: 'already' };
  const items = await newStories(place, subscription, context);
  if (items.length === 0) return { kind: 'nothing new' };
  const locale = subscription?.locale ?? (await context.voices.localeOf(asked));
  const say = await context.voices.at(place, locale);
  const detail = {
    ...(subscription && { subscription: subscription.id }),
    locale: say.locale,
  };
  const zone = subscription?.schedule.zone ?? context.zone;
  const telling = { now: context.clock.now(), zone, say };
  const told = await withLead(items, context.read, DIGEST_PATIENCE);
  const card = await drawCard(told, telling, { ...context, subscription });
  const content = toContent(told, { ...telling, card });
  const delivery = { ...occurrence, key, place, detail };
  const posted = await context.deliver(delivery, content);
  return posted.kind === 'already' ? posted : { ...posted, place };
}

/**
 * The digest that is meant: the named one; without a name `daily`, else the only one there is. Nothing
 * where none is named and none is set.
 */
async function chosen(
  home: Place,
  name: string | undefined,
  book: Book,
): Promise<Subscription | undefined> {
  const all = await book.list(home);
  const names = all.map((each) => each.name);
  if (name !== undefined) {
    const found = await book.find(home, name);
    if (found === undefined) throw new UsageError((say) => say.noSuchDigest(name, names));
    return found;
  }
  const usual = all.find((each) => each.name === USUAL_NAME);
  if (usual === undefined && all.length > 1) throw new UsageError((say) => say.whichDigest(names));
  return usual ?? all[0];
}

export const USUAL_NAME = 'daily';
