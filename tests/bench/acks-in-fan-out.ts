import { setTimeout as sleep } from 'node:timers/promises';
import { startProcess } from '../support/bot-process.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { type Asker, type Heard, slackOverHttp, startAsker } from './asker.ts';
import { PER_SECOND, startChannels } from './channels.ts';
import { useEmbedded } from './engines.ts';
import { type Figure, milliseconds, percentile, seconds } from './figures.ts';

const CHANNELS = 1_000;
const ASKED_PER_SECOND = 200;
const ASKING = 10_000;
const LOOP_DELAY = import.meta.resolve('./loop-delay.ts');

/** The whole bot on both platforms: `/news` 200 times a second while 1,000 Discord digests go out. */
export async function measureAcksInFanOut(): Promise<readonly Figure[]> {
  const [slack, asker] = await Promise.all([startSlackServer(), startAsker()]);
  const channels = await startChannels(CHANNELS);
  const { discord } = channels;
  const engine = useEmbedded();
  await engine.use(({ deliveries }) => deliveries.plan(channels.digests));
  const environment = {
    ...{ ...slackOverHttp(slack.url), ...channels.environment, ...engine.environment },
    NODE_OPTIONS: `--import=${LOOP_DELAY}`,
  };
  const bot = startProcess({ folder: engine.folder, environment });
  const { port } = await bot.line('slack listens');
  await discord.posted(1);
  const began = performance.now();
  process.kill(bot.pid, 'SIGUSR2');
  const heard = await askSteadily(asker, port);
  process.kill(bot.pid, 'SIGUSR2');
  const meanwhile = discord.posts().length;
  const delay = await bot.line('loop delay');
  await discord.posted(CHANNELS);
  const took = performance.now() - began;
  await bot.stop();
  await Promise.all([slack.close(), discord.close(), asker.close(), engine.close()]);
  const floor = (CHANNELS / PER_SECOND) * 1_000;
  return [
    ...toAckFigures(heard, meanwhile),
    { what: 'event loop delay, p99', found: milliseconds(Number(delay.p99)), reach: '< 20 ms' },
    { what: 'event loop delay, longest', found: milliseconds(Number(delay.longest)), reach: '-' },
    {
      what: `${CHANNELS} Discord channels with that`,
      found: `${seconds(took)}, ${(took / floor).toFixed(3)} of the floor`,
      reach: '-',
    },
    { what: '429 answers of Discord', found: String(discord.limited()), reach: '0' },
  ];
}

/** At its own pace, however long the answers take. */
async function askSteadily(asker: Asker, port: unknown): Promise<readonly (Heard | undefined)[]> {
  const under: Promise<Heard | undefined>[] = [];
  const began = performance.now();
  const wanted = (ASKED_PER_SECOND * ASKING) / 1_000;
  while (under.length < wanted) {
    const due = ((performance.now() - began) * ASKED_PER_SECOND) / 1_000;
    while (under.length < Math.min(due, wanted)) under.push(asker.ask(port).catch(() => undefined));
    await sleep(1);
  }
  return Promise.all(under);
}

function toAckFigures(asked: readonly (Heard | undefined)[], posts: number): readonly Figure[] {
  const heard = asked.filter((each) => each !== undefined);
  const acks = heard.map(({ ack }) => ack);
  const answers = heard.map(({ answer }) => answer);
  const many = `${asked.length} /news in ${seconds(ASKING)}, beside ${posts} posts`;
  return [
    { what: `ack, median of ${many}`, found: milliseconds(percentile(acks, 50)), reach: '-' },
    { what: 'ack, p99', found: milliseconds(percentile(acks, 99)), reach: '< 100 ms' },
    {
      what: 'without ack or answer in 3 s',
      found: String(asked.length - heard.length),
      reach: '0',
    },
    { what: 'answer, p99', found: milliseconds(percentile(answers, 99)), reach: '-' },
  ];
}
