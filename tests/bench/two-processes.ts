import { startProcess } from '../support/bot-process.ts';
import { PER_SECOND, startChannels } from './channels.ts';
import { usePostgres } from './engines.ts';
import { type Figure, seconds } from './figures.ts';

const CHANNELS = 1_000;
/** Both have started by then, and each has counted the other, which takes up to 5 s. */
const HEAD_START = 12_000;

/** 1,000 Discord channels that are due at once, and two bots on one Postgres that share the work. */
export async function measureTwoProcesses(): Promise<readonly Figure[]> {
  const engine = await usePostgres();
  if (engine === undefined) return [];
  const channels = await startChannels(CHANNELS, HEAD_START);
  const { discord } = channels;
  await engine.use(({ deliveries }) => deliveries.plan(channels.digests));
  const environment = { ...channels.environment, ...engine.environment };
  const bots = [1, 2].map(() => startProcess({ folder: engine.folder, environment }));
  await Promise.all(bots.map((bot) => bot.line('ready')));
  await discord.posted(1);
  const first = performance.now();
  await discord.posted(CHANNELS);
  const took = performance.now() - first;
  await Promise.all(bots.map((bot) => bot.stop()));
  const shares = bots.map(({ lines }) => lines.filter(({ outcome }) => outcome === 'sent').length);
  await Promise.all([discord.close(), engine.close()]);
  const floor = (CHANNELS / PER_SECOND) * 1_000;
  const { lost, twice } = channels.count();
  return [
    {
      what: `${CHANNELS} Discord channels by two processes (${shares.join(' and ')})`,
      found: `${seconds(took)}, ${(took / floor).toFixed(3)} of the floor`,
      reach: '≤ 1.05 of 20 s',
    },
    { what: '429 answers', found: String(discord.limited()), reach: '0' },
    { what: 'lost, twice', found: `${lost}, ${twice}`, reach: '0, 0' },
  ];
}
