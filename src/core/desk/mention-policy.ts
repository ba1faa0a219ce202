import type { Clock, Deliveries, Heard, Place } from '../ports.ts';
import type { DeliveryRow } from './delivery.ts';
import { deliveryKey } from './delivery-key.ts';
import type { Match, NewsHere } from './mention.ts';
import { isMuted } from './mutes.ts';
import { channelOf } from './pace.ts';
import type { People } from './people.ts';
import type { PlaceSettings } from './settings.ts';
import type { Shares } from './shares.ts';
import type { Silence } from './silence.ts';
import { createTurns } from './turns.ts';

/** How often a channel may be answered that did not call the bot by name. */
export type ReplyLimits = {
  /** Milliseconds from one reply in a channel to the next. @default 60_000 */
  readonly channelPause: number;
  /** Milliseconds from one reply in a thread to the next. @default 3_600_000 */
  readonly threadPause: number;
  /** Replies in a channel within any hour. @default 6 */
  readonly hourly: number;
};

export const REPLY_LIMITS: ReplyLimits = {
  channelPause: 60_000,
  threadPause: 60 * 60_000,
  hourly: 6,
};

/** Where one person tries out what the bot does, nobody is disturbed by it. */
const UNLIMITED: ReplyLimits = { channelPause: 0, threadPause: 0, hourly: Infinity };

const HOUR = 60 * 60_000;
/** As many rows as `recent` gives: what is behind them nobody has counted. */
const MOST_ROWS = 50;

/** Of a delivery that answers whoever called the bot by name; these are never held back. */
export const ADDRESSED = 'addressed';

export type Case = {
  readonly heard: Heard;
  readonly match: Match;
  readonly settings: PlaceSettings;
};

export type MentionPolicy = {
  /**
   * Says why a match is not answered, or has it answered by `reply`. In one process the cases of a channel
   * come one after the other, each once the reply before it is out; two processes may both let one through at the
   * same instant. That a story is told once a day is the delivery's key alone, and holds for all.
   */
  decide<Answer>(asking: Case, reply: () => Promise<Answer>): Promise<Answer | Silence>;
};

type PolicyOptions = {
  readonly deliveries: Pick<Deliveries, 'recent' | 'read' | 'told'>;
  readonly clock: Clock;
  readonly people: People;
  readonly shares: Shares;
  /** Of the whole installation. */
  readonly mentions: 'on' | 'off';
  readonly limits: ReplyLimits;
  news(place: Place): NewsHere;
  /** Today's date where the channel is. */
  today(place: Place): Promise<string>;
};

export function createMentionPolicy(options: PolicyOptions): MentionPolicy {
  const inTurn = createTurns();
  return {
    decide: (asking, reply) =>
      inTurn(channelOf(asking.heard.place), async () => {
        const silence = (await refuse(asking, options)) ?? (await holdBack(asking, options));
        return silence ?? reply();
      }),
  };
}

/** Where a reply goes: the thread of the message, which it opens where there is none. */
export const threadOf = ({ place, message }: Heard): Place => ({
  ...place,
  thread: place.thread ?? message,
});

/** What somebody wants, or what stands in the thread already: this will not change by itself. */
async function refuse(
  { heard, match, settings }: Case,
  options: PolicyOptions,
): Promise<Silence | undefined> {
  const { mentions, people, shares, news } = options;
  if (mentions === 'off' || settings.mentions === 'off') return 'mentions off';
  const here = news(heard.place);
  if (isMuted(match, settings, here)) return 'muted';
  if (await people.isOut(heard.place, heard.person)) return 'opted out';
  if (await shares.has(threadOf(heard), here.storyOf(match.item.id))) return 'told in thread';
  return (await wasTold(heard, match, options)) ? 'told in thread' : undefined;
}

/** In the thread, or in the post that the message answers. */
async function wasTold(
  { place, message, answers = message }: Heard,
  match: Match,
  { deliveries, news }: PolicyOptions,
): Promise<boolean> {
  const threads = new Set([place.thread ?? message, answers]);
  const told = [...threads].map((thread) => deliveries.told({ ...place, thread }));
  return (await Promise.all(told)).some((ids) => tells(ids, match, news(place)));
}

function tells(ids: ReadonlySet<string>, { item }: Match, { storyOf }: NewsHere): boolean {
  const story = storyOf(item.id);
  return [...ids].some((id) => storyOf(id) === story);
}

/** What was said here lately: a while later it is another case. */
async function holdBack(
  { heard, match }: Case,
  options: PolicyOptions,
): Promise<Silence | undefined> {
  const { deliveries, clock } = options;
  const { place } = heard;
  const at = await options.today(place);
  const key = deliveryKey(place, {
    kind: 'mention',
    subject: options.news(place).storyOf(match.item.id),
    at,
  });
  if ((await deliveries.read(key)) !== undefined) return 'told today';
  const limits = isTrial(place) ? UNLIMITED : options.limits;
  const reach = Math.max(HOUR, limits.channelPause, limits.threadPause);
  const since = clock.now().subtract({ milliseconds: reach });
  const { thread: _, ...channel } = place;
  const rows = await deliveries.recent({ place: channel, kind: 'mention' }, since);
  return judge(rows, { now: clock.now(), thread: threadOf(heard).thread, limits });
}

const isTrial = ({ platform }: Place): boolean => platform === 'preview' || platform === 'terminal';

type Moment = {
  readonly now: Temporal.Instant;
  readonly thread: string | undefined;
  readonly limits: ReplyLimits;
};

function judge(rows: readonly DeliveryRow[], { now, thread, limits }: Moment): Silence | undefined {
  const replies = rows.filter(isReply);
  const age = (row: DeliveryRow): number => ageOf(row, now);
  const isThere = ({ place }: DeliveryRow): boolean => place.thread === thread;
  if (replies.some((row) => age(row) < limits.channelPause)) return 'cooling down';
  if (replies.some((row) => isThere(row) && age(row) < limits.threadPause)) return 'cooling down';
  const isFull =
    lately(rows, now) >= limits.hourly || (rows.length >= MOST_ROWS && limits.hourly < Infinity);
  return isFull ? 'budget spent' : undefined;
}

/** A reply that nobody asked for, made or under way. */
const isReply = ({ subject, state }: DeliveryRow): boolean =>
  subject !== ADDRESSED && state !== 'refused' && state !== 'skipped';

/** In milliseconds; what waits for its first try is due a little later. */
const ageOf = (row: DeliveryRow, now: Temporal.Instant): number =>
  Math.max(0, (row.triedAt ?? row.due).until(now).total('milliseconds'));

/** How many replies of these the last hour had. */
export const lately = (rows: readonly DeliveryRow[], now: Temporal.Instant): number =>
  rows.filter((row) => isReply(row) && ageOf(row, now) < HOUR).length;
