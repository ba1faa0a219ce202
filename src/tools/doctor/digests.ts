import type { Subscription } from '#core/desk/subscription.ts';
import type { Finding } from '../findings.ts';

/** How many digests are set, and those that a platform refuses. */
export function checkDigests(subscriptions: readonly Subscription[]): readonly Finding[] {
  const count = subscriptions.length;
  const parked = subscriptions.flatMap(toParked);
  const set = `${count} ${count === 1 ? 'digest is' : 'digests are'} set`;
  return [{ ok: true, what: count === 0 ? 'no digest is set yet' : set }, ...parked];
}

function toParked({ name, target, parked }: Subscription): readonly Finding[] {
  if (parked === undefined) return [];
  const { platform, channel } = target;
  const what = `"${name}" for ${platform} channel ${channel} is refused since ${parked.since.slice(0, 10)} (${parked.reason})`;
  const fix = 'Put right what is said of that channel here; it goes on by itself at its next hour.';
  return [{ ok: false, what, fix }];
}
