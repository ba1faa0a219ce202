import type { Clock, Deliveries } from '../ports.ts';
import { messagesOf } from '../talk/compose/digest.ts';
import type { Delivery, DeliveryRow } from './delivery.ts';
import { deliveryKey } from './delivery-key.ts';
import type { Book } from './digest-book.ts';
import { planNext } from './digest-plan.ts';
import { meaningOf } from './refusals.ts';
import { promisedAt, type Subscription } from './subscription.ts';

type SettledOptions = {
  readonly book: Book;
  readonly deliveries: Deliveries;
  readonly clock: Clock;
};

/**
 * What follows from a digest that is final: its thread, what its subscription remembers, a word to the
 * owner where it cannot be posted any more, and its next occurrence. Safe to run again for one row.
 */
export async function afterDigest(row: DeliveryRow, options: SettledOptions): Promise<void> {
  if (row.kind !== 'digest' || row.detail?.part !== undefined) return;
  const { book, deliveries, clock } = options;
  const parts = threadOf(row, clock.now());
  if (parts.length > 0) await deliveries.plan(parts);
  const isScheduled = row.subject !== 'now';
  const id = row.detail?.subscription ?? row.subject;
  const subscription = await book.update(id, (before) => afterRow(before, row, isScheduled));
  if (subscription === undefined || !isScheduled) return;
  const notice = noticeOf(subscription, row);
  if (notice !== undefined) await deliveries.plan([notice]);
  await planNext(subscription, row.at, options);
}

/** The messages under a digest that was too long for one: each a delivery of its own, posted once like any. */
function threadOf(row: DeliveryRow, now: Temporal.Instant): readonly Delivery[] {
  const { ref, place, kind } = row;
  if (row.state !== 'sent' || ref === undefined) return [];
  const parts = messagesOf(row.stories.length) - 1;
  // Not the digest's own subject, which is cancelled when the digest is set anew.
  const subject = `${row.subject}-thread`;
  return Array.from({ length: parts }, (_, index) => {
    const part = String(index + 1);
    const at = `${row.at}+${part}`;
    return {
      key: deliveryKey(place, { kind, subject, at }),
      place: { ...place, thread: place.thread ?? ref },
      ...{ kind, subject, at },
      // One after the other, as they are read.
      due: now.add({ milliseconds: index }),
      detail: { ...row.detail, part, of: row.key },
    };
  });
}

/** Nothing where the subscription stays as it is. */
function afterRow(
  subscription: Subscription,
  row: DeliveryRow,
  isScheduled: boolean,
): Subscription | undefined {
  const { parked, ...rest } = subscription;
  if (row.state === 'sent') {
    if (!isScheduled) return parked && rest;
    return { ...rest, lastSent: promisedAt(subscription, row).toString() };
  }
  if (parked !== undefined || !parks(row)) return undefined;
  return { ...rest, parked: { reason: row.reason ?? '', since: sinceOf(row) } };
}

const parks = ({ state, reason, place }: DeliveryRow): boolean =>
  state === 'refused' && meaningOf(place.platform, reason ?? '') === 'parked';

/** The same each time, so that telling its owner twice is telling them once. */
const sinceOf = (row: DeliveryRow): string => (row.settledAt ?? row.due).toString();

/** To the owner in a direct message, unless the digest goes to them directly, which is what does not work. */
function noticeOf(subscription: Subscription, row: DeliveryRow): Delivery | undefined {
  const { parked, owner, id, home } = subscription;
  if (parked === undefined || parked.since !== sinceOf(row) || home.direct) return undefined;
  const { platform, workspace } = home;
  const place = { platform, workspace, channel: `@${owner.id}`, direct: true } as const;
  const occurrence = { kind: 'notice', subject: `${id}-parked`, at: parked.since } as const;
  const detail = { notice: 'parked', subscription: id };
  return { ...occurrence, key: deliveryKey(place, occurrence), place, due: row.due, detail };
}
