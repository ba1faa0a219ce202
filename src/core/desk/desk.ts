import type { Jobs } from '../jobs.ts';
import type { Journal } from '../journal.ts';
import type { Follow } from '../news/feed.ts';
import type { LocalNews } from '../news/local-news.ts';
import { createNewsroom, type Newsroom, type NewsroomOptions } from '../news/newsroom.ts';
import type { Feeds, WireStore } from '../news/ports.ts';
import type {
  Asked,
  Clock,
  Deliveries,
  Log,
  Place,
  Platform,
  Posted,
  Processes,
  Store,
} from '../ports.ts';
import type { Doc } from '../talk/doc.ts';
import type { Pictures } from '../talk/picture.ts';
import type { Tell } from '../tally.ts';
import { untilDone } from '../until-done.ts';
import { type Audit, createAudit, watchJournal } from './audit.ts';
import { type Channels, createChannels } from './channels.ts';
import { composeRow } from './compose-row.ts';
import { createDeliverer, type Deliverer } from './deliverer.ts';
import type { DeliveryRow } from './delivery.ts';
import { type DeliveryKind, deliveryKey } from './delivery-key.ts';
import { createDigests, type Digests } from './digests.ts';
import { createDrawing } from './drawing.ts';
import { watchEdits } from './edits.ts';
import { createFeedDesk, type FeedDesk } from './feed-desk.ts';
import { createFeedLists, type FeedLists } from './feed-lists.ts';
import { createFirstSeen, type FirstSeen } from './first-seen.ts';
import { createHearing, type Hearing } from './hearing.ts';
import type { MentionPolicy, ReplyLimits } from './mention-policy.ts';
import { createPacer, type Pacer } from './pace.ts';
import type { People } from './people.ts';
import { type Managers, mayManage } from './permissions.ts';
import { createReading, type Reading } from './reading.ts';
import type { Shares } from './shares.ts';
import { findTrends, type Trends } from './trends.ts';
import { createVoices, type Voices } from './voices.ts';

export type DeskOptions = Omit<NewsroomOptions, 'clock' | 'follows'> & {
  /** Left out where this desk reads no feeds. */
  readonly feeds?: Feeds | undefined;
  readonly wire?: WireStore | undefined;
  /** The feeds of the operator, seen everywhere. @default none */
  readonly operator?: readonly Follow[] | undefined;
  readonly store: Store;
  readonly deliveries: Deliveries;
  readonly jobs: Jobs;
  readonly processes: Processes;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  /** A short stable id for any text, at most 24 characters. */
  readonly toId: (text: string) => string;
  /** IANA name; the local date of a post is counted in it where a channel has no zone. */
  readonly zone: string;
  /** `off` keeps every channel quiet, whatever the channel says. */
  readonly mentions: 'on' | 'off';
  readonly managers: Managers;
  /** How often a channel may be answered that did not call the bot by name. */
  readonly limits?: Partial<ReplyLimits>;
  /** @default none are drawn */
  readonly pictures?: Pictures | undefined;
  /** Lets others have their turn in the middle of long work. @default nobody has it */
  readonly rest?: () => Promise<unknown>;
  /** Is told what becomes of every delivery. @default nobody */
  readonly tell?: Tell | undefined;
};

/** A post and what makes it one of a kind: the same kind, subject and occurrence is never posted twice. */
export type Post = {
  readonly kind: DeliveryKind;
  readonly subject: string;
  readonly at: string;
  readonly doc: Doc;
  /** Ids of the items that it tells. */
  readonly stories?: readonly string[];
  /** What composing it again takes; without it a crash loses the post. */
  readonly detail?: Readonly<Record<string, string>>;
};

/** What is in the news, what each channel wants, and the way out to the platforms. */
export type Desk = Omit<Newsroom, 'at' | 'archive' | 'namesIn' | 'corrections'> & {
  readonly zone: string;
  readonly mentions: 'on' | 'off';
  readonly managers: Managers;
  readonly digests: Digests;
  readonly deliveries: Pick<Deliveries, 'recent' | 'told'>;
  readonly channels: Channels;
  readonly people: People;
  readonly voices: Voices;
  readonly policy: MentionPolicy;
  readonly shares: Shares;
  readonly follows: FeedLists;
  /** What was noted, to be read. */
  readonly journal: Pick<Journal, 'read'>;
  readonly audit: Audit;
  /** Undefined where this desk reads no feeds. */
  readonly feeds: FeedDesk | undefined;
  /** Gives an item with its text, where that can be had in time. */
  readonly read: Reading;
  readonly drawing: Pictures;
  /** What was most in the news of the last two weeks, as that place may see it. */
  trends(place: Place): Promise<Trends>;
  now(): Temporal.Instant;
  /** Today's date where the channel is, `2026-11-22`. */
  today(place: Place): Promise<string>;
  /** The news as that place may see it. */
  news(place: Place): LocalNews;
  mayManage(asked: Asked, channel?: string): Promise<boolean>;
  /** Posts once. `already` when this post was planned before. */
  post(place: Place, post: Post): Promise<Posted | { readonly kind: 'already' }>;
  /** From now on posts for this platform's places go out through it. */
  join(platform: Platform): void;
  /** Makes what is due, corrects what has changed, until the signal; then resolves. */
  run(signal: AbortSignal): Promise<void>;
};

/** Posts under way at one time; each waits for its platform's turn by itself. */
const AT_ONCE = 64;

export function createDesk(options: DeskOptions): Desk {
  const { clock, zone, mentions, managers, deliveries, journal } = options;
  const { rest = async () => undefined } = options;
  const parts = createParts(options);
  const { newsroom, digests, deliverer, platforms, hearing, follows, feeds } = parts;
  const { at: news, archive: _, namesIn, corrections: __, ...intake } = newsroom;
  return {
    ...{ zone, mentions, managers, digests, news, follows, feeds },
    ...intake,
    ...{ ...hearing, read: parts.read, channels: parts.channels, voices: parts.voices },
    ...{ deliveries, journal, audit: createAudit(options), drawing: parts.drawing },
    async trends({ thread: _, ...place }) {
      const today = clock.now().toZonedDateTimeISO(await digests.zoneOf(place));
      return findTrends(news(place), today, { rest, namesIn });
    },
    now: () => clock.now(),
    async mayManage({ place, person, visit }, channel) {
      if (visit !== undefined) return false;
      const changed = channel === undefined ? place : inChannel(place, channel);
      return (
        changed.direct === true || mayManage(changed, await person.standing(channel), managers)
      );
    },
    post: (place, { doc, stories = [], ...post }) =>
      deliverer.deliver(
        { ...post, place, key: deliveryKey(place, post) },
        { kind: 'post', doc, stories },
      ),
    join: (platform) => void platforms.set(platform.name, platform),
    run: (signal) => run(parts, options, signal),
  };
}

type Parts = Pick<Desk, 'follows' | 'feeds' | 'channels' | 'voices'> & {
  readonly newsroom: Newsroom;
  readonly read: Reading;
  readonly drawing: Pictures;
  readonly hearing: Hearing;
  readonly digests: Digests;
  readonly deliverer: Deliverer;
  readonly pacer: Pacer;
  readonly firstSeen: FirstSeen;
  readonly platforms: Map<string, Platform>;
  readonly compose: Parameters<typeof createDeliverer>[0]['compose'];
  readonly platformOf: (row: DeliveryRow) => Platform | undefined;
};

function createParts(options: DeskOptions): Parts {
  const { store, deliveries, clock, log, processes, zone, toId, tell } = options;
  const { follows, feeds } = createFeedRoom(options);
  const newsroom = createNewsroom({ ...options, follows });
  const { at: news } = newsroom;
  const read = createReading(options.feeds, clock);
  const drawing = createDrawing(options.pictures, clock);
  const platforms = new Map<string, Platform>();
  const firstSeen = createFirstSeen(store.items, clock);
  const pacer = createPacer(processes);
  const platformOf = ({ place }: DeliveryRow) => platforms.get(place.platform);
  const channels = createChannels(store.places);
  const voices = createVoices(channels, clock);
  const digests: Digests = createDigests({
    ...{ store, deliveries, clock, zone, toId, news, read, drawing, voices },
    firstSeen: firstSeen.of,
    deliver: (delivery) => deliverer.deliver(delivery),
  });
  const hearing = createHearing(options, { news, digests });
  const feed = async (id: string) => feeds?.read(id);
  const compose = (row: DeliveryRow) =>
    composeRow(row, { clock, digests, voices, news, read: channels.read, feed });
  const settled = async (row: DeliveryRow) => digests.settled(row);
  const deliverer = createDeliverer({
    ...{ deliveries, clock, log, pacer, platformOf, compose, settled, tell },
  });
  return {
    ...{ newsroom, digests, deliverer, pacer, firstSeen, platforms, compose, platformOf },
    ...{ hearing, read, drawing, follows, feeds, channels, voices },
  };
}

/** Who follows what, and what commands do with feeds. */
function createFeedRoom(options: DeskOptions): Pick<Desk, 'follows' | 'feeds'> {
  const { feeds, wire, clock, log, toId } = options;
  const follows = createFeedLists(options);
  if (feeds === undefined || wire === undefined) return { follows, feeds: undefined };
  return { follows, feeds: createFeedDesk({ feeds, wire, clock, log, toId, lists: follows }) };
}

async function run(parts: Parts, options: DeskOptions, signal: AbortSignal): Promise<void> {
  const { newsroom, digests, deliverer, firstSeen } = parts;
  const plan = async (): Promise<void> => {
    await firstSeen.load(newsroom.archive());
    await digests.planAll();
  };
  await untilDone(plan, { ...options, what: 'digests not planned' }, signal);
  if (signal.aborted) return;
  options.log.debug({}, 'digests planned');
  options.jobs.work('deliver', deliverer.run, { atOnce: AT_ONCE });
  await Promise.all([
    watchEdits({ ...options, ...parts, ...newsroom, seen: firstSeen.note }, signal),
    watchJournal(options, signal),
  ]);
}

/** Another channel of the same workspace; whoever asks from a direct message owns that and no more. */
const inChannel = ({ platform, workspace }: Place, channel: string): Place => ({
  platform,
  workspace,
  channel,
});
