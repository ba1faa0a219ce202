import { commands } from '#commands/index.ts';
import { createDesk } from '#core/desk/desk.ts';
import { createInbox } from '#core/desk/inbox.ts';
import { PlatformError } from '#core/errors.ts';
import type { Inbox, Log, Platform } from '#core/ports.ts';
import { type Content, openContent } from '#feeds/content.ts';
import { type OpenStore, openStore } from '#store/open.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';

/** A platform that is set up, and where people find it, once it runs. */
type Wing = { readonly platform: Platform; url?(): string };

export type Bot = {
  /** Which platforms run, and the address of the preview page. */
  readonly running: readonly string[];
  readonly url: string | undefined;
  /** Lets what is under way finish, then closes everything. */
  stop(): Promise<void>;
};

/**
 * Opens the store and the content, builds the desk and starts every platform of the configuration. A
 * platform that cannot start is a line in the log and does not stop the others. Rejects with a
 * FolderInUseError, SQLite's error, or whatever keeps the whole bot from working.
 */
export async function startBot(config: Config, log: Log): Promise<Bot> {
  const opened = openStore(config.data, systemClock);
  const content = openContent({ folder: config.content, log, clock: systemClock });
  await content.refresh();
  const stopping = new AbortController();
  const watching = content.watch(stopping.signal);
  const wings = await openWings(config, log);
  const inbox = openDesk(wings, { config, log, opened, content });
  const started = await startAll(wings, inbox, { signal: stopping.signal, log });
  return {
    running: started.map(({ platform }) => platform.name),
    url: started.find(({ url }) => url !== undefined)?.url?.(),
    async stop() {
      stopping.abort();
      await Promise.allSettled([watching, ...wings.map(({ platform }) => platform.stop())]);
      opened.close();
    },
  };
}

type Parts = {
  readonly config: Config;
  readonly log: Log;
  readonly opened: OpenStore;
  readonly content: Content;
};

function openDesk(wings: readonly Wing[], { config, log, opened, content }: Parts): Inbox {
  const { store, deliveries } = opened;
  const desk = createDesk({
    ...config,
    store,
    deliveries,
    editions: content,
    clock: systemClock,
    log,
  });
  for (const { platform } of wings) desk.join(platform);
  return createInbox({ desk, commands, store, log });
}

/** Each room is loaded only when it is used: the SDKs take longer to load than all the rest. */
async function openWings({ slack, discord, preview }: Config, log: Log): Promise<readonly Wing[]> {
  const wings: Wing[] = [];
  if (preview) {
    const { createPreview } = await import('#preview/server.ts');
    wings.push(createPreview({ ...preview, log }));
  }
  if (slack) {
    const { createSlack } = await import('#slack/adapter.ts');
    wings.push({ platform: createSlack({ ...slack, commands, log }) });
  }
  if (discord) {
    const { createDiscord } = await import('#discord/adapter.ts');
    wings.push({ platform: createDiscord({ ...discord, commands, log }) });
  }
  return wings;
}

type Start = { readonly signal: AbortSignal; readonly log: Log };

async function startAll(
  wings: readonly Wing[],
  inbox: Inbox,
  { signal, log }: Start,
): Promise<readonly Wing[]> {
  const started = wings.map(async (wing): Promise<readonly Wing[]> => {
    const { platform } = wing;
    try {
      await platform.start(inbox, signal);
      return [wing];
    } catch (error) {
      const known = error instanceof PlatformError;
      const data = known ? { why: error.message } : { err: error };
      log.error({ platform: platform.name, ...data }, 'platform not started');
      return [];
    }
  });
  return (await Promise.all(started)).flat();
}
