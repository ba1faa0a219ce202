import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenStore } from '#store/open.ts';
import { startProcess } from '../support/bot-process.ts';
import { startDiscordServer } from '../support/discord-server.ts';
import { channelIds, SERVER } from '../support/discord-world.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../support/slack-wire.ts';
import { type Figure, milliseconds, seconds } from './figures.ts';
import { seedFolder, toDueDigest, toDueHello } from './seed.ts';

const CHANNELS = 1_000;
const PER_SECOND = 50;
const TEAMS = 5;
const PER_TEAM = 40;

/** 1,000 Discord channels that are due at once, against a Discord that allows 50 requests a second. */
export async function measureDiscordFanOut(): Promise<readonly Figure[]> {
  const ids = channelIds(CHANNELS);
  const channels = Object.fromEntries(ids.map((id) => [id, { type: 0 } as const]));
  const discord = await startDiscordServer({ perSecond: PER_SECOND, channels });
  const folder = await seedFolder(async ({ deliveries }) => {
    const places = ids.map(
      (channel) => ({ platform: 'discord', workspace: SERVER, channel }) as const,
    );
    await deliveries.plan(places.map((place) => toDueDigest(place, 'bench')));
  });
  const environment = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
  const bot = startProcess({ folder, environment });
  await discord.posted(1);
  const first = performance.now();
  await discord.posted(CHANNELS);
  const took = performance.now() - first;
  const limited = bot.lines.filter(({ reason }) => reason === 'ratelimited').length;
  await bot.stop();
  await discord.close();
  const floor = (CHANNELS / PER_SECOND) * 1_000;
  return [
    {
      what: `${CHANNELS} Discord channels`,
      found: `${seconds(took)}, ${(took / floor).toFixed(3)} of the floor`,
      reach: '≤ 1.05 of 20 s',
    },
    { what: '429 answers to posts', found: String(limited), reach: '0' },
  ];
}

/** 200 channels of 5 Slack workspaces with three posts each, with and without one that is answered with 429. */
export async function measureSlackFanOut(): Promise<readonly Figure[]> {
  const free = await fanOutToSlack(undefined);
  const beside = await fanOutToSlack(channelsOf(TEAM_IDS[0] ?? '')[0]);
  const floor = (PER_CHANNEL - 1) * 1_000;
  const what = `${TEAMS * PER_TEAM} Slack channels, ${PER_CHANNEL} posts each`;
  return [
    {
      what,
      found: `${seconds(free.took)}, ${(free.took / floor).toFixed(3)} of the floor`,
      reach: '≤ 1.1 of 2 s',
    },
    {
      what: 'the others beside one that answers 429: later by',
      found: milliseconds(beside.took - free.took),
      reach: '< 50 ms',
    },
    {
      what: 'posts sooner than a second after the last in a channel',
      found: String(free.tooSoon + beside.tooSoon),
      reach: '0',
    },
  ];
}

const PER_CHANNEL = 3;
const TEAM_IDS = Array.from({ length: TEAMS }, (_, team) => `T0BENCH${team}`);
const channelsOf = (team: string): readonly string[] =>
  Array.from({ length: PER_TEAM }, (_, index) => `C${team}X${index}`);

/** From the first post to the last of the channels that are not held. */
async function fanOutToSlack(held: string | undefined) {
  const slack = await startSlackServer({ pace: 1_000 });
  for (const team of TEAM_IDS) slack.addWorkspace(team, channelsOf(team));
  slack.always(({ method, call }) =>
    method === 'chat.postMessage' && call.channel === held ? { retryAfter: 30 } : undefined,
  );
  const folder = await seedFolder(seedSlack);
  const environment = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.url,
  };
  const bot = startProcess({ folder, environment });
  const wanted = (TEAMS * PER_TEAM - (held === undefined ? 0 : 1)) * PER_CHANNEL;
  const limit = performance.now() + 60_000;
  let first = 0;
  while (slack.postsByKey().size < wanted && performance.now() < limit) {
    if (first === 0 && slack.postsByKey().size > 0) first = performance.now();
    await sleep(2);
  }
  const took = performance.now() - first;
  await bot.stop();
  await slack.close();
  return { took, tooSoon: slack.tooSoon() };
}

async function seedSlack({ store, deliveries }: OpenStore): Promise<void> {
  for (const team of TEAM_IDS) {
    const names = { workspace: team, botToken: `xoxb-${team}`, botUserId: 'U0NEWSDESK' };
    await store.installations.set(`slack:${team}`, { platform: 'slack', ...names });
  }
  const places = TEAM_IDS.flatMap((team) =>
    channelsOf(team).map((channel) => ({ platform: 'slack', workspace: team, channel }) as const),
  );
  const times = Array.from({ length: PER_CHANNEL }, (_, index) => String(index));
  await deliveries.plan(places.flatMap((place) => times.map((at) => toDueHello(place, at))));
}
