import { once } from 'node:events';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { toServer } from './discord-shapes.ts';
import { APPLICATION, BOT, type Json, SERVER, type World } from './discord-world.ts';

const MESSAGE_CONTENT = 1 << 15;

export type GatewayOptions = {
  readonly token: string;
  /** `off`: a connection that asks for message content is closed with 4014. */
  readonly content: 'on' | 'off';
};

type Session = {
  readonly id: string;
  socket: WebSocket;
  readonly intents: number;
  readonly shard: Shard;
  readonly sent: string[];
};

/** Which of how many. */
type Shard = readonly [number, number];

export type Gateway = {
  /** What each connection has asked for, in their order. */
  readonly identified: readonly { readonly intents: number; readonly shard: Shard }[];
  /** How many connections were resumed. */
  readonly resumed: () => number;
  /** Sends an event to whoever hears its server; what is sent while they are away is there when they resume. */
  dispatch(name: string, data: Json): void;
  /** True where the bot may read messages that do not name it. */
  readsContent(): boolean;
  /** Closes the connections with a code of Discord's. */
  disconnect(code: number): void;
  close(): Promise<void>;
};

type Identify = {
  readonly token?: string;
  readonly intents?: number;
  readonly shard?: Shard;
};

/** The gateway as far as a bot sees it; several processes may be connected, each to its shards. */
export function createGateway(http: Server, world: World, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ server: http, path: '/gateway/' });
  const identified: { readonly intents: number; readonly shard: Shard }[] = [];
  const sessions: Session[] = [];
  let resumed = 0;

  const identify = (socket: WebSocket, { token, intents = 0, shard = [0, 1] }: Identify) => {
    if (token !== options.token) return socket.close(4004);
    identified.push({ intents, shard });
    world.changes.emit('change');
    if (options.content === 'off' && (intents & MESSAGE_CONTENT) !== 0) return socket.close(4014);
    const session = { id: `session-${sessions.length}`, socket, intents, shard, sent: [] };
    sessions.push(session);
    const server = toServer(SERVER, world);
    const isOurs = hears(session, server);
    send(session, 'READY', toReady(http, { session, servers: isOurs ? [SERVER] : [] }));
    if (isOurs) send(session, 'GUILD_CREATE', server);
  };
  const resume = (
    socket: WebSocket,
    { seq = 0, session_id: id }: { readonly seq?: number; readonly session_id?: string },
  ) => {
    const session = sessions.find((each) => each.id === id);
    if (session === undefined) return socket.send(JSON.stringify({ op: 9, d: false }));
    resumed += 1;
    session.socket = socket;
    for (const missed of session.sent.slice(seq)) socket.send(missed);
    send(session, 'RESUMED', {});
  };
  sockets.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    socket.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw));
      if (op === 1) socket.send(JSON.stringify({ op: 11 }));
      if (op === 2) identify(socket, d);
      if (op === 6) resume(socket, d);
    });
  });

  return {
    identified,
    resumed: () => resumed,
    dispatch(name, data) {
      for (const session of sessions) if (hears(session, data)) send(session, name, data);
    },
    readsContent: () => sessions.some(({ intents }) => (intents & MESSAGE_CONTENT) !== 0),
    disconnect(code) {
      for (const { socket } of sessions) socket.close(code);
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await once(sockets, 'close');
    },
  };
}

/** What does not come from a server comes to the first shard. */
function hears({ shard: [shard, count] }: Session, data: Json): boolean {
  const server = data.guild_id ?? ('members' in data ? data.id : undefined);
  return Number((BigInt(String(server ?? 0)) >> 22n) % BigInt(count)) === shard;
}

function send({ socket, sent }: Session, name: string, data: unknown): void {
  const event = JSON.stringify({ op: 0, t: name, s: sent.length + 1, d: data });
  sent.push(event);
  socket.send(event);
}

type Ready = { readonly session: Session; readonly servers: readonly string[] };

const toReady = (http: Server, { session, servers }: Ready): Json => ({
  v: 10,
  user: { id: BOT, username: 'newsdesk', discriminator: '0', avatar: null, bot: true, flags: 0 },
  guilds: servers.map((id) => ({ id, unavailable: true })),
  session_id: session.id,
  resume_gateway_url: gatewayUrl(http),
  shard: session.shard,
  application: { id: APPLICATION, flags: 0 },
});

/** Where the gateway listens. */
export function gatewayUrl(http: Server): string {
  const address = http.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen');
  return `ws://127.0.0.1:${address.port}/gateway/`;
}
