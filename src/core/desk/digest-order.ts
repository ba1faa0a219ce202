import { UsageError } from '../errors.ts';
import type { Asked, Place } from '../ports.ts';
import type { Channel } from '../talk/command.ts';
import { toFilterWords } from './filter.ts';
import type { Weekday } from './schedule.ts';
import type { Subscription } from './subscription.ts';

/** How a person wants a digest; what is left out gets its default. */
export type DigestOrder = {
  readonly name: string;
  readonly time: string;
  readonly days?: readonly Weekday[] | undefined;
  readonly zone?: string | undefined;
  readonly topics: readonly string[];
  readonly max: number;
  readonly min: number;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly empty: 'skip' | 'say';
  readonly picture?: 'on' | 'off';
  readonly to?: Channel | undefined;
};

/** What a channel can have at once. */
const MOST = 20;
const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

type Setting = {
  readonly id: string;
  /** What the channel has already. */
  readonly others: readonly Subscription[];
  /** Of the desk. */
  readonly zone: string;
  readonly locale: string | undefined;
  readonly now: Temporal.Instant;
};

/** The subscription that is meant; throws a UsageError for what cannot be. */
export function toSubscription(asked: Asked, order: DigestOrder, setting: Setting): Subscription {
  const { id, others, now, locale } = setting;
  const { name, time, days = EVERY_DAY, topics, max, min } = order;
  const { include, exclude, empty, picture } = order;
  const before = others.find((each) => each.id === id);
  if (before === undefined && others.length >= MOST)
    throw new UsageError((say) => say.tooManyDigests(MOST));
  if (min > max) throw new UsageError((say) => say.minOverMax(min, max));
  checkWords({ topics, include, exclude });
  const zone = order.zone ?? (before ?? latestSet(others))?.schedule.zone ?? setting.zone;
  const { id: ownerId, name: ownerName } = asked.person;
  return {
    ...{ id, home: asked.place, target: targetOf(asked.place, order.to), name },
    schedule: { time, days, zone },
    ...{ topics, max, min, include, exclude, empty },
    ...(picture === 'off' && { picture }),
    owner: { id: ownerId, name: ownerName },
    since: now.toString(),
    ...(locale !== undefined && { locale }),
    ...(before?.lastSent !== undefined && { lastSent: before.lastSent }),
  };
}

/** A channel's zone is that of the digest that was set there last. */
export const latestSet = (others: readonly Subscription[]): Subscription | undefined =>
  others.toSorted((a, b) => (a.since < b.since ? -1 : 1)).at(-1);

function checkWords(lists: Readonly<Record<string, readonly string[]>>): void {
  for (const [name, items] of Object.entries(lists)) {
    const empty = items.find((item) => toFilterWords(item).length === 0);
    if (empty !== undefined) throw new UsageError((say) => say.noWord(name, empty));
  }
}

/** Ids of channels as the platforms write them; the local page and the terminal take any name. */
const CHANNELS = { slack: /^[CG][A-Z0-9]{5,}$/, discord: /^\d{15,21}$/ } as const;

function targetOf(home: Place, to: Channel | undefined): Place {
  if (to === undefined || (to.channel === home.channel && to.thread === home.thread)) return home;
  if (home.direct) throw new UsageError((say) => say.personalHere);
  const { platform, workspace } = home;
  const shape = platform === 'slack' || platform === 'discord' ? CHANNELS[platform] : /^/;
  if (!shape.test(to.channel))
    throw new UsageError((say) => say.unknownChannel(platform, to.channel));
  return { platform, workspace, ...to };
}

/** Whether a digest goes to another channel than the one it is set in. */
export const isElsewhere = ({ place }: Asked, to: Channel | undefined): boolean =>
  to !== undefined && to.channel !== place.channel;
