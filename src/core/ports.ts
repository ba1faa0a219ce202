import type { Delivery, DeliveryRow, Settlement } from './desk/delivery.ts';
import type { DeliveryKey, DeliveryKind } from './desk/delivery-key.ts';
import type { InstallationRow } from './desk/installation.ts';
import type { PersonSettings, PlaceSettings } from './desk/settings.ts';
import type { Verdict } from './desk/silence.ts';
import type { Subscription } from './desk/subscription.ts';
import type { Action, Doc } from './talk/doc.ts';
import type { Sentences } from './talk/sentences/sentences.ts';

/** `preview` is the local page, which draws what Slack and Discord would show; `terminal` is the `say` tool. */
export type PlatformName = 'slack' | 'discord' | 'preview' | 'terminal';

/** Where something is said: a channel, or a thread in it. Ids are the platform's own. */
export type Place = {
  readonly platform: PlatformName;
  /** Slack: team id. Discord: server id, or `dm` outside servers. */
  readonly workspace: string;
  readonly channel: string;
  readonly thread?: string;
  /**
   * A conversation between one person and the bot. Where `channel` is `@` and a person's id, the
   * platform opens the conversation before it posts.
   */
  readonly direct?: true;
};

/** What a person may do where they speak; each platform's own roles, sorted into four. */
export type Standing = 'guest' | 'member' | 'manager' | 'admin';

export type Person = {
  readonly id: string;
  /** As the platform shows it; hostile text. */
  readonly name: string;
  /**
   * In the channel they speak in, or in another one of the same workspace. Asked only when a command
   * needs it, since Slack has to be asked over the network.
   */
  standing(channel?: string): Promise<Standing>;
  /** The zone that their own settings name, an IANA name; left out where the platform keeps none. */
  zone?(): Promise<string | undefined>;
  /** The language that they read, a BCP 47 tag such as `de` or `en-GB`; left out where the platform keeps none. */
  locale?(): Promise<string | undefined>;
};

/** A file that is handed over with a command; nothing is fetched before it is read. */
export type GivenFile = {
  /** Bytes, as the platform has it. */
  readonly size: number;
  /** Rejects with a UsageError where it cannot be had. */
  read(): Promise<Uint8Array>;
};

/** A command as it was given: typed as text (`/news foxconn`), or filled into declared options. */
export type Said =
  | { readonly kind: 'typed'; readonly text: string }
  | {
      readonly kind: 'filled';
      readonly path: readonly string[];
      readonly values: Readonly<Record<string, string | number | GivenFile>>;
    };

/** `id` is the platform's id of this one interaction: asking twice with one id is asking once. */
export type Asked = {
  readonly id: string;
  readonly place: Place;
  readonly person: Person;
  /** The language of the place, a BCP 47 tag; left out where the platform keeps none. */
  locale?(): Promise<string | undefined>;
  /** Left out where the bot belongs to the place. */
  readonly visit?: Visit;
};

/**
 * Somebody brought the bot along for their own use: it can answer there, and post nothing by itself.
 * `invite` is the address that adds it for good; left out in a conversation that no bot can join.
 */
export type Visit = { readonly invite?: string };

/** `choice` is the picked value, when a menu was used. */
export type Pressed = Asked & { readonly action: Action; readonly choice?: string };

/** An option of a command that somebody is typing: its name, and what is there of it so far. */
export type HalfTyped = {
  readonly path: readonly string[];
  readonly option: string;
  readonly partial: string;
};

/** A chat message by a person. Adapters drop bots, edits, joins and ourselves before this. */
export type Heard = {
  /** Stable over redeliveries: Slack's event_id, Discord's message id. */
  readonly id: string;
  readonly place: Place;
  /** Who wrote it: the id that `Person` has. */
  readonly person: string;
  /** What to answer in: the thread of this message. Slack: thread_ts or ts. Discord: message id. */
  readonly message: string;
  /** The message that this one answers without a thread, as only Discord has it. */
  readonly answers?: string;
  readonly text: string;
  /** The bot was named with @, or this is a direct message: an answer is expected. */
  readonly addressed: boolean;
  /** The language of the place, else of whoever wrote it, a BCP 47 tag; asked only where there is an answer. */
  locale?(): Promise<string | undefined>;
};

/** What a press leads to. */
export type Outcome =
  /** Put this in the place of the private answer that held the control. */
  | { readonly kind: 'show'; readonly doc: Doc }
  /** Say this to the person alone, and leave the message with the control as it is. */
  | { readonly kind: 'tell'; readonly doc: Doc }
  /** Say this to everyone in the channel. */
  | { readonly kind: 'share'; readonly doc: Doc };

/** What a platform brings to the desk. None of these rejects: a mistake or a bug is an answer too. */
export type Inbox = {
  /** Resolves to the private answer. */
  command(asked: Asked, said: Said): Promise<Doc>;
  press(pressed: Pressed): Promise<Outcome>;
  /** The headlines that a message is about, as a private answer to somebody who points at it. Of its text nothing is kept. */
  find(asked: Asked, text: string): Promise<Doc>;
  /** The home of a person with the bot: the news, and what comes to them by itself. The place is their conversation. */
  home(asked: Asked): Promise<Doc>;
  /** Replies, if at all, through the platform's own `post`. */
  hear(heard: Heard): Promise<Verdict>;
  /** The bot came to a channel: hello, once, in the language that is kept for it. */
  arrive(place: Place, locale?: Heard['locale']): Promise<void>;
  /** At most 25 completions for a half-typed option, best first; answered from memory. */
  complete(place: Place, typed: HalfTyped): readonly string[];
  /** The sentences of whoever asks, for what an adapter says by itself. */
  sentences(asked: Asked): Promise<Sentences>;
};

/** What is posted, and the key it carries. */
export type Draft = { readonly doc: Doc; readonly key: DeliveryKey };

export type Posted =
  /** `ref` is the platform's name for the message: Slack's ts, Discord's message id. */
  | { readonly kind: 'sent'; readonly ref: string }
  /** Definitely not posted. `reason` is the platform's own code; `retryAfter` in seconds. */
  | { readonly kind: 'refused'; readonly reason: string; readonly retryAfter?: number }
  /** The request may or may not have taken effect. */
  | { readonly kind: 'unknown'; readonly reason: string };

export type Found =
  | { readonly kind: 'found'; readonly ref: string }
  | { readonly kind: 'absent' }
  /** The history there cannot be read: no scope, no permission. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** It can be read, but not at this moment: ask again in so many seconds. */
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfter: number };

export type Platform = {
  readonly name: PlatformName;
  /** Resolves when messages can arrive; rejects with a PlatformError whose message says what to change. */
  start(inbox: Inbox, signal: AbortSignal): Promise<void>;
  /** One request, no retry. The message carries `key`, so that `find` can know it again. */
  post(place: Place, doc: Doc, key: DeliveryKey): Promise<Posted>;
  /** Looks for the post that carries `key`, among messages since that instant. */
  find(place: Place, key: DeliveryKey, since: Temporal.Instant): Promise<Found>;
  /** Replaces the post that has this `ref`, by one request; `refused` where it is gone or too old. */
  edit(place: Place, ref: string, draft: Draft): Promise<Posted>;
  /** Lets answers under way finish, then closes. Safe to call twice. */
  stop(): Promise<void>;
};

/** A platform that hears, and knows whether it does. */
export type ListeningPlatform = Platform & {
  /** Whether messages can arrive at this moment. */
  isConnected(): boolean;
};

/** Values under one name; a value set with `ttl` milliseconds is gone after them. */
export type Namespace<Value> = {
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value, ttl?: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Every key and value, in no order; what is set meanwhile may be among them or not. */
  entries(): AsyncIterable<readonly [key: string, value: Value]>;
};

export type Store = {
  /** By placeKey. */
  readonly places: Namespace<PlaceSettings>;
  /** By `platform:workspace:person`. */
  readonly people: Namespace<PersonSettings>;
  /** Event ids, kept 24 h: Slack repeats an event for up to 5 minutes, more after an outage. And what was shared where. */
  readonly seen: Namespace<true>;
  /** By subscription id. */
  readonly subscriptions: Namespace<Subscription>;
  /** When the desk first saw an item, by the item's id: an ISO 8601 instant. */
  readonly items: Namespace<string>;
  /** By `platform:workspace`; the tokens in it are sealed. */
  readonly installations: Namespace<InstallationRow>;
  /** The text of an item of a feed, read from its page: paragraphs by the item's id. */
  readonly articles: Namespace<readonly string[]>;
};

/** A table of its own on every engine, never Keyv, which has no compare-and-set. Rows are kept 40 days. */
export type Deliveries = {
  /**
   * Writes down deliveries and enqueues a `deliver` job at each one's `due`, all in one transaction.
   * A pending row gets the new due and detail (`moved`); any other row is `already` there.
   */
  plan(deliveries: readonly Delivery[]): Promise<readonly ('added' | 'moved' | 'already')[]>;
  read(key: DeliveryKey): Promise<DeliveryRow | undefined>;
  /** Commits `sending`, attempt + 1 and the stories where the row is at `attempt` and not settled; false otherwise. */
  claim(key: DeliveryKey, attempt: number, stories: readonly string[]): Promise<boolean>;
  /**
   * As `claim`, where besides none of the stories is in anything else that was sent, or perhaps sent, to
   * the row's place: of two rows that are claimed with one story at the same time, one gets it.
   */
  claimUntold(
    row: Pick<DeliveryRow, 'key' | 'place' | 'attempt'>,
    stories: readonly string[],
  ): Promise<boolean>;
  /** Does nothing to a row that is not `pending` or `sending`. */
  settle(key: DeliveryKey, settlement: Settlement): Promise<void>;
  /** Deletes what is still pending of a subject. */
  cancel(subject: string): Promise<void>;
  /** Ids of the items in everything sent, or perhaps sent, to a place; in a thread the post it hangs on counts. */
  told(place: Place): Promise<ReadonlySet<string>>;
  /** Rows of a subject, or of a kind in a place, that were planned since then, the latest due first, at most 50. */
  recent(
    of: { readonly subject: string } | { readonly place: Place; readonly kind?: DeliveryKind },
    since: Temporal.Instant,
  ): Promise<readonly DeliveryRow[]>;
  /** Rows sent since then. */
  sentSince(since: Temporal.Instant): Promise<readonly DeliveryRow[]>;
};

/** How many processes share this database at the moment, this one included; 1 on the embedded engine. */
export type Processes = { live(): number };

export type Clock = {
  now(): Temporal.Instant;
  /** Resolves at that instant, or rejects with the signal's reason. */
  sleepUntil(instant: Temporal.Instant, signal: AbortSignal): Promise<void>;
};

/** One JSON line each: constant message, data apart. pino is one. */
export type Log = {
  debug(data: object, message: string): void;
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
};
