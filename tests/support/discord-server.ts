import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Install, Rest } from './discord-answers.ts';
import { type Chances, createChance, createLimit } from './discord-chance.ts';
import { faceOf, type PlannedFailure } from './discord-face.ts';
import { createGateway, type Gateway, type GatewayOptions, gatewayUrl } from './discord-gateway.ts';
import { toControl } from './discord-posts.ts';
import { handle, send } from './discord-rest.ts';
import { createWorld, type Json, type World, type WorldOptions } from './discord-world.ts';

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
