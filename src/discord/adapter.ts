import type { Log, Platform } from '#core/ports.ts';
import type { Command } from '#core/talk/command.ts';
import { find } from './find.ts';
import { toPlatformError } from './gateway.ts';
import type { Patience } from './interactions.ts';
import { toRegistrations } from './options.ts';
import { post } from './post.ts';
import { connect, type Session } from './session.ts';

export type DiscordOptions = {
  readonly token: string;
  /** @default 'https://discord.com/api' */
  readonly apiUrl?: string | undefined;
  readonly commands: readonly Command[];
  readonly log: Log;
  /** Milliseconds for one request. @default 10_000 */
  readonly timeout?: number;
  /** Milliseconds that answers under way are given at the end. @default 3_000 */
  readonly stopWithin?: number;
  /** When to tell Discord that an answer takes longer. @default 1_500 ms on the machine's clock */
  readonly patience?: Partial<Patience>;
};

/** A gateway that does not say goodbye is left behind. */
const CLOSE_WITHIN = 1_000;

/** Connects the desk to Discord. */
export function createDiscord(options: DiscordOptions): Platform {
  const { token, apiUrl = 'https://discord.com/api', timeout = 10_000, log } = options;
  const ending = new AbortController();
  const base = {
    connection: { token, apiUrl, timeout },
    registrations: toRegistrations(options.commands),
    patience: { deferAfter: 1_500, wait, ...options.patience },
    log,
  };
  let session: Session | undefined;
  let stopped: Promise<void> | undefined;
  const sending = () => {
    if (session?.client === undefined) return 'not started';
    return session.isTokenRefused ? '401' : { client: session.client, timeout };
  };

  return {
    name: 'discord',
    async start(inbox, signal) {
      const any = AbortSignal.any([signal, ending.signal]);
      session = {
        ...base,
        inbox,
        signal: any,
        running: new Set(),
        client: undefined,
        isTokenRefused: false,
      };
      await connect(session).catch((error: unknown) => {
        throw any.aborted ? any.reason : toPlatformError(error);
      });
    },
    async post(place, doc, key) {
      const by = sending();
      if (typeof by === 'string') return { kind: 'refused', reason: by };
      return post({ place, doc, key }, by);
    },
    async find(place, key, since) {
      const by = sending();
      if (typeof by === 'string') return { kind: 'unreadable', reason: by };
      return find({ place, key, since }, by);
    },
    stop() {
      ending.abort();
      // Answers under way still post through the session, so it goes last.
      stopped ??= close(session, options.stopWithin ?? 3_000).finally(() => {
        session = undefined;
      });
      return stopped;
    },
  };
}

/** Takes nothing new, lets answers under way finish, then hangs up. */
async function close(session: Session | undefined, milliseconds: number): Promise<void> {
  if (session?.client === undefined) return;
  const { client, running } = session;
  client.removeAllListeners();
  // An EventEmitter without a listener for errors throws them.
  client.on('error', () => undefined);
  await within(Promise.all(running), milliseconds);
  await within(client.destroy(), CLOSE_WITHIN);
}

async function within(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const done = new AbortController();
  await Promise.race([work, wait(milliseconds, done.signal)]);
  done.abort();
}

/** Resolves after that time, or as soon as the signal is aborted. */
const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
