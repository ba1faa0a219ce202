import type { Found, ListeningPlatform, Log, Posted } from '#core/ports.ts';
import type { Command } from '#core/talk/command.ts';
import { find, type Looking } from './find.ts';
import { isOpen, type Shards, toPlatformError } from './gateway.ts';
import type { Patience } from './interactions.ts';
import { count, createOutlet, type Outlet } from './outlet.ts';
import { createOwnId } from './own-id.ts';
import { edit, post } from './post.ts';
import { toRegistrations } from './registration.ts';
import { connect, type Session } from './session.ts';
import { createTurns } from './turns.ts';

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
  /**
   * Requests a second that this process may make with its token, asked again for each one. Discord
   * allows a token 50, whoever uses it. @default 50
   */
  readonly rate?: () => number;
  /** Which part of the servers this process hears. @default all, in as many shards as Discord proposes */
  readonly shards?: Shards | undefined;
  /**
   * Milliseconds since a post was tried in which `find` says `absent` where it cannot look: Discord
   * answers the same nonce with the first message for "a few minutes". @default 60_000
   */
  readonly nonceWindow?: number;
  /** Milliseconds until `find` is to be asked again where Discord did not say. @default 5_000 */
  readonly findAgainAfter?: number;
  /** What the age of a post is measured with. @default the machine's clock */
  readonly now?: () => Temporal.Instant;
};

/** Milliseconds for one request. */
export const REQUEST_TIMEOUT = 10_000;

/** Milliseconds; Discord says "a few minutes" and no more. */
export const NONCE_WINDOW = 60_000;

/** Seconds until a connection that is not there, or a token that is refused, is worth another try. */
const AWAY = 30;

/** A gateway that does not say goodbye is left behind. */
const CLOSE_WITHIN = 1_000;

/** Connects the desk to Discord. Until it starts, it posts, edits and finds without a gateway. */
export function createDiscord(options: DiscordOptions): ListeningPlatform {
  const { token, apiUrl = 'https://discord.com/api', timeout = REQUEST_TIMEOUT, log } = options;
  const ending = new AbortController();
  const manner = toManner(options, timeout);
  const connection = { token, apiUrl, timeout, shards: options.shards };
  const base = {
    connection,
    registrations: toRegistrations(options.commands),
    patience: { deferAfter: 1_500, wait, ...options.patience },
    log,
    turns: manner.turns,
  };
  let session: Session | undefined;
  let unheard: Outlet | undefined;
  let stopped: Promise<void> | undefined;
  const through = async <Result>(use: Use<Result>, otherwise: Otherwise<Result>) => {
    if (session === undefined && stopped === undefined) unheard ??= createOutlet(connection, log);
    const outlet = session ?? unheard;
    if (outlet?.client === undefined) return otherwise('not started');
    if (outlet.isTokenRefused) return otherwise('401');
    return count(use({ ...manner, client: outlet.client }), outlet);
  };

  return {
    name: 'discord',
    async start(inbox, signal) {
      const any = AbortSignal.any([signal, ending.signal]);
      session = { ...base, ...unconnected(), inbox, signal: any };
      await connect(session).catch((error: unknown) => {
        throw any.aborted ? any.reason : toPlatformError(error);
      });
    },
    post: (place, doc, key) => through((by) => post(place, { doc, key }, by), refuse),
    edit: (place, ref, draft) => through((by) => edit(place, ref, { draft, sending: by }), refuse),
    find: (place, key, since) => through((by) => find({ place, key, since }, by), putOff),
    isConnected: () => session?.client !== undefined && isOpen(session.client),
    stop() {
      ending.abort();
      // Answers under way still post through these, so they go last.
      stopped ??= closeAll([session, unheard], options.stopWithin ?? 3_000).finally(() => {
        session = undefined;
        unheard = undefined;
      });
      return stopped;
    },
  };
}

type Use<Result> = (by: Looking) => Promise<Result>;
type Reason = 'not started' | '401';
type Otherwise<Result> = (reason: Reason) => Result;

const unconnected = (): Omit<Outlet, 'log'> => ({
  running: new Set(),
  client: undefined,
  isTokenRefused: false,
});

/** A refused token is for the operator to change; a connection comes back by itself. */
const refuse = (reason: Reason): Posted =>
  reason === '401' ? { kind: 'refused', reason } : { kind: 'refused', reason, retryAfter: AWAY };

const putOff = (reason: Reason): Found => ({ kind: 'later', reason, retryAfter: AWAY });

/** What every request, and every look for a post, is made with. */
const toManner = (options: DiscordOptions, timeout: number): Omit<Looking, 'client'> => ({
  timeout,
  turns: createTurns({
    rate: options.rate ?? (() => 50),
    longest: timeout,
    now: () => performance.now(),
    wait: (milliseconds) => wait(milliseconds, new AbortController().signal),
  }),
  nonceWindow: options.nonceWindow ?? NONCE_WINDOW,
  pause: options.findAgainAfter ?? 5_000,
  now: options.now ?? (() => Temporal.Now.instant()),
  ownId: createOwnId(),
});

async function closeAll(
  outlets: readonly (Outlet | undefined)[],
  milliseconds: number,
): Promise<void> {
  await Promise.all(outlets.map((outlet) => close(outlet, milliseconds)));
}

/** Takes nothing new, lets what is under way finish, then hangs up. */
async function close(outlet: Outlet | undefined, milliseconds: number): Promise<void> {
  if (outlet?.client === undefined) return;
  const { client, running } = outlet;
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
