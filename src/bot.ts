import { setImmediate } from 'node:timers/promises';
import { commands } from '#commands/index.ts';
import { createDesk, type Desk } from '#core/desk/desk.ts';
import { tellRest } from '#core/desk/feed-rest.ts';
import { createInbox } from '#core/desk/inbox.ts';
import { PlatformError } from '#core/errors.ts';
import { createLexicon } from '#core/language/lexicon.ts';
import type { SearchIndex } from '#core/news/ports.ts';
import type { Inbox, ListeningPlatform, Log } from '#core/ports.ts';
import { type Content, openContent } from '#feeds/content.ts';
import { readLexiconData } from '#feeds/lexicon.ts';
import { toId } from '#feeds/read-file.ts';
import { type OpenStore, openStore } from '#store/open.ts';
import { openKeptSearch } from '#store/search/kept.ts';
import type { Watch } from '#watch/watch.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createLazyPictures } from './lazy-pictures.ts';
import { buildLiveNews, type OperatedNews } from './live-news.ts';
import { openWatch, startWatch } from './observe.ts';

/** A platform that is set up, and where people find it, once it runs. */
type Wing = {
  readonly platform: ListeningPlatform;
  /** Left out where this process only posts there. */
  readonly listens: boolean;
  url?(): string;
  /** What a process with the role of a worker does for it until the signal. */
  tend?(desk: Desk, signal: AbortSignal): Promise<void>;
};

export type Bot = {
  /** Which platforms listen. */
  readonly running: readonly string[];
  /** Which platforms this process only posts to. */
  readonly postsTo: readonly string[];
  /** The address of the preview page. */
  readonly url: string | undefined;
  /** Lets what is under way finish, then closes everything. */
  stop(): Promise<void>;
};

/**
 * Opens the store and the content, builds the desk and starts every platform of the configuration. A
 * platform that cannot start is a line in the log and does not stop the others. Rejects with a
 * FolderInUseError, a StoreError, or whatever keeps the whole bot from working.
 */
export async function startBot(config: Config, log: Log): Promise<Bot> {
  const opened = await openEngine(config, log);
  const content = openContent({ folder: config.content, log, clock: systemClock });
  await content.refresh();
  const stopping = new AbortController();
  const { signal } = stopping;
  const wings = await openWings(config, log, opened);
  const watch = await openWatch(config, log);
  const live = await buildLiveNews(config, { opened, log, tell: watch?.tell });
  const search = openKeptSearch(config.data, log);
  const { desk, inbox } = openDesk(wings, { config, log, opened, content, watch, live, search });
  await live.open({ ...desk, tellRest: (feed) => tellRest(feed, desk) });
  const platforms = wings.filter(({ listens }) => listens).map(({ platform }) => platform);
  if (watch) await startWatch(watch, { opened, platforms }, log);
  const started = await startAll(wings, inbox, { signal, log });
  const working = { signal, log };
  const running = Promise.allSettled([
    content.watch(signal),
    follow(live, config, working),
    work(desk, config, working),
    tend(wings, desk, { ...working, ...config }),
  ]);
  return {
    running: started.map(({ platform }) => platform.name),
    postsTo: wings.filter(({ listens }) => !listens).map(({ platform }) => platform.name),
    url: started.find(({ url }) => url !== undefined)?.url?.(),
    async stop() {
      stopping.abort();
      await Promise.allSettled([running, ...wings.map(({ platform }) => platform.stop())]);
      await watch?.stop();
      // Its file is in the folder that is left next.
      search.close();
      await opened.close();
      await live.close();
    },
  };
}

async function openEngine({ database, data }: Config, log: Log): Promise<OpenStore> {
  if (database === undefined) return openStore(data, systemClock, { log });
  const { openPostgres } = await import('#store/postgres/open.ts');
  return openPostgres(database, { clock: systemClock, log });
}

type Parts = {
  readonly config: Config;
  readonly log: Log;
  readonly opened: OpenStore;
  readonly content: Content;
  readonly watch: Watch | undefined;
  readonly live: OperatedNews;
  readonly search: SearchIndex;
};

function openDesk(
  wings: readonly Wing[],
  { config, log, opened, content, watch, live, search }: Parts,
): { readonly desk: Desk; readonly inbox: Inbox } {
  const desk = createDesk({
    ...config,
    ...opened,
    ...{ editions: content, aliases: content.aliases, clock: systemClock, log, toId },
    lexicon: createLexicon(readLexiconData()),
    search,
    tell: watch?.tell,
    feeds: config.polled.kind === 'off' ? undefined : live.feeds,
    operator: live.operator,
    pictures: config.pictures === 'on' ? createLazyPictures(log) : undefined,
    rest: () => setImmediate(),
  });
  for (const { platform } of wings) desk.join(platform);
  const inbox = createInbox({ desk, commands, store: opened.store, log });
  return { desk, inbox: watch?.around(inbox, commands) ?? inbox };
}

/** Each room is loaded only when it is used: the SDKs take longer to load than all the rest. */
async function openWings(config: Config, log: Log, opened: OpenStore): Promise<readonly Wing[]> {
  const { slack, discord, preview, roles } = config;
  const wings: Wing[] = [];
  if (preview) {
    const { createPreview } = await import('#preview/server.ts');
    wings.push({ ...createPreview({ ...preview, log }), listens: true });
  }
  if (slack) {
    const { openSlackWing } = await import('./slack-wing.ts');
    const wing = await openSlackWing(slack, config, { commands, log, opened });
    wings.push({ ...wing, listens: roles.includes('slack') });
  }
  if (discord) {
    const { createDiscord } = await import('#discord/adapter.ts');
    const rate = () => DISCORD_RATE / Math.max(1, opened.processes.live());
    const platform = createDiscord({ ...discord, commands, log, rate });
    wings.push({ platform, listens: roles.includes('discord') });
  }
  return wings;
}

/** Discord allows a token 50 requests a second, whoever uses it. */
const DISCORD_RATE = 50;

type Start = { readonly signal: AbortSignal; readonly log: Log };

async function startAll(
  wings: readonly Wing[],
  inbox: Inbox,
  { signal, log }: Start,
): Promise<readonly Wing[]> {
  const started = wings
    .filter(({ listens }) => listens)
    .map(async (wing): Promise<readonly Wing[]> => {
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

/** What is stored of the feeds is read by all; they are polled by processes with that role, unless they are off. */
async function follow(
  live: OperatedNews,
  { roles, polled }: Config,
  { signal, log }: Start,
): Promise<void> {
  await setImmediate();
  const polls = roles.includes('worker') && polled.kind !== 'off';
  await live.run(signal, polls ? 'polls' : 'reads').catch((error: unknown) => {
    if (!signal.aborted) log.error({ err: error }, 'feeds not followed');
  });
}

/** What is due is made by processes with this role only. */
async function work(desk: Desk, { roles }: Config, { signal, log }: Start): Promise<void> {
  if (!roles.includes('worker')) return;
  // Whoever waits for the start is told first.
  await setImmediate();
  await desk.run(signal).catch((error: unknown) => {
    if (!signal.aborted) log.error({ err: error }, 'digests not planned');
  });
}

/** Beside the work: where it fails it is a line in the log, and tried again at the next start. */
async function tend(
  wings: readonly Wing[],
  desk: Desk,
  { roles, signal, log }: Start & Pick<Config, 'roles'>,
): Promise<void> {
  if (!roles.includes('worker')) return;
  await setImmediate();
  const tending = wings.map(({ tend }) => tend?.(desk, signal));
  for (const tended of await Promise.allSettled(tending))
    if (tended.status === 'rejected' && !signal.aborted)
      log.error({ err: tended.reason }, 'workspaces not tended');
}
