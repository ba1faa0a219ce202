import { EventEmitter, once } from 'node:events';
import { PermissionFlagsBits } from 'discord.js';

export type Json = Readonly<Record<string, unknown>>;
export type Permission = keyof typeof PermissionFlagsBits;

/** A message as Discord keeps it: no nonce, and a number on every component. */
export type Message = {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly body: Json;
};

export const BOT = '100000000000000001';
export const APPLICATION = '100000000000000002';
export const PERSON = '100000000000000003';
export const SERVER = '200000000000000001';
export const GENERAL = '300000000000000001';
export const DIRECT = '300000000000000002';

const EVERYTHING: readonly Permission[] = [
  'ViewChannel',
  'SendMessages',
  'ReadMessageHistory',
  'CreatePublicThreads',
  'SendMessagesInThreads',
];

export type WorldOptions = {
  /** What the bot may not do in the server. */
  readonly denied?: readonly Permission[];
  /** Milliseconds that a nonce is remembered. @default 300_000 */
  readonly nonceWindow?: number;
};

/** What there is: one server with one channel, one direct message, threads and messages. */
export type World = {
  readonly messages: Message[];
  /** Thread id to the channel it hangs in. */
  readonly threads: Map<string, string>;
  readonly changes: EventEmitter;
  may(permission: Permission): boolean;
  permissions(): string;
  nextId(): string;
  /** Keeps a message; a nonce seen lately gives the message that it made. */
  keep(channel: string, author: string, body: Json): Message;
};

export function createWorld({ denied = [], nonceWindow = 300_000 }: WorldOptions): World {
  const messages: Message[] = [];
  const nonces = new Map<string, { readonly message: Message; readonly at: number }>();
  const changes = new EventEmitter();
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
      const message = { id: nextId(), channel, author, body: withNumbers(kept) };
      if (typeof nonce === 'string') nonces.set(nonce, { message, at: Date.now() });
      messages.push(message);
      changes.emit('change');
      return message;
    },
  };
}

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
