import type { HTTPReceiver, Logger, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '#core/ports.ts';
import { createHttp } from './http.ts';
import { createSocket } from './socket.ts';

/** How Slack reaches us: through a socket that we open, or by calling a port of ours. */
export type SlackConnection = SocketConnection | HttpConnection;

export type SocketConnection = {
  readonly kind: 'socket';
  readonly botToken: string;
  readonly appToken: string;
};

export type HttpConnection = {
  readonly kind: 'http';
  readonly botToken: string;
  readonly signingSecret: string;
  readonly port: number;
  readonly host: string;
};

/** A way for Slack to reach us; Bolt gets the `receiver` before it is opened. */
export type Connection = {
  readonly receiver: HTTPReceiver | SocketModeReceiver;
  /** Resolves when events can arrive. */
  open(): Promise<void>;
  /** Whether events can arrive at this moment. */
  isOpen(): boolean;
  /** Takes nothing new from here on. */
  close(): Promise<void>;
};

export type ConnectionOptions = {
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly logger: Logger;
};

export const createConnection = (how: SlackConnection, options: ConnectionOptions): Connection =>
  how.kind === 'http' ? createHttp(how, options) : createSocket(how, options);
