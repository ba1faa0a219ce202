import type { Installation, Installations } from '#core/desk/installation.ts';
import { installationKey } from '#core/desk/installation.ts';
import type { Inbox, Log, Place, Platform } from '#core/ports.ts';
import { command } from '#core/talk/command.ts';
import { doc, text } from '#core/talk/doc.ts';
import type { SlackOptions } from '#slack/adapter.ts';
import { createSlack } from '#slack/adapter.ts';
import type { SlackConnection } from '#slack/connection.ts';
import type { Line } from './log.ts';
import { recordingLog } from './log.ts';
import type { SlackServer } from './slack-server.ts';
import { startSlackServer } from './slack-server.ts';
import { APP_TOKEN, BOT_TOKEN, CHANNEL, SIGNING_SECRET, TEAM } from './slack-wire.ts';

export const HERE: Place = { platform: 'slack', workspace: TEAM, channel: CHANNEL };

export const SOCKET = {
  kind: 'socket',
  botToken: BOT_TOKEN,
  appToken: APP_TOKEN,
} as const;
export const HTTP = {
  kind: 'http',
  botToken: BOT_TOKEN,
  signingSecret: SIGNING_SECRET,
  port: 0,
  host: '127.0.0.1',
} as const;

const run = async () => doc('x', text('x'));
const about = () => 'The news';
export const commands = [
  command({ path: ['news'], about, options: {}, run }),
  command({ path: ['newsdesk', 'help'], about, options: {}, run }),
];

/** The adapter, the loopback Slack at its other end, and what it logged. */
export type SlackRoom = {
  readonly platform: Platform;
  readonly server: SlackServer;
  readonly log: {
    readonly lines: readonly Line[];
    /** The next line with this message. */
    next(message: string): Promise<Line>;
  };
  start(inbox: Inbox): Promise<void>;
  close(): Promise<void>;
};

export async function openSlackRoom(
  connection: SlackConnection,
  options: Partial<SlackOptions> | ((server: SlackServer) => Partial<SlackOptions>) = {},
): Promise<SlackRoom> {
  const server = await startSlackServer();
  const more = typeof options === 'function' ? options(server) : options;
  const log = heardLog();
  const adapter = createSlack({ connection, apiUrl: server.url, commands, log, ...more });
  const start: Platform['start'] = async (inbox, signal) => {
    await adapter.start(inbox, signal);
    if (connection.kind === 'http') server.connectTo(listeningAt(log.lines));
  };
  const platform: Platform = { ...adapter, start };
  return {
    platform,
    server,
    log,
    start: (inbox) => start(inbox, new AbortController().signal),
    close: async () => {
      await adapter.stop();
      await server.close();
    },
  };
}

/** Installations in memory, that can be broken like a database that is away. */
export type Installed = Installations & {
  /** How often one was read. */
  reads(): number;
  break(): void;
};

export function createInstalled(): Installed {
  const kept = new Map<string, Installation>();
  let reads = 0;
  let broken = false;
  return {
    get: async (key) => {
      reads += 1;
      if (broken) throw new Error('the database is away');
      return kept.get(key);
    },
    put: async (installation) => void kept.set(installationKey(installation), installation),
    leave: async (key, at) => {
      const since = kept.get(key)?.since;
      const later = since && Temporal.Instant.compare(Temporal.Instant.from(since), at) > 0;
      return !later && kept.delete(key);
    },
    reads: () => reads,
    break: () => {
      broken = true;
    },
  };
}

/** A recording log that can be waited on. */
function heardLog(): Log & SlackRoom['log'] {
  const log = recordingLog();
  const waiting = new Map<string, (line: Line) => void>();
  const at = (level: keyof Log) => (data: object, message: string) => {
    log[level](data, message);
    waiting.get(message)?.({ level, data, message });
  };
  return {
    lines: log.lines,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    next: (message) => new Promise((resolve) => waiting.set(message, resolve)),
  };
}

/** The port that the system chose is in the log line that says so. */
export function listeningAt(lines: SlackRoom['log']['lines']): string {
  const line = lines.findLast(({ message }) => message === 'slack listens');
  const { port, path } = (line?.data ?? {}) as { port?: number; path?: string };
  return `http://127.0.0.1:${port}${path}`;
}
