import type { webApi } from '@slack/bolt';
import { App } from '@slack/bolt';
import type { Inbox, Log } from '#core/ports.ts';
import type { Command } from '#core/talk/command.ts';
import type { SlackConnection } from './connection.ts';
import { createConnection } from './connection.ts';
import type { Identity } from './identity.ts';
import { listen } from './listen.ts';
import { createPeople } from './people.ts';
import { clientOptions, createSdkLogger } from './sdk.ts';
import { inTime } from './waiting.ts';

/** From the first event to the last answer. */
export type Session = {
  /** Takes nothing new, lets answers under way finish. */
  close(): Promise<void>;
};

export type SessionOptions = {
  readonly connection: SlackConnection;
  readonly apiUrl?: string | undefined;
  readonly commands: readonly Command[];
  readonly log: Log;
  readonly client: webApi.WebClient;
  readonly self: Identity;
};

/** Milliseconds that answers under way may take when we stop. */
const FINISHING = 3_000;

/** Resolves when events can arrive. */
export async function openSession(inbox: Inbox, options: SessionOptions): Promise<Session> {
  const { connection: how, apiUrl, commands, log, client, self } = options;
  const logger = createSdkLogger(log);
  const connection = createConnection(how, { apiUrl, log, logger });
  const { userId: botUserId, botId, workspace: teamId } = self;
  const app = new App({
    receiver: connection.receiver,
    authorize: async () => ({ botToken: how.botToken, botUserId, botId, teamId }),
    // Both would keep state of their own; who we are is checked in hear.ts.
    ignoreSelf: false,
    convoStore: false,
    clientOptions: clientOptions(apiUrl, logger),
    logger,
  });
  const running = new Set<Promise<void>>();
  const people = createPeople(client, teamId);
  const track = tracker(running);
  listen(app, { inbox, self, people, commands: toNames(commands), log, track });
  await connection.open();
  return {
    close: async () => {
      await connection.close();
      await inTime(Promise.allSettled(running), FINISHING);
    },
  };
}

function tracker(running: Set<Promise<void>>): (work: Promise<void>) => Promise<void> {
  return (work) => {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
    return tracked;
  };
}

/** `/news` for `news`; a family of sub-commands is one slash command. */
const toNames = (commands: readonly Command[]): readonly string[] => [
  ...new Set(commands.map(({ path: [first] }) => `/${first}`)),
];
