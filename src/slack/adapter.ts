import type { Installations } from '#core/desk/installation.ts';
import type { ListeningPlatform, Log } from '#core/ports.ts';
import type { Command } from '#core/talk/command.ts';
import { toStartError } from './advice.ts';
import type { SlackConnection } from './connection.ts';
import { editOnce, findOnce, postOnce } from './deliver.ts';
import type { InstallConfig, InstallOptions } from './install.ts';
import { createGallery } from './pictures.ts';
import { createClient, createSdkLogger } from './sdk.ts';
import type { Session } from './session.ts';
import { openSession } from './session.ts';
import { createWorkspaces, type Workspaces } from './workspaces.ts';

export type { SlackConnection } from './connection.ts';

export type SlackOptions = {
  readonly connection: SlackConnection;
  /** Base of the Web API. @default Slack's */
  readonly apiUrl?: string | undefined;
  readonly commands: readonly Command[];
  readonly log: Log;
  /** Further workspaces, by `slack:` and their team id. Installs of a whole organisation are not among them. */
  readonly installations?: Installations | undefined;
  /** The page that workspaces install the bot from. */
  readonly install?: (InstallConfig & Pick<InstallOptions, 'seen'>) | undefined;
  /** Milliseconds for one request. @default 10_000 */
  readonly timeout?: number | undefined;
  /** Milliseconds after which somebody who waits for an answer is told that it takes a while. @default 3_000 */
  readonly wordAfter?: number | undefined;
  /** Milliseconds that a message waits for its pictures to be uploaded. @default 2_000 */
  readonly pictureWithin?: number | undefined;
};

export type SlackPlatform = ListeningPlatform & {
  /** Whether the bot is in that workspace; rejects where that cannot be said at this moment. */
  isIn(workspace: string): Promise<boolean>;
};

/** Slack as a platform, on the official SDK. Nobody is contacted before `start`, `post`, `edit` or `find`. */
export function createSlack(options: SlackOptions): SlackPlatform {
  const { connection, apiUrl, timeout, installations, log } = options;
  const logger = createSdkLogger(log);
  const workspaces = createWorkspaces({
    homeToken: connection.botToken,
    toClient: (token) => createClient(token, { apiUrl, timeout, logger }),
    toGallery: (client) => createGallery(client, { log, patience: options.pictureWithin }),
    installations,
  });
  const install = toInstall(options, workspaces);
  let session: Session | undefined;
  let closing: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    closing ??= session?.close() ?? Promise.resolve();
    return closing;
  };

  return {
    name: 'slack',
    start: async (inbox, signal) => {
      signal.throwIfAborted();
      closing = undefined;
      await workspaces.home?.self().catch((error: unknown) => {
        throw toStartError('SLACK_BOT_TOKEN', error);
      });
      const opened = await openSession(inbox, { ...options, workspaces, install });
      // Stopped before it was open: there was nothing to close yet.
      const late = closing !== undefined || signal.aborted;
      if (late) return opened.close();
      session = opened;
      signal.addEventListener('abort', () => void stop(), { once: true });
    },
    post: (place, doc, key) => postOnce(workspaces, place, { doc, key }),
    edit: (place, ref, draft) => editOnce(workspaces, place, { ref, draft }),
    find: (place, key, since) => findOnce(workspaces, place, { key, since }),
    isIn: async (workspace) => (await workspaces.of(workspace)) !== undefined,
    isConnected: () => session?.isOpen() ?? false,
    stop,
  };
}

const toInstall = (
  { install, installations }: SlackOptions,
  { forget }: Workspaces,
): InstallOptions | undefined =>
  install && installations && { ...install, installations, installed: forget };
