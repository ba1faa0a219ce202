import { setTimeout as sleep } from 'node:timers/promises';
import { startProcess } from '../support/bot-process.ts';
import { startDiscordServer } from '../support/discord-server.ts';
import { channelIds, SERVER } from '../support/discord-world.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../support/slack-wire.ts';
import { type Figure, seconds } from './figures.ts';
import { seedFolder, toDueDigest } from './seed.ts';

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

/** 200 channels of 5 Slack workspaces, one of which is answered with 429 for a while. */
export async function measureSlackFanOut(): Promise<readonly Figure[]> {
  const slack = await startSlackServer({ pace: 1_000 });
  const teams = Array.from({ length: TEAMS }, (_, team) => `T0BENCH${team}`);
  const channelsOf = (team: string) =>
    Array.from({ length: PER_TEAM }, (_, index) => `C${team}X${index}`);
  const held = channelsOf(teams[0] ?? '')[0];
  for (const team of teams) slack.addWorkspace(team, channelsOf(team));
  slack.always(({ method, call }) =>
    method === 'chat.postMessage' && call.channel === held ? { retryAfter: 30 } : undefined,
  );
  const folder = await seedFolder(async ({ store, deliveries }) => {
    for (const team of teams) {
      const names = { workspace: team, botToken: `xoxb-${team}`, botUserId: 'U0NEWSDESK' };
      await store.installations.set(`slack:${team}`, { platform: 'slack', ...names });
    }
    const places = teams.flatMap((team) =>
      channelsOf(team).map((channel) => ({ platform: 'slack', workspace: team, channel }) as const),
    );
    await deliveries.plan(places.map((place) => toDueDigest(place, 'bench')));
  });
  const environment = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.url,
  };
  const bot = startProcess({ folder, environment });
  const started = performance.now();
  const wanted = TEAMS * PER_TEAM - 1;
  let first = 0;
  while (slack.postsByKey().size < wanted && performance.now() - started < 60_000) {
    if (first === 0 && slack.postsByKey().size > 0) first = performance.now();
    await sleep(2);
  }
  const took = performance.now() - first;
  await bot.stop();
  await slack.close();
  return [
    {
      what: `${wanted} Slack channels of ${TEAMS} workspaces beside one that answers 429`,
      found: seconds(took),
      reach: 'others not held',
    },
    {
      what: 'posts sooner than a second after the last in a channel',
      found: String(slack.tooSoon()),
      reach: '0',
    },
  ];
}
