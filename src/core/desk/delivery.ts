import type { Place } from '../ports.ts';
import type { DeliveryKey, DeliveryKind } from './delivery-key.ts';

/** For so long is a row kept, and can be asked about. */
export const REMEMBERED = { hours: 40 * 24 } as const;

/** One post that is to be made. */
export type Delivery = {
  readonly key: DeliveryKey;
  readonly place: Place;
  readonly kind: DeliveryKind;
  /** Which of its kind, as in the key: a subscription's id, a story, a cause. */
  readonly subject: string;
  /** When of its kind, as in the key: a local date, an interaction's id. */
  readonly at: string;
  /** Not posted before. */
  readonly due: Temporal.Instant;
  /** What composing it again takes beside these; never what a person wrote. */
  readonly detail?: Readonly<Record<string, string>>;
};

export type DeliveryState =
  /** Planned, or put off. */
  | 'pending'
  /** Claimed: a request may be on its way, or may have been when its process died. */
  | 'sending'
  | 'sent'
  /** The platform will not have it. */
  | 'refused'
  /** Not posted on purpose: too late, nothing new. */
  | 'skipped'
  /** Nobody can find out whether it was posted; it is not posted again. */
  | 'unresolved';

export type DeliveryRow = Delivery & {
  readonly state: DeliveryState;
  /** How often it was claimed. */
  readonly attempt: number;
  /** When it was last claimed, by the engine's own clock. */
  readonly triedAt?: Temporal.Instant;
  /** The platform's name for the post. */
  readonly ref?: string;
  /** Why it is not sent. */
  readonly reason?: string;
  /** Ids of the items that were in it, from the claim on. */
  readonly stories: readonly string[];
  readonly settledAt?: Temporal.Instant;
};

/** What became of a delivery. `later` makes it pending again, due then. */
export type Settlement =
  | { readonly kind: 'sent'; readonly ref: string }
  | { readonly kind: 'refused' | 'skipped' | 'unresolved'; readonly reason: string }
  | { readonly kind: 'later'; readonly due: Temporal.Instant; readonly reason: string };
