import type { Settlement } from './desk/delivery.ts';
import type { DeliveryKind } from './desk/delivery-key.ts';
import type { Silence } from './desk/silence.ts';
import type { Trouble } from './news/trouble.ts';
import type { PlatformName } from './ports.ts';

/**
 * Something that happened, for whoever counts. All but the seconds are words of a short list: never who,
 * where, or what was said.
 */
export type Tally =
  /** `command` is the family: news, digest, watch; `none` where nothing was meant that there is. */
  | {
      readonly kind: 'answered';
      readonly platform: PlatformName;
      readonly by: 'command' | 'press';
      readonly command: string;
      readonly seconds: number;
    }
  | {
      readonly kind: 'heard';
      readonly platform: PlatformName;
      readonly outcome: 'replied' | Silence;
    }
  | {
      readonly kind: 'delivered';
      readonly platform: PlatformName;
      readonly delivery: DeliveryKind;
      readonly outcome: DeliveryOutcome;
    }
  /** One check of a feed. */
  | { readonly kind: 'fetched'; readonly outcome: 'read' | 'unchanged' | Trouble['kind'] };

/** Neither `later` nor `in doubt` is the end of a delivery: another outcome follows. */
export type DeliveryOutcome = Settlement['kind'] | 'in doubt';

/** Tells that something happened. Returns at once and never throws. */
export type Tell = (tally: Tally) => void;
