import type { Place } from '../ports.ts';
import type { Delivery, DeliveryRow } from './delivery.ts';
import { deliveryKey } from './delivery-key.ts';
import { nextOccurrence, occurrenceOn, type Schedule } from './schedule.ts';

/** A digest that a channel gets at its hour. */
export type Subscription = {
  /** At most 24 characters; part of every delivery's key. */
  readonly id: string;
  /** Where it was set; `name` is unique there. */
  readonly home: Place;
  /** Where it is posted: `home`, another channel, or a thread. */
  readonly target: Place;
  /** `daily` where none is given. */
  readonly name: string;
  readonly schedule: Schedule;
  /** Only these topics, where any are named. */
  readonly topics: readonly string[];
  /** Stories in one digest, its lead included. */
  readonly max: number;
  /** Fewer new stories than this wait for the next one. */
  readonly min: number;
  /** Words and phrases; a story needs one of `include`, where there are any, and none of `exclude`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** What to do when there is nothing new. */
  readonly empty: 'skip' | 'say';
  /** It comes without a card of its lead. @default with one, where pictures are on */
  readonly picture?: 'off';
  /** A BCP 47 tag, as the platform had it for the channel or for whoever set it; for a channel that has set no language. */
  readonly locale?: string;
  /** Whoever set it: told when it is parked. */
  readonly owner: { readonly id: string; readonly name: string };
  /** When it was set, or set anew: nothing before that was promised. This and the others: ISO 8601 instants. */
  readonly since: string;
  /** When the last digest that was sent was due; what was first seen after it is new. */
  readonly lastSent?: string;
  /** The platform refuses its posts; it is tried again at each occurrence and resumes by itself. */
  readonly parked?: { readonly reason: string; readonly since: string };
};

/** The delivery of the first occurrence at or after `from` whose local date is later than `after`. */
export function nextDelivery(
  { id, target, schedule }: Subscription,
  from: Temporal.Instant,
  after?: string,
): Delivery | undefined {
  const last = after === undefined ? undefined : Temporal.PlainDate.from(after);
  const next = nextOccurrence(schedule, from, last);
  if (next === undefined) return undefined;
  const occurrence = { kind: 'digest', subject: id, at: next.date.toString() } as const;
  const key = deliveryKey(target, occurrence);
  return { ...occurrence, key, place: target, due: next.instant };
}

/** When a row's digest was promised for: a row that was put off is due later than that. */
export function promisedAt({ schedule }: Subscription, { at, due }: DeliveryRow): Temporal.Instant {
  const promised = occurrenceOn(Temporal.PlainDate.from(at), schedule);
  return promised !== undefined && Temporal.Instant.compare(promised, due) < 0 ? promised : due;
}
