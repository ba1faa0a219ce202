import type { Place, Processes } from '../ports.ts';

/**
 * How fast posts may go out. Slack: one a second a channel (docs.slack.dev/apis/web-api/rate-limits).
 * Discord: 50 requests a second a token, however many processes post
 * (docs.discord.com/developers/topics/rate-limits).
 */
export type Rates = {
  /** Milliseconds from the answer to a post to the next one in its Slack channel. @default 1_000 */
  readonly slackChannelPause: number;
  /**
   * Posts a second that all processes together send to Discord; its adapter counts every request, and
   * more strictly. @default 50
   */
  readonly discordPerSecond: number;
};

export const RATES: Rates = { slackChannelPause: 1_000, discordPerSecond: 50 };

export type Pacer = {
  /** Takes the next free turn for a post there: the instant at which it may go out, at or after `now`. */
  turn(place: Place, now: Temporal.Instant): Temporal.Instant;
  /**
   * What a job asks first, so that it need not stand about: where a channel has a line of its own, its
   * turn is taken (`yours`) or comes then; where all wait in one line, `turn` is asked later.
   */
  offer(place: Place, now: Temporal.Instant): 'yours' | 'in line' | Temporal.Instant;
  /**
   * A post leaves only now, or is answered: where a channel has a line of its own, the next one keeps its
   * distance from that. Slack counts a post at a moment between the two that nobody knows.
   */
  keepDistance(place: Place, now: Temporal.Instant): void;
  /** Until then nothing goes to that channel; other channels are not held. */
  hold(place: Place, until: Temporal.Instant): void;
  /** Until when the channel is held, where it is. */
  heldUntil(place: Place, now: Temporal.Instant): Temporal.Instant | undefined;
};

/** Keeps the turns of one process; what processes share is divided by how many are alive. */
export function createPacer(processes: Processes, rates: Rates = RATES): Pacer {
  const held = new Map<string, Temporal.Instant>();
  const free = new Map<string, Temporal.Instant>();
  const pauseOf = ({ platform }: Place): number =>
    platform === 'discord'
      ? (1_000 * Math.max(1, processes.live())) / rates.discordPerSecond
      : rates.slackChannelPause;
  const take = (place: Place, now: Temporal.Instant): Temporal.Instant => {
    const line = lineOf(place);
    const turn = later(free.get(line), now);
    put(free, line, turn.add({ microseconds: Math.round(pauseOf(place) * 1_000) }));
    forget(free, now);
    return turn;
  };
  return {
    turn: take,
    offer(place, now) {
      if (place.platform === 'discord') return 'in line';
      const next = free.get(lineOf(place));
      if (next !== undefined && isAfter(next, now)) return next;
      take(place, now);
      return 'yours';
    },
    keepDistance(place, now) {
      if (place.platform === 'discord') return;
      const next = now.add({ microseconds: Math.round(pauseOf(place) * 1_000) });
      put(free, lineOf(place), later(free.get(lineOf(place)), next));
    },
    hold(place, until) {
      put(held, channelOf(place), until);
    },
    heldUntil(place, now) {
      forget(held, now);
      const until = held.get(channelOf(place));
      return until !== undefined && isAfter(until, now) ? until : undefined;
    },
  };
}

export const channelOf = ({ platform, workspace, channel }: Place): string =>
  [platform, workspace, channel].join(':');

/** All of Discord waits in one line; on Slack each channel has its own. */
const lineOf = (place: Place): string =>
  place.platform === 'discord' ? 'discord' : channelOf(place);

const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) > 0;

const later = (one: Temporal.Instant | undefined, other: Temporal.Instant): Temporal.Instant =>
  one !== undefined && isAfter(one, other) ? one : other;

/** Last in the map, so that the oldest stand first. */
function put(
  instants: Map<string, Temporal.Instant>,
  line: string,
  instant: Temporal.Instant,
): void {
  instants.delete(line);
  instants.set(line, instant);
}

/** Drops what has passed from the front; what is left behind a later one goes with the next call. */
function forget(instants: Map<string, Temporal.Instant>, now: Temporal.Instant): void {
  for (const [line, instant] of instants) {
    if (isAfter(instant, now)) break;
    instants.delete(line);
  }
}
