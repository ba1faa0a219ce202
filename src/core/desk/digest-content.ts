import type { Listed } from '../news/news.ts';
import type { Place } from '../ports.ts';
import {
  composeDigest,
  composeEmptyDigest,
  type Look,
  type Telling,
  toCard,
} from '../talk/compose/digest.ts';
import { composeParked } from '../talk/compose/digests.ts';
import type { Picture } from '../talk/picture.ts';
import type { Sentences } from '../talk/sentences/sentences.ts';
import type { Content } from './content.ts';
import type { DeliveryRow } from './delivery.ts';
import type { DeliveryKey } from './delivery-key.ts';
import type { Book } from './digest-book.ts';
import type { DigestsOptions } from './digests.ts';
import { judgeDigest, type SkipReason } from './judge.ts';
import { DIGEST_PATIENCE, withLead } from './reading.ts';
import { findNew, type News } from './select.ts';
import { promisedAt, type Subscription } from './subscription.ts';

/** Stories in a digest that nobody has set a figure for. */
export const USUAL_MAX = 10;

export type ContentOptions = Omit<DigestsOptions, 'store' | 'toId' | 'deliver'> & {
  readonly book: Book;
};

/** What a row is to say: a digest that is due, one asked for now, a part of its thread, or a notice of ours. */
export async function composeRow(row: DeliveryRow, options: ContentOptions): Promise<Content> {
  const { subscription: id = row.subject, part, of, notice } = row.detail ?? {};
  const subscription = await options.book.read(id);
  const say = await options.voices.at(row.place, row.detail?.locale ?? subscription?.locale);
  if (notice !== undefined) return noticeContent(subscription, say);
  const telling = { now: row.due, zone: subscription?.schedule.zone ?? options.zone, say };
  if (part !== undefined) {
    const main = await options.deliveries.read(of as DeliveryKey);
    return toContent(itemsOf(main?.stories ?? [], row, options), telling, Number(part));
  }
  const items = await itemsFor(row, subscription, options);
  if (typeof items === 'string') return { kind: 'skip', reason: items };
  const told = await withLead(items, options.read, DIGEST_PATIENCE);
  const card = await drawCard(told, telling, { ...options, subscription });
  const content = toContent(told, { ...telling, card });
  const isFresh = row.state === 'pending' && row.stories.length === 0 && items.length > 0;
  return content.kind === 'post' && isFresh ? { ...content, untold: true } : content;
}

async function itemsFor(
  row: DeliveryRow,
  subscription: Subscription | undefined,
  options: ContentOptions,
): Promise<readonly Listed[] | SkipReason> {
  // Posted, or claimed before: whatever is new by now, it is the same post.
  const same = itemsOf(row.stories, row, options);
  if (row.state === 'sent') return same;
  if (row.subject === 'now') {
    const items = same.length > 0 ? same : await newStories(row.place, subscription, options);
    return items.length > 0 ? items : 'nothing new';
  }
  const news = await newsOf(row.place, options);
  const due = subscription === undefined ? row.due : promisedAt(subscription, row);
  const judged = judgeDigest({ subscription, due, now: options.clock.now(), news, same });
  return judged.kind === 'skip' ? judged.reason : judged.items;
}

type Drawer = Pick<DigestsOptions, 'drawing'> & {
  readonly subscription: Subscription | undefined;
};

/** The picture of a digest's lead, unless whoever set the digest wants none. */
export async function drawCard(
  items: readonly Listed[],
  telling: Telling,
  { drawing, subscription }: Drawer,
): Promise<Picture | undefined> {
  const card = subscription?.picture === 'off' ? undefined : toCard(items, telling);
  return card && drawing.card(card, telling.say);
}

/** Message 0 is the digest itself and stands for all of its stories; the others are its thread. */
export function toContent(items: readonly Listed[], look: Look, message = 0): Content {
  if (items.length === 0) {
    return message > 0
      ? { kind: 'skip', reason: 'gone' }
      : { kind: 'post', doc: composeEmptyDigest(look), stories: [] };
  }
  const doc = composeDigest(items, look)[message];
  if (doc === undefined) return { kind: 'skip', reason: 'gone' };
  return { kind: 'post', doc, stories: items.map(({ id }) => id) };
}

function noticeContent(subscription: Subscription | undefined, say: Sentences): Content {
  if (subscription?.parked === undefined) return { kind: 'skip', reason: 'gone' };
  return {
    kind: 'post',
    doc: composeParked(subscription, subscription.parked.reason, say),
    stories: [],
  };
}

/** What a digest would hold in a place at this moment, whatever its hour and its `min`. */
export async function newStories(
  place: Place,
  subscription: Subscription | undefined,
  options: ContentOptions,
): Promise<readonly Listed[]> {
  const wish = subscription ?? { topics: [], include: [], exclude: [] };
  const items = findNew(wish, await newsOf(place, options), options.clock.now());
  return items.slice(0, subscription?.max ?? USUAL_MAX);
}

/** The news of a place, and what it has been told. */
export async function newsOf(place: Place, options: ContentOptions): Promise<News> {
  const told = await options.deliveries.told(place);
  const { items, listed, storyOf, cameSince } = options.news(place);
  return {
    ...{ items, listed, storyOf, told },
    cameSince: (then) => cameSince(then, options.firstSeen),
  };
}

/** Stories as they are told today; one that is gone is left out. */
function itemsOf(
  ids: readonly string[],
  { place }: DeliveryRow,
  { news }: ContentOptions,
): readonly Listed[] {
  const { item, listed } = news(place);
  return listed(ids.flatMap((id) => item(id) ?? []));
}
