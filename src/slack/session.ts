import { App } from '@slack/bolt';
import { PlatformError } from '#core/errors.ts';
import type { Inbox, Log } from '#core/ports.ts';
import type { Command } from '#core/talk/command.ts';
import type { SlackConnection } from './connection.ts';
import { createConnection } from './connection.ts';
import type { Here } from './here.ts';
import type { InstallOptions } from './install.ts';
import { listen } from './listen.ts';
import { clientOptions, createSdkLogger } from './sdk.ts';
import { inTime } from './waiting.ts';
import type { Workspaces } from './workspaces.ts';

/** From the first event to the last answer. */
export type Session = {
  /** Whether events can arrive at this moment. */
  isOpen(): boolean;
  /** Takes nothing new, lets answers under way finish. */
  close(): Promise<void>;
};

export type SessionOptions = {
  readonly connection: SlackConnection;
  readonly apiUrl?: string | undefined;
  readonly commands: readonly Command[];
  readonly log: Log;
  readonly workspaces: Workspaces;
  readonly install?: InstallOptions | undefined;
  /** As in SlackOptions. */
  readonly wordAfter?: number | undefined;
};

const WORD_AFTER = 3_000;
/** Milliseconds that answers under way may take when we stop. */
const FINISHING = 3_000;

/** Resolves when events can arrive. */
export async function openSession(inbox: Inbox, options: SessionOptions): Promise<Session> {
  const { connection: how, apiUrl, commands, log, workspaces, wordAfter = WORD_AFTER } = options;
  const logger = createSdkLogger(log);
  const connection = createConnection(how, { apiUrl, log, logger, install: options.install });
  const app = new App({
    receiver: connection.receiver,
    authorize: ({ teamId }) => authorize(workspaces, teamId),
    // Both would keep state of their own; who we are is checked in hear.ts.
    ignoreSelf: false,
    convoStore: false,
    clientOptions: clientOptions({ apiUrl, logger }),
    logger,
  });
  const running = new Set<Promise<void>>();
  listen(app, { inbox, commands, log, workspaces, wordAfter, track: tracker(running) });
  await connection.open();
  return {
    isOpen: connection.isOpen,
    close: async () => {
      await connection.close();
      await inTime(Promise.allSettled(running), FINISHING);
    },
  };
}

/** Finds the workspace that an event is from; what Bolt wants to know of it, and `here` for our own listeners. */
async function authorize(workspaces: Workspaces, teamId: string | undefined) {
  const workspace = teamId === undefined ? undefined : await workspaces.of(teamId);
  if (workspace === undefined) {
    throw new PlatformError('slack', `an event of ${teamId ?? 'an organisation'}: not installed`);
  }
  const self = await workspace.self();
  const { userId: botUserId, botId, workspace: team } = self;
  const here: Here = { ...workspace, identity: self };
  return { botToken: workspace.client.token ?? '', botUserId, botId, teamId: team, here };
}

function tracker(running: Set<Promise<void>>): (work: Promise<void>) => Promise<void> {
  return (work) => {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
    return tracked;
  };
}
