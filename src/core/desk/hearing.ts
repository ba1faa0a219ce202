import type { Place } from '../ports.ts';
import type { Desk, DeskOptions } from './desk.ts';
import { createMentionPolicy, REPLY_LIMITS } from './mention-policy.ts';
import { createPeople } from './people.ts';
import { createShares } from './shares.ts';

/** What decides about replies to what is said. */
export type Hearing = Pick<Desk, 'people' | 'policy' | 'shares' | 'today'>;

export function createHearing(
  { store, deliveries, clock, mentions, limits }: DeskOptions,
  { news, digests }: Pick<Desk, 'news' | 'digests'>,
): Hearing {
  const people = createPeople(store.people);
  const shares = createShares(store.seen);
  const today = async ({ thread: _, ...channel }: Place): Promise<string> =>
    clock
      .now()
      .toZonedDateTimeISO(await digests.zoneOf(channel))
      .toPlainDate()
      .toString();
  const policy = createMentionPolicy({
    ...{ deliveries, clock, people, shares, mentions, news, today },
    limits: { ...REPLY_LIMITS, ...limits },
  });
  return { people, policy, shares, today };
}
