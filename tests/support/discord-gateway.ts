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

type Session = { socket: WebSocket; readonly intents: number; readonly sent: string[] };

export type Gateway = {
  /** How many connections have asked for which intents. */
  readonly identified: readonly number[];
  /** How many connections were resumed. */
  readonly resumed: () => number;
  /** Sends an event to the bot; what is sent while it is away is there when it resumes. */
  dispatch(name: string, data: Json): void;
  /** True where the bot may read messages that do not name it. */
  readsContent(): boolean;
  /** Closes the connection with a code of Discord's. */
  disconnect(code: number): void;
  close(): Promise<void>;
};

/** The gateway as far as a bot of one shard sees it. */
export function createGateway(http: Server, world: World, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ server: http, path: '/gateway/' });
  const identified: number[] = [];
  let session: Session | undefined;
  let resumed = 0;

  const send = (name: string, data: unknown) => {
    if (session === undefined) return;
    const event = JSON.stringify({ op: 0, t: name, s: session.sent.length + 1, d: data });
    session.sent.push(event);
    session.socket.send(event);
  };
  const identify = (
    socket: WebSocket,
    data: { readonly token?: string; readonly intents?: number },
  ) => {
    const { token, intents = 0 } = data;
    if (token !== options.token) return socket.close(4004);
    identified.push(intents);
    world.changes.emit('change');
    if (options.content === 'off' && (intents & MESSAGE_CONTENT) !== 0) return socket.close(4014);
    session = { socket, intents, sent: [] };
    send('READY', toReady(http));
    send('GUILD_CREATE', toServer(SERVER, world));
  };
  const resume = (socket: WebSocket, data: { readonly seq?: number }) => {
    if (session === undefined) return socket.send(JSON.stringify({ op: 9, d: false }));
    resumed += 1;
    session.socket = socket;
    for (const missed of session.sent.slice(data.seq ?? 0)) socket.send(missed);
    send('RESUMED', {});
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
    dispatch: send,
    readsContent: () => ((session?.intents ?? 0) & MESSAGE_CONTENT) !== 0,
    disconnect: (code) => session?.socket.close(code),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await once(sockets, 'close');
    },
  };
}

const toReady = (http: Server): Json => ({
  v: 10,
  user: { id: BOT, username: 'newsdesk', discriminator: '0', avatar: null, bot: true, flags: 0 },
  guilds: [{ id: SERVER, unavailable: true }],
  session_id: 'session',
  resume_gateway_url: gatewayUrl(http),
  shard: [0, 1],
  application: { id: APPLICATION, flags: 0 },
});

/** Where the gateway listens. */
export function gatewayUrl(http: Server): string {
  const address = http.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen');
  return `ws://127.0.0.1:${address.port}/gateway/`;
}
