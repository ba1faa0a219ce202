import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryRow } from '#core/desk/delivery.ts';
import { type BotProcess, startProcess } from '../support/bot-process.ts';
import { type Channels, startChannels } from './channels.ts';
import { type Engine, useEmbedded, usePostgres } from './engines.ts';
import { type Figure, seconds } from './figures.ts';

const CHANNELS = 300;
const BEFORE = 100;

/** On Postgres the jobs of the dead wait for their lease, which is the grace of 40 s. */
const REACH = {
  embedded: { resumed: '≤ 5 s', settled: '≤ 45 s (grace + 5 s)' },
  Postgres: { resumed: '≤ 42 s (lease + 2 s)', settled: '≤ 45 s (grace + 5 s)' },
};

/** Killed in a fan-out and started again, on each engine. */
export async function measureRecovery(): Promise<readonly Figure[]> {
  const embedded = await recover(useEmbedded());
  const postgres = await usePostgres();
  return postgres === undefined ? embedded : [...embedded, ...(await recover(postgres))];
}

async function recover(engine: Engine): Promise<readonly Figure[]> {
  const channels = await startChannels(CHANNELS);
  const { discord, digests } = channels;
  await engine.use(({ deliveries }) => deliveries.plan(digests));
  const environment = { ...channels.environment, ...engine.environment };
  const killed = startProcess({ folder: engine.folder, environment });
  await discord.posted(BEFORE);
  await killed.kill();
  const doubted = await readDoubted(engine, channels);
  const stood = discord.posts().length;
  const began = performance.now();
  const bot = startProcess({ folder: engine.folder, environment });
  await discord.posted(stood + 1);
  const resumed = performance.now() - began;
  const settled = await settlingTimes(bot, doubted);
  const final = await untilAllPosted(channels);
  await bot.stop();
  await Promise.all([discord.close(), engine.close()]);
  const { name } = engine;
  return [
    {
      what: `${name}: started again until posts go on`,
      found: seconds(resumed),
      reach: REACH[name].resumed,
    },
    {
      what: `${name}: ${doubted.length} left sending, the last settled after its claim by`,
      found: seconds(Math.max(...settled)),
      reach: REACH[name].settled,
    },
    { what: `${name}: lost, twice of ${CHANNELS}`, found: final, reach: '0, 0' },
  ];
}

/** What nobody knows of: claimed by the one that was killed. */
async function readDoubted(engine: Engine, { digests }: Channels): Promise<readonly DeliveryRow[]> {
  const rows = await engine.use(({ deliveries }) =>
    Promise.all(digests.map(({ key }) => deliveries.read(key))),
  );
  const doubted = rows.filter((row) => row?.state === 'sending');
  if (doubted.length === 0) throw new Error('nothing was left sending: the kill came too late');
  return doubted as readonly DeliveryRow[];
}

/** Milliseconds from each one's claim by the dead until the log tells what became of it. */
async function settlingTimes(
  bot: BotProcess,
  doubted: readonly DeliveryRow[],
): Promise<readonly number[]> {
  const settled = () =>
    new Map(
      bot.lines
        .filter(({ msg }) => msg === 'delivery settled')
        .map(({ key, time }) => [key, Date.parse(String(time))] as const),
    );
  const known = () => doubted.every(({ key }) => settled().has(key));
  await until(known, 'what was left sending is not settled');
  const times = settled();
  return doubted.map(
    ({ key, triedAt }) => (times.get(key) ?? Number.NaN) - (triedAt?.epochMilliseconds ?? 0),
  );
}

async function untilAllPosted({ count }: Channels): Promise<string> {
  await until(() => count().lost === 0, 'digests are missing');
  const { lost, twice } = count();
  return `${lost}, ${twice}`;
}

async function until(done: () => boolean, otherwise: string): Promise<void> {
  const began = performance.now();
  while (!done()) {
    if (performance.now() - began > 180_000) throw new Error(otherwise);
    await sleep(50);
  }
}
