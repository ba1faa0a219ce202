import type { HTTPReceiver, Logger, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '#core/ports.ts';
import { createHttp } from './http.ts';
import type { InstallOptions } from './install.ts';
import { besideInstallPage } from './install-door.ts';
import { createSocket } from './socket.ts';

/** How Slack reaches us: through a socket that we open, or by calling a port of ours. */
export type SlackConnection = SocketConnection | HttpConnection;

export type SocketConnection = {
  readonly kind: 'socket';
  /** Left out where workspaces come by the install page alone. */
  readonly botToken?: string;
  readonly appToken: string;
};

export type HttpConnection = {
  readonly kind: 'http';
  /** Left out where workspaces come by the install page alone. */
  readonly botToken?: string;
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
  /** The install page, where there is one. */
  readonly install?: InstallOptions | undefined;
};

export function createConnection(how: SlackConnection, options: ConnectionOptions): Connection {
  if (how.kind === 'http') return createHttp(how, options);
  const socket = createSocket(how, options);
  const { install } = options;
  return install === undefined ? socket : besideInstallPage(socket, install, options);
}
