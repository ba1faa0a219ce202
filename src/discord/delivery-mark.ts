import { createHash } from 'node:crypto';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';

/** How Discord knows a post again, and how we do. */
export type DeliveryMark = {
  /** Discord answers a second create with the same nonce "in the past few minutes" with the first message. */
  readonly nonce: string;
  /** The container's component id: the nonce is not stored, this comes back with the message. */
  readonly marker: number;
};

/** Discord takes at most 25 characters. */
const NONCE_LENGTH = 25;
/** Component ids are positive 32-bit integers; 31 bits are safe in every reader. */
const MARKER_BITS = 0x7f_ff_ff_ff;

export function toDeliveryMark(key: DeliveryKey): DeliveryMark {
  const hash = createHash('sha256').update(key).digest();
  const nonce = hash.toString('base64url').slice(0, NONCE_LENGTH);
  // The last bytes are not in the nonce. 0 would ask Discord to choose the id.
  const marker = hash.readUInt32BE(28) & MARKER_BITS || 1;
  return { nonce, marker };
}
