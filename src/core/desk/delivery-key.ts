import type { Place } from '../ports.ts';

/** `platform:workspace:channel:kind:subject:occurrence`: one post has one key, whatever is retried. */
export type DeliveryKey = string & { readonly DeliveryKey: unique symbol };

export type DeliveryKind = 'digest' | 'mention' | 'notice';

type Occurrence = {
  readonly kind: DeliveryKind;
  /** Which of its kind: a subscription, a story, a cause. */
  readonly subject: string;
  /** When of its kind: a local date, an interaction's id. */
  readonly at: string;
};

/** A colon inside a part would let two different posts share a key. */
const part = (text: string): string => text.replaceAll(':', '.');

export function deliveryKey(place: Place, { kind, subject, at }: Occurrence): DeliveryKey {
  const parts = [place.platform, place.workspace, place.channel, kind, subject, at];
  return parts.map(part).join(':') as DeliveryKey;
}
