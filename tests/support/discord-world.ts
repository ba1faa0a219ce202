import { EventEmitter, once } from 'node:events';
import { PermissionFlagsBits } from 'discord.js';

export type Json = Readonly<Record<string, unknown>>;
export type Permission = keyof typeof PermissionFlagsBits;

/** A message as Discord keeps it: a number on every component, and no nonce in what it shows. */
export type Message = {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly body: Json;
  /** What made it; nobody can read this later. */
  readonly nonce?: string;
};

/** 0 text, 1 direct, 5 announcement, 15 forum. */
export type Channel = {
  readonly type: 0 | 1 | 5 | 15;
  /** A forum in which every post needs a tag. */
  readonly requiresTag?: true;
  readonly overwrites?: readonly Json[];
};

export type Thread = { readonly parent: string; readonly owner: string; archivedAt?: string };

export const BOT = '100000000000000001';
export const APPLICATION = '100000000000000002';
export const PERSON = '100000000000000003';
/** Takes no messages from the bot. */
export const HERMIT = '100000000000000004';
export const SERVER = '200000000000000001';
export const GENERAL = '300000000000000001';
export const DIRECT = '300000000000000002';
/** Where the bot would write to the hermit. */
export const CLOSED = '300000000000000003';
/** A server that does not have the bot, and its channel. */
export const FAR_SERVER = '200000000000000002';
export const FAR_CHANNEL = '300000000000000004';
/** A conversation among people. */
export const GROUP = '300000000000000005';

const EVERYTHING: readonly Permission[] = [
  'ViewChannel',
  'SendMessages',
  'ReadMessageHistory',
  'CreatePublicThreads',
  'SendMessagesInThreads',
  'AttachFiles',
];

export type WorldOptions = {
  /** What the bot may not do in the server. */
  readonly denied?: readonly Permission[];
  /** Milliseconds that a nonce is remembered. @default 300_000 */
  readonly nonceWindow?: number;
  /** Channels of the server beside the general one, by id. */
  readonly channels?: Readonly<Record<string, Channel>>;
};

/** What there is: one server with its channels, direct messages, threads and messages. */
export type World = {
  readonly messages: Message[];
  readonly channels: ReadonlyMap<string, Channel>;
  /** By id. */
  readonly threads: Map<string, Thread>;
  readonly changes: EventEmitter;
  may(permission: Permission): boolean;
  permissions(): string;
  nextId(): string;
  /**
   * Keeps a message; a nonce seen lately gives the message that it made. `itself`: in the thread that
   * has the message's own id, as a forum's post.
   */
  keep(channel: string | 'itself', author: string, body: Json): Message;
  /** Puts another body in the place of a message's, or nothing in the place of the message. */
  replace(message: Message, body: Json | undefined): Message | undefined;
};

/** Ids for so many channels. */
export const channelIds = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(310_000_000_000_000_000n + BigInt(index)));

export function createWorld(options: WorldOptions): World {
  const { denied = [], nonceWindow = 300_000 } = options;
  const messages: Message[] = [];
  const nonces = new Map<string, { readonly message: Message; readonly at: number }>();
  const changes = new EventEmitter();
  changes.setMaxListeners(0);
  const may = (permission: Permission) => !denied.includes(permission);
  let count = 0n;
  const nextId = () => {
    count += 1n;
    return (((BigInt(Date.now()) - 1_420_070_400_000n) << 22n) + count).toString();
  };
  const recall = (nonce: unknown) => {
    const seen = typeof nonce === 'string' ? nonces.get(nonce) : undefined;
    return seen !== undefined && Date.now() - seen.at < nonceWindow ? seen.message : undefined;
  };
  return {
    messages,
    channels: toChannels(options),
    threads: new Map(),
    changes,
    may,
    nextId,
    permissions: () =>
      EVERYTHING.filter(may)
        .reduce((all, name) => all | PermissionFlagsBits[name], 0n)
        .toString(),
    keep(channel, author, body) {
      const known = body.enforce_nonce === true ? recall(body.nonce) : undefined;
      if (known !== undefined) return known;
      const { nonce, enforce_nonce: _, ...kept } = body;
      const id = nextId();
      const place = channel === 'itself' ? id : channel;
      const mark = typeof nonce === 'string' ? { nonce } : {};
      const message = { id, channel: place, author, body: withNumbers(kept), ...mark };
      if (typeof nonce === 'string') nonces.set(nonce, { message, at: Date.now() });
      messages.push(message);
      changes.emit('change');
      return message;
    },
    replace(message, body) {
      const edited = body === undefined ? [] : [{ ...message, body: withNumbers(body) }];
      messages.splice(messages.indexOf(message), 1, ...edited);
      changes.emit('change');
      return edited[0];
    },
  };
}

const toChannels = ({ channels = {} }: WorldOptions): ReadonlyMap<string, Channel> =>
  new Map<string, Channel>([
    [GENERAL, { type: 0 }],
    [DIRECT, { type: 1 }],
    [CLOSED, { type: 1 }],
    ...Object.entries(channels),
  ]);

/** Discord numbers the components that came without an id. */
function withNumbers(body: Json): Json {
  let next = 0;
  const number = (component: Json): Json => {
    next += 1;
    const { id = next, components, ...rest } = component;
    const nested = Array.isArray(components) ? { components: components.map(number) } : {};
    return { id, ...rest, ...nested };
  };
  const { components, ...rest } = body;
  return Array.isArray(components) ? { ...rest, components: components.map(number) } : rest;
}

/** Resolves with what `look` finds, now or after a change. */
export async function until<T>(changes: EventEmitter, look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await once(changes, 'change');
  }
}
