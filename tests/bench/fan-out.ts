import { startProcess } from '../support/bot-process.ts';
import { startDiscordServer } from '../support/discord-server.ts';
import { channelIds, SERVER } from '../support/discord-world.ts';
import { type Figure, seconds } from './figures.ts';
import { seedFolder, toDueDigest } from './seed.ts';

const CHANNELS = 1_000;
const PER_SECOND = 50;

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
