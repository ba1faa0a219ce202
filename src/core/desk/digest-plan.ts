import type { Clock, Deliveries } from '../ports.ts';
import type { Delivery, DeliveryRow } from './delivery.ts';
import type { Book } from './digest-book.ts';
import { LATEST } from './judge.ts';
import { nextDelivery, type Subscription } from './subscription.ts';

/** Deliveries that one transaction takes at a start. */
const BATCH = 500;
/** Dates that can be taken before a free one is found: more than a week of them would be a bug. */
const DATES = 10;

type PlanOptions = {
  readonly book: Book;
  readonly deliveries: Deliveries;
  readonly clock: Clock;
};

/** Plans the next occurrence and gives its instant; a local date that had its digest is passed over. */
export async function planNext(
  subscription: Subscription,
  after: string | undefined,
  { deliveries, clock }: Pick<PlanOptions, 'deliveries' | 'clock'>,
): Promise<Temporal.Instant | undefined> {
  const from = earliest(subscription, clock.now());
  let last = after;
  for (let date = 0; date < DATES; date += 1) {
    const delivery = nextDelivery(subscription, from, last);
    if (delivery === undefined) return undefined;
    const [planned] = await deliveries.plan([delivery]);
    if (planned !== 'already') return delivery.due;
    last = delivery.at;
  }
  return undefined;
}

/**
 * Makes sure that every digest has its next occurrence planned, in batches; writes nothing where that is
 * so. An occurrence that was missed while nothing ran is planned if it is not too late for it.
 */
export async function planAll({ book, deliveries, clock }: PlanOptions): Promise<void> {
  const now = clock.now();
  const homes: Pick<Subscription, 'home' | 'name'>[] = [];
  let batch: Subscription[] = [];
  const flush = async (): Promise<void> => {
    const missing = await Promise.all(batch.map((each) => findMissing(each, now, deliveries)));
    batch = [];
    const planned = missing.filter((delivery) => delivery !== undefined);
    if (planned.length > 0) await deliveries.plan(planned);
  };
  for await (const subscription of book.all()) {
    const { home, name } = subscription;
    homes.push({ home, name });
    batch.push(subscription);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  await book.mend(homes);
}

/** Nothing is planned for before it was set, or so long ago that it would be too late. */
function earliest({ since }: Subscription, now: Temporal.Instant): Temporal.Instant {
  const set = Temporal.Instant.from(since);
  const latest = now.subtract(LATEST);
  return Temporal.Instant.compare(set, latest) > 0 ? set : latest;
}

/** The occurrence that has no row yet; nothing where the next one waits or is on its way. */
async function findMissing(
  subscription: Subscription,
  now: Temporal.Instant,
  deliveries: Deliveries,
): Promise<Delivery | undefined> {
  const from = earliest(subscription, now);
  let last: string | undefined;
  for (let date = 0; date < DATES; date += 1) {
    const delivery = nextDelivery(subscription, from, last);
    if (delivery === undefined) return undefined;
    const row = await deliveries.read(delivery.key);
    if (row === undefined) return delivery;
    if (!FINAL.includes(row.state)) return isAsPlanned(row, delivery) ? undefined : delivery;
    last = row.at;
  }
  return undefined;
}

const FINAL: readonly DeliveryRow['state'][] = ['sent', 'refused', 'skipped', 'unresolved'];

/** One that was tried is put off on purpose; one that was not moves where its zone has new rules. */
const isAsPlanned = (row: DeliveryRow, { due }: Delivery): boolean =>
  row.state === 'sending' || row.attempt > 0 || row.due.equals(due);
