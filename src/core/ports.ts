import type { DeliveryKey } from './desk/delivery-key.ts';
import type { Edition } from './news/news.ts';
import type { Action, Doc } from './talk/doc.ts';

/** `preview` is the local page, which draws what Slack and Discord would show; `terminal` is the `say` tool. */
export type PlatformName = 'slack' | 'discord' | 'preview' | 'terminal';

/** Where something is said: a channel, or a thread in it. Ids are the platform's own. */
export type Place = {
  readonly platform: PlatformName;
  /** Slack: team id. Discord: server id, or `dm` outside servers. */
  readonly workspace: string;
  readonly channel: string;
  readonly thread?: string;
  /** A conversation between one person and the bot. */
  readonly direct?: true;
};

/** What a person may do where they speak; each platform's own roles, sorted into four. */
export type Standing = 'guest' | 'member' | 'manager' | 'admin';

export type Person = {
  readonly id: string;
  /** As the platform shows it; hostile text. */
  readonly name: string;
  /** Asked only when a command needs it, since Slack has to be asked over the network. */
  standing(): Promise<Standing>;
};

/** A command as it was given: typed as text (`/news foxconn`), or filled into declared options. */
export type Said =
  | { readonly kind: 'typed'; readonly text: string }
  | {
      readonly kind: 'filled';
      readonly path: readonly string[];
      readonly values: Readonly<Record<string, string | number>>;
    };

/** `id` is the platform's id of this one interaction: asking twice with one id is asking once. */
export type Asked = {
  readonly id: string;
  readonly place: Place;
  readonly person: Person;
};

/** `choice` is the picked value, when a menu was used. */
export type Pressed = Asked & { readonly action: Action; readonly choice?: string };

/** A chat message by a person. Adapters drop bots, edits, joins and ourselves before this. */
export type Heard = {
  /** Stable over redeliveries: Slack's event_id, Discord's message id. */
  readonly id: string;
  readonly place: Place;
  /** What to answer in: the thread of this message. Slack: thread_ts or ts. Discord: message id. */
  readonly message: string;
  readonly text: string;
  /** The bot was named with @, or this is a direct message: an answer is expected. */
  readonly addressed: boolean;
};

/** What a press leads to. */
export type Outcome =
  /** Put this in the place of the private answer that held the control. */
  | { readonly kind: 'show'; readonly doc: Doc }
  /** Say this to the person alone, and leave the message with the control as it is. */
  | { readonly kind: 'tell'; readonly doc: Doc }
  /** Say this to everyone in the channel. */
  | { readonly kind: 'share'; readonly doc: Doc };

/** Why the desk did not answer a message; the preview page shows it. */
export type Silence = 'no match' | 'mentions off' | 'told today' | 'seen before' | 'not posted';

export type Verdict =
  | { readonly kind: 'replied'; readonly headline: string }
  | { readonly kind: 'silent'; readonly because: Silence };

/** What a platform brings to the desk. None of these rejects: a mistake or a bug is an answer too. */
export type Inbox = {
  /** Resolves to the private answer. */
  command(asked: Asked, said: Said): Promise<Doc>;
  press(pressed: Pressed): Promise<Outcome>;
  /** Replies, if at all, through the platform's own `post`. */
  hear(heard: Heard): Promise<Verdict>;
  /** The bot came to a channel: hello, once. */
  arrive(place: Place): Promise<void>;
  /** At most 25 completions for a half-typed option, best first; answered from memory. */
  complete(place: Place, partial: string): readonly string[];
};

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
  | { readonly kind: 'unreadable'; readonly reason: string };

export type Platform = {
  readonly name: PlatformName;
  /** Resolves when messages can arrive; rejects with a PlatformError whose message says what to change. */
  start(inbox: Inbox, signal: AbortSignal): Promise<void>;
  /** One request, no retry. The message carries `key`, so that `find` can know it again. */
  post(place: Place, doc: Doc, key: DeliveryKey): Promise<Posted>;
  /** Looks for the post that carries `key`, among messages since that instant. */
  find(place: Place, key: DeliveryKey, since: Temporal.Instant): Promise<Found>;
  /** Lets answers under way finish, then closes. Safe to call twice. */
  stop(): Promise<void>;
};

/** Values under one name; a value set with `ttl` milliseconds is gone after them. */
export type Namespace<Value> = {
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value, ttl?: number): Promise<void>;
  delete(key: string): Promise<void>;
};

/** What a channel has been told to be. */
export type PlaceSettings = {
  readonly mentions?: 'on' | 'off';
};

export type Store = {
  /** By placeKey. */
  readonly places: Namespace<PlaceSettings>;
  /** Event ids, kept 24 h: Slack repeats an event for up to 5 minutes, more after an outage. */
  readonly seen: Namespace<true>;
};

export type Deliveries = {
  /** Writes down that this is to be posted. `already`: it was planned before, whatever became of it. */
  plan(key: DeliveryKey): Promise<'added' | 'already'>;
  /** Commits `sending` before the post, for whoever holds attempt `attempt` (from 0); false: somebody else does. */
  claim(key: DeliveryKey, attempt: number): Promise<boolean>;
  settle(key: DeliveryKey, posted: Posted): Promise<void>;
};

/** The editions that `content/` holds at this moment, newest first; the same array until one changes. */
export type Editions = { current(): readonly Edition[] };

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
