import type { Delivery } from '#core/desk/delivery.ts';
import { deliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';

/** What a worker is started with; it travels as JSON in its argument. */
export type Orders = {
  /** A folder, or the URL of a Postgres database. */
  readonly store: string;
  readonly slackUrl: string;
  readonly discordUrl: string;
  readonly discordToken: string;
  readonly channels: { readonly slack: readonly string[]; readonly discord: readonly string[] };
  /** Deliveries `from` up to `to` are planned. */
  readonly from: number;
  readonly to: number;
  /** Where the worker kills itself; left out, it works until all is settled. */
  readonly kill?: { readonly at: Step; readonly time: number };
  /** The control: what is found in doubt is just posted again. */
  readonly naive?: true;
};

/** Where a process can die, in the words of the protocol. */
export const STEPS = [
  'plan before',
  'plan after',
  'claim before',
  'claim after',
  'post before',
  'post after',
  'find before',
  'find after',
  'settle before',
  'settle after',
  'any moment',
] as const;
export type Step = (typeof STEPS)[number];

/** Shortened together, as the protocol asks: timeout < grace, and the lease outlasts a try. */
export const TIMES = { timeout: 200, grace: 500, lease: 1_000 };

/** The deliveries by their number: every other one on each platform, spread over the channels. */
export function toDelivery(
  index: number,
  orders: Pick<Orders, 'channels'>,
  due: Temporal.Instant,
): Delivery {
  const platform = index % 2 === 0 ? 'slack' : 'discord';
  const channels = orders.channels[platform];
  const channel = channels[Math.floor(index / 2) % channels.length] ?? '';
  const workspace = platform === 'slack' ? 'T0NEWSROOM' : '200000000000000001';
  const place: Place = { platform, workspace, channel };
  const occurrence = { kind: 'digest', subject: `crash-${index}`, at: '2026-11-22' } as const;
  return { ...occurrence, key: deliveryKey(place, occurrence), place, due };
}
