import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { Delivery } from './slack-wire.ts';
import { SIGNING_SECRET, toRequest } from './slack-wire.ts';

/** How deliveries reach the bot: by the socket it opened, or by HTTP to where `connectTo` says. */
export type SlackLine = {
  /** Sends one delivery; resolves to what it is acknowledged with, which is nothing but for forms. */
  deliver(delivery: Delivery): Promise<unknown>;
  /** From here on deliveries are signed requests to this address. */
  connectTo(url: string): void;
  /** Resolves when the bot opens its next socket. */
  connected(): Promise<void>;
  /** Open sockets of the bot. */
  connections(): number;
  /** Closes the next socket before it is greeted. */
  refuseNext(): void;
  /** Asks the bot to connect again, as Slack does every few hours. */
  refresh(): void;
  /** Cuts every socket. */
  drop(): void;
};

export function createSlackLine(server: Server): SlackLine {
  const sockets = new WebSocketServer({ server, path: '/link' });
  let target: string | undefined;
  let refuse = false;
  sockets.on('connection', (socket) => {
    if (refuse) {
      refuse = false;
      socket.close();
      return;
    }
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.clients.size }));
  });
  const open = async (): Promise<WebSocket> => {
    const first = [...sockets.clients].find(isOpen);
    if (first !== undefined) return first;
    const [socket] = (await once(sockets, 'connection')) as [WebSocket];
    return socket;
  };
  return {
    deliver: async (delivery) => {
      if (target === undefined) return bySocket(await open(), delivery);
      const response = await fetch(target, toRequest(delivery, SIGNING_SECRET));
      if (response.status !== 200) throw new Error(`delivery answered with ${response.status}`);
      const body = await response.text();
      return body === '' ? undefined : JSON.parse(body);
    },
    connectTo: (url) => {
      target = url;
    },
    connected: async () => {
      await once(sockets, 'connection');
    },
    connections: () => [...sockets.clients].filter(isOpen).length,
    refuseNext: () => {
      refuse = true;
    },
    refresh: () => {
      for (const socket of sockets.clients) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      }
    },
    drop: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

const isOpen = ({ readyState, OPEN }: WebSocket): boolean => readyState === OPEN;

function bySocket(socket: WebSocket, { type, payload }: Delivery): Promise<unknown> {
  const id = randomUUID();
  const acknowledged = new Promise<unknown>((resolve) => {
    const listen = (data: Buffer) => {
      const acknowledgement = JSON.parse(data.toString());
      if (acknowledgement.envelope_id !== id) return;
      socket.off('message', listen);
      const { payload = {} } = acknowledgement;
      resolve(Object.keys(payload).length === 0 ? undefined : payload);
    };
    socket.on('message', listen);
  });
  const envelope = { envelope_id: id, type, payload, accepts_response_payload: true };
  socket.send(JSON.stringify(envelope));
  return acknowledged;
}
