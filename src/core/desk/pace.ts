import type { Place, Processes } from '../ports.ts';
import type { DeliveryKey } from './delivery-key.ts';

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

type Waiting = { readonly key: DeliveryKey; readonly place: Place };

export type Pacer = {
  /** Takes the next free turn for a post there: the instant at which it may go out, at or after `now`. */
  turn(place: Place, now: Temporal.Instant): Temporal.Instant;
  /**
   * What a job asks first, so that it need not stand about: where a channel has a line of its own, its
   * turn is taken (`yours`) or comes then at the earliest, behind those who wait already; where all wait
   * in one line, `turn` is asked later.
   */
  offer(post: Waiting, now: Temporal.Instant): 'yours' | 'in line' | Temporal.Instant;
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

/** Where posts wait for each other. */
type Line = {
  /** When the next one may leave. */
  readonly free: Temporal.Instant;
  /** Whoever was told to come again, by the keys of their deliveries; the first comes first. */
  readonly waiting: string[];
};

/** Keeps the turns of one process; what processes share is divided by how many are alive. */
export function createPacer(processes: Processes, rates: Rates = RATES): Pacer {
  const held = new Map<string, Temporal.Instant>();
  const lines = new Map<string, Line>();
  const pauseOf = ({ platform }: Place): number =>
    platform === 'discord'
      ? (1_000 * Math.max(1, processes.live())) / rates.discordPerSecond
      : rates.slackChannelPause;
  const put = (place: Place, free: Temporal.Instant): void =>
    putLast(lines, lineOf(place), { free, waiting: lines.get(lineOf(place))?.waiting ?? [] });
  const take = (place: Place, now: Temporal.Instant): Temporal.Instant => {
    const turn = later(lines.get(lineOf(place))?.free, now);
    put(place, after(turn, pauseOf(place)));
    forget(lines, ({ free }) => !isAfter(free, now));
    return turn;
  };
  return {
    turn: take,
    offer({ key, place }, now) {
      if (place.platform === 'discord') return 'in line';
      const line = lines.get(lineOf(place));
      if (line !== undefined && isAfter(line.free, now))
        return after(line.free, standIn(line.waiting, key) * pauseOf(place));
      take(place, now);
      leave(line?.waiting ?? [], key);
      return 'yours';
    },
    keepDistance(place, now) {
      if (place.platform === 'discord') return;
      put(place, later(lines.get(lineOf(place))?.free, after(now, pauseOf(place))));
    },
    hold(place, until) {
      putLast(held, channelOf(place), until);
    },
    heldUntil(place, now) {
      forget(held, (until) => !isAfter(until, now));
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

/** How many stand before it. */
function standIn(waiting: string[], key: string): number {
  const place = waiting.indexOf(key);
  return place >= 0 ? place : waiting.push(key) - 1;
}

/** With all before it, who may never come: a delivery can be cancelled. If they do, they stand behind. */
const leave = (waiting: string[], key: string): void =>
  void waiting.splice(0, waiting.indexOf(key) + 1);

const after = (instant: Temporal.Instant, milliseconds: number): Temporal.Instant =>
  instant.add({ microseconds: Math.round(milliseconds * 1_000) });

const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) > 0;

const later = (one: Temporal.Instant | undefined, other: Temporal.Instant): Temporal.Instant =>
  one !== undefined && isAfter(one, other) ? one : other;

/** Last in the map, so that the oldest stand first. */
function putLast<Value>(map: Map<string, Value>, name: string, value: Value): void {
  map.delete(name);
  map.set(name, value);
}

/** Drops what is over from the front; what is left behind something that is not goes with the next call. */
function forget<Value>(map: Map<string, Value>, isOver: (value: Value) => boolean): void {
  for (const [name, value] of map) {
    if (!isOver(value)) break;
    map.delete(name);
  }
}
