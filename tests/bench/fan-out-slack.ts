import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenStore } from '#store/open.ts';
import { createSeal } from '#store/sealed.ts';
import { sealInstallations } from '#store/sealed-installations.ts';
import { systemClock } from '../../src/clock.ts';
import { startProcess } from '../support/bot-process.ts';
import { recordingLog } from '../support/log.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../support/slack-wire.ts';
import { type Figure, median, milliseconds, percentile, seconds } from './figures.ts';
import { seedFolder, toDueHello } from './seed.ts';

const TEAM_IDS = Array.from({ length: 5 }, (_, team) => `T0BENCH${team}`);
const channelsOf = (team: string): readonly string[] =>
  Array.from({ length: 40 }, (_, index) => `C${team}X${index}`);
const CHANNELS = TEAM_IDS.flatMap(channelsOf);
const PER_CHANNEL = 6;
const SECRET = 'bench'.repeat(8);
/** Slack takes one post a second in a channel. */
const FLOOR = (PER_CHANNEL - 1) * 1_000;
/** Seconds after the first post in each channel, which the process warms up with, until the others are due. */
const LATER = 8;

/** When the posts of each channel came, in milliseconds after the first post of all. */
type Arrivals = ReadonlyMap<string, readonly number[]>;

/** 200 channels of 5 Slack workspaces in a bot that runs, with and without one that is answered with 429. */
export async function measureSlackFanOut(): Promise<readonly Figure[]> {
  const free = await fanOut(undefined);
  const beside = await fanOut(CHANNELS[0]);
  const took = Math.max(...[...free.arrivals.values()].flat());
  const delays = delaysOf(free.arrivals, beside.arrivals);
  return [
    {
      what: `${CHANNELS.length} Slack channels, ${PER_CHANNEL} posts each`,
      found: `${seconds(took)}, ${(took / FLOOR).toFixed(3)} of the floor`,
      reach: '≤ 1.1 of 5 s',
    },
    {
      what: 'the others beside one that answers 429: a post later by (median, 95 of 100)',
      found: `${milliseconds(median(delays))}, ${milliseconds(percentile(delays, 95))}`,
      reach: '< 50 ms',
    },
    {
      what: 'posts sooner than a second after the last in a channel',
      found: String(free.tooSoon + beside.tooSoon),
      reach: '0',
    },
  ];
}

/** By how much each post came later than the one of the same rank in the other run. */
function delaysOf(free: Arrivals, beside: Arrivals): readonly number[] {
  const ranked = (arrivals: Arrivals): readonly number[] =>
    Array.from({ length: PER_CHANNEL }, (_, turn) =>
      CHANNELS.slice(1)
        .map((channel) => arrivals.get(channel)?.[turn] ?? Number.NaN)
        .sort((a, b) => a - b),
    ).flat();
  const before = ranked(free);
  return ranked(beside).map((at, index) => at - (before[index] ?? Number.NaN));
}

async function fanOut(held: string | undefined) {
  const slack = await startSlackServer({ pace: 1_000 });
  for (const team of TEAM_IDS) slack.addWorkspace(team, channelsOf(team));
  const posts: { readonly channel: string; readonly at: number }[] = [];
  slack.always(({ method, call }) => {
    if (method !== 'chat.postMessage') return undefined;
    if (call.channel === held) return { retryAfter: 60 };
    posts.push({ channel: String(call.channel), at: performance.now() });
    return undefined;
  });
  const folder = await seedFolder(seed);
  const environment = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.url,
    NEWSDESK_SECRET: SECRET,
  };
  const bot = startProcess({ folder, environment });
  const others = CHANNELS.length - (held === undefined ? 0 : 1);
  const limit = performance.now() + 60_000;
  while (posts.length < others * (1 + PER_CHANNEL) && performance.now() < limit) await sleep(5);
  await bot.stop();
  await slack.close();
  return { arrivals: toArrivals(posts.slice(others)), tooSoon: slack.tooSoon() };
}

function toArrivals(posts: readonly { readonly channel: string; readonly at: number }[]): Arrivals {
  const first = posts[0]?.at ?? Number.NaN;
  const byChannel = Map.groupBy(posts, ({ channel }) => channel);
  return new Map(
    [...byChannel].map(([channel, its]) => [channel, its.map(({ at }) => at - first)]),
  );
}

async function seed({ store, deliveries }: OpenStore): Promise<void> {
  const installations = sealInstallations(store.installations, {
    seal: createSeal([SECRET]),
    log: recordingLog(),
  });
  for (const team of TEAM_IDS) {
    const names = { workspace: team, botToken: `xoxb-${team}`, botUserId: 'U0NEWSDESK' };
    const since = systemClock.now().toString();
    await installations.put({ platform: 'slack', ...names, since });
  }
  const places = TEAM_IDS.flatMap((team) =>
    channelsOf(team).map((channel) => ({ platform: 'slack', workspace: team, channel }) as const),
  );
  const due = systemClock.now().add({ seconds: LATER });
  const times = Array.from({ length: PER_CHANNEL }, (_, index) => String(index));
  await deliveries.plan([
    ...places.map((place) => toDueHello(place, 'first')),
    ...places.flatMap((place) => times.map((at) => ({ ...toDueHello(place, at), due }))),
  ]);
}
