import type { Place } from '../ports.ts';
import { type DeliveryRow, REMEMBERED } from './delivery.ts';
import { type ContentOptions, newsOf } from './digest-content.ts';
import { judgeItem, type Prospect } from './prospect.ts';
import type { Subscription } from './subscription.ts';
import { wholeChannel } from './whole-channel.ts';

/** A digest as it stands: when it comes next, and what became of the last one. */
export type DigestReport = {
  readonly subscription: Subscription;
  readonly next: Temporal.Instant | undefined;
  readonly last: DeliveryRow | undefined;
};

export type Judged = DigestReport & { readonly prospect: Prospect };

export async function report(
  subscription: Subscription,
  { deliveries, clock }: Pick<ContentOptions, 'deliveries' | 'clock'>,
): Promise<DigestReport> {
  const since = clock.now().subtract(REMEMBERED);
  const rows = await deliveries.recent({ subject: subscription.id }, since);
  return {
    subscription,
    next: rows.findLast(({ state }) => state === 'pending')?.due,
    last: rows.find(({ state }) => state !== 'pending'),
  };
}

export async function reportsAround(
  place: Place,
  options: ContentOptions,
): Promise<readonly DigestReport[]> {
  const around = await digestsAround(place, options);
  return Promise.all(around.map((each) => report(each, options)));
}

/** By the eyes of the channel that each is posted in. */
export async function judgeAround(
  place: Place,
  id: string,
  options: ContentOptions,
): Promise<readonly Judged[]> {
  const now = options.clock.now();
  const reports = await reportsAround(place, options);
  return Promise.all(
    reports.map(async (each) => {
      const { target } = each.subscription;
      const item = options.news(target).item(id);
      const news = await newsOf(target, options);
      return { ...each, prospect: judgeItem(item, each.subscription, { news, now }) };
    }),
  );
}

/** What is set elsewhere has its next row in the channel that it is posted in. */
async function digestsAround(
  place: Place,
  { book, deliveries, clock }: ContentOptions,
): Promise<readonly Subscription[]> {
  const channel = wholeChannel(place);
  const since = clock.now().subtract(REMEMBERED);
  const rows = await deliveries.recent({ place: channel, kind: 'digest' }, since);
  const set = await book.list(place);
  const known = new Set(set.map(({ id }) => id));
  const waiting = rows.flatMap(({ state, subject }) => (state === 'pending' ? subject : []));
  const others = [...new Set(waiting)].filter((id) => !known.has(id));
  const posted = await Promise.all(others.map((id) => book.read(id)));
  return [...set, ...posted.filter((each) => each !== undefined)];
}
