import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PermissionFlagsBits } from 'discord.js';
import { createGateway, type Gateway, type GatewayOptions, gatewayUrl } from './discord-gateway.ts';
import { type Failure, handle, type Request, type Rest, type Use } from './discord-rest.ts';
import { toScene, toServer, toThread, toUser } from './discord-shapes.ts';
import {
  BOT,
  createWorld,
  DIRECT,
  GENERAL,
  type Json,
  type Message,
  PERSON,
  type Permission,
  SERVER,
  until,
  type WorldOptions,
} from './discord-world.ts';

export type DiscordServerOptions = WorldOptions &
  Partial<GatewayOptions> & {
    /** What the gateway takes, where that is another token. @default token */
    readonly gatewayToken?: string;
    /** The application's flags, as the setup check reads them. @default Message Content granted */
    readonly flags?: number;
  };

/** What came of a command or control. `data` is the message that was answered with, if there was one. */
export type DiscordAnswer = {
  /** 4 answer, 5 answer later, 6 seen, 7 update, 8 completions. */
  readonly type: number;
  readonly data: Json;
  /** Messages said after the first answer. */
  readonly followUps: readonly Json[];
};

type Manner = {
  /** @default 'ManageChannels' */
  readonly permission?: Permission;
  /** In the direct message instead of the server's channel. */
  readonly direct?: true;
  readonly channel?: string;
  /** Discord has given up waiting before the bot answers. */
  readonly expired?: true;
};

type Press = Manner & {
  readonly choice?: string;
  /** Pressed on a message that everyone sees. */
  readonly inPublic?: true;
};

export type DiscordServer = ReturnType<typeof faceOf> & { close(): Promise<void> };

/**
 * A loopback Discord: a gateway and the REST routes that the bot uses. Every body is judged by Discord's
 * own API description and by literal limits; a bad one is refused with 50035 and noted in `problems`.
 */
export async function startDiscordServer(
  options: DiscordServerOptions = {},
): Promise<DiscordServer> {
  const { token = 'token', content = 'on', flags = 1 << 18 } = options;
  const world = createWorld(options);
  const failures: { readonly matches: RegExp; readonly how: Failure }[] = [];
  const rest: Rest = {
    token,
    gatewayUrl: () => gatewayUrl(http),
    world,
    uses: new Map(),
    requests: [],
    problems: [],
    commands: [],
    flags,
    nextFailure: ({ method, path }) => {
      const index = failures.findIndex(({ matches }) => matches.test(`${method} ${path}`));
      return index < 0 ? undefined : failures.splice(index, 1)[0]?.how;
    },
    onThread: (thread) => gateway.dispatch('THREAD_CREATE', thread),
  };
  const http = createServer((request, response) => void handle(request, response, rest));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const gateway = createGateway(http, world, { token: options.gatewayToken ?? token, content });
  const { port } = http.address() as AddressInfo;
  return {
    ...faceOf({ rest, gateway, apiUrl: `http://127.0.0.1:${port}/api`, failures }),
    async close() {
      await gateway.close();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

type Parts = {
  readonly rest: Rest;
  readonly gateway: Gateway;
  readonly apiUrl: string;
  readonly failures: { readonly matches: RegExp; readonly how: Failure }[];
};

function faceOf({ rest, gateway, apiUrl, failures }: Parts) {
  const { world, uses, requests, problems } = rest;
  const use = async (type: number, data: Json, manner: Press): Promise<DiscordAnswer> => {
    const id = world.nextId();
    const given = {
      id,
      expired: manner.expired === true,
      callback: undefined,
      edits: [],
      followUps: [],
    };
    uses.set(`use-${id}`, given);
    gateway.dispatch('INTERACTION_CREATE', {
      ...toInteraction(type, data, manner),
      id,
      token: `use-${id}`,
    });
    return until(world.changes, () => toAnswer(given));
  };
  return {
    apiUrl,
    token: rest.token,
    /** Everything wrong with any body so far. */
    problems: problems as readonly string[],
    requests: requests as readonly Request[],
    gateway,
    /** What the bot has posted of its own accord, oldest first. */
    posts: (): readonly Message[] => world.messages.filter(({ author }) => author === BOT),
    commands: () => rest.commands,
    /** Types a slash command and waits for what is seen in the end. */
    command: (path: readonly string[], values: Json = {}, manner: Manner = {}) =>
      use(2, { id: '1', type: 1, ...toCommand(path, toOptions(values)) }, manner),
    /** Types half an option and waits for the completions. */
    complete: async (path: readonly string[], option: string, partial: string) => {
      const focused = [{ name: option, type: 3, value: partial, focused: true }];
      return use(4, { id: '1', type: 1, ...toCommand(path, focused) }, {});
    },
    /** Presses a button, or picks `choice` from a menu, and waits for what comes of it. */
    press: (customId: string, manner: Press = {}) => {
      const { choice } = manner;
      const picked =
        choice === undefined ? { component_type: 2 } : { component_type: 3, values: [choice] };
      return use(3, { custom_id: customId, ...picked }, manner);
    },
    /** Somebody writes a message; `extra` overwrites the event's fields. Returns the message's id. */
    say: (text: string, { direct, channel = GENERAL, ...extra }: Say = {}) => {
      const place = direct ? DIRECT : channel;
      const { id } = world.keep(place, PERSON, {});
      const named = direct === true || text.includes(BOT) || gateway.readsContent();
      const where = direct ? { channel_type: 1 } : { guild_id: SERVER, channel_type: 0 };
      gateway.dispatch('MESSAGE_CREATE', {
        ...MESSAGE,
        ...where,
        id,
        channel_id: place,
        content: named ? text : '',
        ...extra,
      });
      return id;
    },
    /** Somebody starts a thread from a new message; `unseen`: the bot is not told. Returns its id. */
    openThread: (how: 'seen' | 'unseen' = 'seen') => {
      const { id } = world.keep(GENERAL, PERSON, {});
      world.threads.set(id, GENERAL);
      if (how === 'seen') gateway.dispatch('THREAD_CREATE', toThread(id, GENERAL, SERVER));
      return id;
    },
    /** The bot is invited to another server. */
    join: (server: string, channel: string) =>
      gateway.dispatch('GUILD_CREATE', toServer(server, world, channel)),
    /** What happens to the next request that matches, given as "POST /channels/…". */
    failNext: (matches: RegExp, how: Failure) => void failures.push({ matches, how }),
    /** Resolves when the bot has made a request that matches. */
    requested: (matches: RegExp) =>
      until(world.changes, () =>
        requests.find(({ method, path }) => matches.test(`${method} ${path}`)),
      ),
    /** Resolves with the intents that the bot asked for, at that connection counted from 1. */
    identified: (count: number) => until(world.changes, () => gateway.identified[count - 1]),
    /** Resolves with the bot's posts when there are that many. */
    posted: (count: number) =>
      until(world.changes, () => {
        const posts = world.messages.filter(({ author }) => author === BOT);
        return posts.length >= count ? posts : undefined;
      }),
  };
}

type Say = {
  readonly direct?: true;
  readonly channel?: string;
  readonly type?: number;
  readonly author?: Json;
  readonly webhook_id?: string;
};

const MESSAGE: Json = {
  type: 0,
  author: toUser(PERSON),
  timestamp: '2026-11-22T08:00:00.000000+00:00',
  edited_timestamp: null,
  tts: false,
  pinned: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: [],
  flags: 0,
};

function toInteraction(type: number, data: Json, manner: Press): Json {
  const { direct, channel = GENERAL, permission = 'ManageChannels', inPublic } = manner;
  const permissions = PermissionFlagsBits[permission];
  const scene = direct ? toScene(DIRECT, undefined, 0n) : toScene(channel, SERVER, permissions);
  const message = {
    ...MESSAGE,
    id: '900000000000000001',
    channel_id: channel,
    author: toUser(BOT),
    flags: inPublic ? 32_768 : 32_832,
  };
  return { ...scene, type, data, ...(type === 3 ? { message } : {}) };
}

function toCommand(path: readonly string[], options: readonly Json[]): Json {
  const [name = '', ...under] = path;
  const nested = under.reduceRight<readonly Json[]>(
    (inner, word, index) => [
      { name: word, type: index === under.length - 1 ? 1 : 2, options: inner },
    ],
    options,
  );
  return { name, options: nested };
}

const toOptions = (values: Json): readonly Json[] =>
  Object.entries(values).map(([name, value]) => ({
    name,
    value,
    type: typeof value === 'number' ? 4 : 3,
  }));

/** What a person sees in the end; nothing while more is to come. */
function toAnswer({ callback, edits, followUps, expired }: Use): DiscordAnswer | undefined {
  if (expired) return { type: 0, data: {}, followUps };
  const type = Number(callback?.type ?? 0);
  const later = edits.at(-1) ?? followUps.at(-1);
  if (type === 0 || ((type === 5 || type === 6) && later === undefined)) return undefined;
  return { type, data: edits.at(-1) ?? (callback?.data as Json) ?? {}, followUps };
}
