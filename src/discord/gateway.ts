// Intents and close codes: https://docs.discord.com/developers/events/gateway
import { Client, Events, GatewayIntentBits, Options, Partials, Status } from 'discord.js';
import { PlatformError } from '#core/errors.ts';
import { reasonOf } from './failure.ts';
import { makeWrittenRequest } from './written-request.ts';

export type Connection = {
  readonly token: string;
  /** `https://host/api`; the gateway's address comes from its `/gateway/bot`. */
  readonly apiUrl: string;
  /** Milliseconds for one request. */
  readonly timeout: number;
  readonly shards?: Shards | undefined;
};

/** Shards `ids` of `count`: a server belongs to the shard of its id (`(id >> 22) % count`). */
export type Shards = { readonly ids: readonly number[]; readonly count: number };

const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
const BASE_INTENTS = [Guilds, GuildMessages, DirectMessages];

/** Close codes after which a new connection fares no better. */
export const CLOSE = { wrongToken: 4004, intentNotAllowed: 4014 } as const;

/** A warning for every so many 401, 403 and 429: 10,000 in 10 minutes are a ban of the address. */
const INVALID_REQUESTS = 500;

/** Posts and looks: the desk hears of a limit at once and waits without holding other channels. */
const OF_THE_DESK = /^\/(?:channels|guilds|users)\//;

/** Opens nothing yet; `content` asks for the text of messages that do not name us. */
export function createClient(connection: Connection, content: 'with' | 'without'): Client {
  const { apiUrl, timeout, shards } = connection;
  return new Client({
    intents: content === 'with' ? [...BASE_INTENTS, MessageContent] : BASE_INTENTS,
    partials: [Partials.Channel],
    ...(shards ? { shards: shards.ids, shardCount: shards.count } : { shards: 'auto' }),
    allowedMentions: { parse: [], repliedUser: false },
    // What people write is not kept, not even in memory.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    rest: {
      api: apiUrl,
      version: '10',
      timeout,
      retries: 0,
      // The desk keeps its own pace, so Retry-After is passed on as Discord said it.
      offset: 0,
      // Nor does it need another count of 50 a second; one that Discord has ended is kept to.
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      invalidRequestWarningInterval: INVALID_REQUESTS,
      rejectOnRateLimit: ({ route, retryAfter }) => OF_THE_DESK.test(route) || retryAfter > timeout,
      makeRequest: makeWrittenRequest,
    },
  });
}

/** Logs in and resolves when events can arrive; rejects with the close code, where there was one. */
export async function open(client: Client, token: string, signal: AbortSignal): Promise<void> {
  let closeCode: number | undefined;
  const ready = Promise.withResolvers<void>();
  client.once(Events.ShardDisconnect, ({ code }) => {
    closeCode = code;
  });
  client.once(Events.ClientReady, () => ready.resolve());
  const stop = () => ready.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await Promise.race([client.login(token).then(() => ready.promise), ready.promise]);
  } catch (cause) {
    await client.destroy();
    throw signal.aborted ? cause : new OpenError(closeCode, cause);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Whether every shard is connected; one that is connecting again hears nothing meanwhile. */
export const isOpen = ({ ws: { shards } }: Client): boolean =>
  shards.size > 0 && shards.every(({ status }) => status === Status.Ready);

/** The gateway could not be opened. */
export class OpenError extends Error {
  override name = 'OpenError';
  readonly closeCode: number | undefined;

  constructor(closeCode: number | undefined, cause: unknown) {
    super('Discord gateway not opened', { cause });
    this.closeCode = closeCode;
  }
}

/** What an operator can do about a start that failed. */
export function toPlatformError(error: unknown): PlatformError {
  const cause = error instanceof OpenError ? error.cause : error;
  const isTokenWrong =
    (error instanceof OpenError && error.closeCode === CLOSE.wrongToken) ||
    (cause instanceof Error && 'code' in cause && cause.code === 'TokenInvalid');
  if (isTokenWrong) return new PlatformError('discord', WRONG_TOKEN, { status: 401 });
  const reason = `Discord could not be reached (${reasonOf(cause)}). Check the network and DISCORD_API_URL, then start again.`;
  return new PlatformError('discord', reason, { cause });
}

export const WRONG_TOKEN =
  'Discord does not accept DISCORD_TOKEN. Get a new one at https://discord.com/developers/applications: your application, Bot, Reset Token; put it into .env as DISCORD_TOKEN.';
