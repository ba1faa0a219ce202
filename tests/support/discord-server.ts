import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Failure, Install, Request, Rest } from './discord-answers.ts';
import { type Chances, createChance, createLimit } from './discord-chance.ts';
import { createGateway, type Gateway, type GatewayOptions, gatewayUrl } from './discord-gateway.ts';
import { handle, send } from './discord-rest.ts';
import { toServer, toThread } from './discord-shapes.ts';
import {
  type DiscordAnswer,
  type Manner,
  MESSAGE,
  type Press,
  toAnswer,
  toCommand,
  toInteraction,
  toMenuCommand,
  toOptions,
  toResolved,
} from './discord-uses.ts';
import {
  BOT,
  createWorld,
  DIRECT,
  GENERAL,
  type Json,
  type Message,
  PERSON,
  SERVER,
  until,
  type World,
  type WorldOptions,
} from './discord-world.ts';

export type DiscordServerOptions = WorldOptions &
  Partial<GatewayOptions> & {
    /** What the gateway takes, where that is another token. @default token */
    readonly gatewayToken?: string;
    /** The application's flags, as the setup check reads them. @default Message Content granted */
    readonly flags?: number;
    /** Who may install the application, as its page of settings has it. @default both */
    readonly installs?: readonly Install[];
    /** Commands that it holds from before. @default none */
    readonly registered?: readonly Json[];
    /** Requests that the token may make in a second; no limit where left out. */
    readonly perSecond?: number;
    /** What goes wrong by chance, beside what a test asks for. */
    readonly chances?: Chances;
  };

export type DiscordServer = ReturnType<typeof faceOf> & { close(): Promise<void> };

/**
 * A loopback Discord: a gateway and the REST routes that the bot uses. Every body is judged by Discord's
 * own API description and by literal limits; a bad one is refused with 50035 and noted in `problems`.
 * What was posted can be read by other processes too, at `controlUrl`.
 */
export async function startDiscordServer(
  options: DiscordServerOptions = {},
): Promise<DiscordServer> {
  const { token = 'token', content = 'on' } = options;
  const world = createWorld(options);
  const failures: PlannedFailure[] = [];
  const rest = toRest(options, { world, failures, gateway: () => gateway, http: () => http });
  const http = createServer((request, response) => {
    if (request.url === '/control/posts') return send(response, toControl(rest));
    // A bot that is killed in the middle of a request leaves half of one.
    handle(request, response, rest).catch(() => request.socket.destroy());
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const gateway = createGateway(http, world, { token: options.gatewayToken ?? token, content });
  const { port } = http.address() as AddressInfo;
  return {
    ...faceOf({ rest, gateway, url: `http://127.0.0.1:${port}`, failures }),
    async close() {
      await gateway.close();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

type PlannedFailure = { readonly matches: RegExp; readonly how: Failure };

type Insides = {
  readonly world: World;
  readonly failures: PlannedFailure[];
  readonly gateway: () => Gateway;
  readonly http: () => Server;
};

function toRest(options: DiscordServerOptions, { world, failures, gateway, http }: Insides): Rest {
  const { token = 'token', flags = 1 << 18, installs = [0, 1], registered = [] } = options;
  const { perSecond, chances } = options;
  const limit = perSecond === undefined ? () => undefined : createLimit(perSecond);
  const chance = chances === undefined ? () => undefined : createChance(chances);
  const rest: Rest = {
    token,
    gatewayUrl: () => gatewayUrl(http()),
    world,
    uses: new Map(),
    requests: [],
    problems: [],
    commands: registered,
    flags,
    installs,
    limited: 0,
    overuse() {
      const wait = limit();
      if (wait !== undefined) rest.limited += 1;
      return wait;
    },
    nextFailure: (request) => {
      const { method, path } = request;
      const index = failures.findIndex(({ matches }) => matches.test(`${method} ${path}`));
      return index < 0 ? chance(request) : failures.splice(index, 1)[0]?.how;
    },
    onThread: (thread) => gateway().dispatch('THREAD_CREATE', thread),
  };
  return rest;
}

/** What the bot has posted of its own accord; a thread's first line is none. */
const postsIn = ({ messages }: World): readonly Message[] =>
  messages.filter(({ author, body }) => author === BOT && body.type === undefined);

/** Where a post carries its marker. */
const markerOf = ({ body }: Message): unknown => (body.components as readonly Json[])[0]?.id;

/** `GET /control/posts`. A forum's post has no nonce. */
const toControl = ({ world, limited, problems }: Rest) => ({
  status: 200,
  body: {
    posts: postsIn(world).map((message) => {
      const { id, channel, nonce } = message;
      return { id, channel, nonce, marker: markerOf(message) };
    }),
    limited,
    problems,
  },
});

type Parts = {
  readonly rest: Rest;
  readonly gateway: Gateway;
  readonly url: string;
  readonly failures: PlannedFailure[];
};

function faceOf({ rest, gateway, url, failures }: Parts) {
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
    apiUrl: `${url}/api`,
    /** `GET` gives `{ posts: [{ id, channel, nonce?, marker }], limited, problems }`. */
    controlUrl: `${url}/control/posts`,
    token: rest.token,
    /** How many requests were answered with 429 because there were too many a second. */
    limited: () => rest.limited,
    /** Everything wrong with any body so far. */
    problems: problems as readonly string[],
    requests: requests as readonly Request[],
    gateway,
    /** What the bot has posted of its own accord, oldest first. */
    posts: () => postsIn(world),
    /** How many messages each nonce has made. */
    postsByNonce: (): ReadonlyMap<string, number> =>
      new Map(
        [...Map.groupBy(postsIn(world), ({ nonce = '' }) => nonce)].map(
          ([nonce, made]) => [nonce, made.length] as const,
        ),
      ),
    /** Somebody deletes a message. */
    remove: (id: string) => {
      const message = world.messages.find((each) => each.id === id);
      if (message !== undefined) world.replace(message, undefined);
    },
    commands: () => rest.commands,
    /** Types a slash command and waits for what is seen in the end. */
    command: (path: readonly string[], values: Json = {}, manner: Manner = {}) =>
      use(
        2,
        { id: '1', type: 1, ...toCommand(path, toOptions(values)), ...toResolved(values) },
        manner,
      ),
    /** Picks a command from the menu of a message, and waits for what is seen in the end. */
    pick: (name: string, picked: Json = {}, manner: Manner = {}) =>
      use(2, toMenuCommand(name, picked), manner),
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
      const thread = { parent: GENERAL, owner: PERSON };
      world.threads.set(id, thread);
      world.keep(id, PERSON, { type: 21 });
      if (how === 'seen') gateway.dispatch('THREAD_CREATE', toThread(id, thread));
      return id;
    },
    /** A thread goes quiet. */
    archive: (id: string) => {
      const thread = world.threads.get(id);
      if (thread !== undefined) thread.archivedAt = new Date().toISOString();
    },
    /** So many threads of other people's in a forum, which went quiet then. */
    fillForum: (forum: string, count: number, archivedAt: string) => {
      for (let index = 0; index < count; index += 1) {
        world.threads.set(world.nextId(), { parent: forum, owner: PERSON, archivedAt });
      }
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
    identified: (count: number) =>
      until(world.changes, () => gateway.identified[count - 1]?.intents),
    /** Resolves with the bot's posts when there are that many. */
    posted: (count: number) =>
      until(world.changes, () => {
        const posts = postsIn(world);
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
  readonly message_reference?: Json;
};
