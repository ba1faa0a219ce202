import { setTimeout as sleep } from 'node:timers/promises';
import type { WireItem } from '#core/news/feed.ts';
import type { WireStore } from '#core/news/ports.ts';
import { makeFeed, makeFollow } from '../store/wire-news.ts';
import { startProcess } from '../support/bot-process.ts';
import { startDiscordServer } from '../support/discord-server.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { TEAM } from '../support/slack-wire.ts';
import { slackOverHttp, startAsker } from './asker.ts';
import { type Engine, useEmbedded, usePostgres } from './engines.ts';
import { type Figure, milliseconds, seconds } from './figures.ts';
import { megabytes, memoryOf } from './process-memory.ts';
import { createItems } from './wire-items.ts';

const ITEMS = 100_000;
const FEEDS = 500;
/** What the bot has of them before it is ready. */
const NEWEST = 500;
const LOOP_DELAY = import.meta.resolve('./loop-delay.ts');
/** Milliseconds: after this much rest V8 has given back what it will. */
const SETTLED = 60_000;

/** The whole bot on both platforms, started over a store in which 100,000 items of feeds lie, on each engine. */
export async function measureArchiveInBot(): Promise<readonly Figure[]> {
  const embedded = await measureOn(useEmbedded());
  const postgres = await usePostgres();
  return postgres === undefined ? embedded : [...embedded, ...(await measureOn(postgres))];
}

async function measureOn(engine: Engine): Promise<readonly Figure[]> {
  const [slack, discord, asker] = await Promise.all([
    startSlackServer(),
    startDiscordServer(),
    startAsker(),
  ]);
  const items = await engine.use(({ wire }) => fillWire(wire));
  const titles = items.slice(0, NEWEST).map(({ headline }) => headline.title);
  const { folder, name } = engine;
  const environment = {
    ...slackOverHttp(slack.url),
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    ...{ LOG_LEVEL: 'debug', NODE_OPTIONS: `--import=${LOOP_DELAY}` },
    ...engine.environment,
  };
  const filled = await fillIndex({ folder, environment });
  const bot = startProcess({ folder, environment });
  const began = performance.now();
  const after = async (moment: Promise<unknown>): Promise<Moment> => {
    await moment;
    return { at: performance.now() - began, memory: memoryOf(bot.pid).now };
  };
  const ready = await after(bot.line('ready'));
  process.kill(bot.pid, 'SIGUSR2');
  const { port } = await bot.line('slack listens');
  const answer = asker.ask(port);
  const answered = await after(answer);
  const searchable = await after(bot.line('archive searchable'));
  const read = await after(bot.line('archive read'));
  process.kill(bot.pid, 'SIGUSR2');
  const { p99, longest } = await bot.line('loop delay');
  await sleep(SETTLED);
  const { now, most } = memoryOf(bot.pid);
  const { text } = await answer;
  if (!titles.some((title) => text.startsWith(title))) throw new Error(`no news of feeds: ${text}`);
  await bot.stop();
  await Promise.all([slack.close(), discord.close(), asker.close(), engine.close()]);
  const reach = '< 400 MB';
  return [
    { what: `${name}: ready`, found: toFound(ready), reach: '< 2 s' },
    { what: `${name}: /news answered from feeds`, found: toFound(answered), reach: '< 2 s' },
    { what: `${name}: all 100,000 are searchable`, found: toFound(searchable), reach: '< 5 s' },
    { what: `${name}: the same where there is no index yet`, found: seconds(filled), reach: '-' },
    { what: `${name}: names and stories of the latest are read`, found: toFound(read), reach: '-' },
    { what: `${name}: memory after a rest`, found: megabytes(now), reach },
    { what: `${name}: memory at most`, found: megabytes(most), reach },
    {
      what: `${name}: event loop delay meanwhile (p99, longest)`,
      found: `${milliseconds(Number(p99))}, ${milliseconds(Number(longest))}`,
      reach: 'low ms',
    },
  ];
}

/** A first start over that store: milliseconds until all can be searched. */
async function fillIndex(start: Parameters<typeof startProcess>[0]): Promise<number> {
  const bot = startProcess(start);
  const began = performance.now();
  await bot.line('archive searchable');
  const took = performance.now() - began;
  await bot.stop();
  return took;
}

/** Milliseconds since the process was started, and bytes. */
type Moment = { readonly at: number; readonly memory: number };

const toFound = ({ at, memory }: Moment): string => `${seconds(at)}, ${megabytes(memory)}`;

/** As a bot leaves it that has read the feeds for 30 days: every item is in its story, no feed is due. */
async function fillWire(wire: WireStore): Promise<readonly WireItem[]> {
  const now = Temporal.Now.instant();
  const { itemAt, feeds } = createItems({ items: ITEMS, feeds: FEEDS, now });
  const items = Array.from({ length: ITEMS }, (_, at) => itemAt(at));
  const next = now.add({ hours: 24 }).toString();
  const writing = [...Map.groupBy(items, ({ headline }) => headline.feed)].map(([feed, its]) =>
    wire.record(makeFeed(feed, { next }), its),
  );
  await Promise.all(writing);
  await wire.changeFollows(`slack:${TEAM}`, () => feeds.map((feed) => makeFollow(feed)));
  return items;
}
