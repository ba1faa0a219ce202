import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startProcess } from '../support/bot-process.ts';
import { restartNote } from '../support/postgres.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { type Heard, slackOverHttp, startAsker } from './asker.ts';
import { type Channels, startChannels } from './channels.ts';
import { type PostgresEngine, usePostgres } from './engines.ts';
import { type Figure, milliseconds, percentile, seconds } from './figures.ts';

const CHANNELS = 300;
const BEFORE = 100;
const ASK_EVERY = 500;
/** Milliseconds; fewer are enough to try it. */
const AWAY = Number(process.env.BENCH_AWAY ?? 60) * 1_000;
/** What is in doubt waits for its grace, 40 s, after Postgres is back. */
const LONGEST = 120_000;

/** A fan-out in the middle of which Postgres is stopped, and started again a minute later. */
export async function measureAway(): Promise<readonly Figure[]> {
  const engine = restartNote === '' ? await usePostgres() : undefined;
  if (engine === undefined) return [];
  const [slack, asker] = await Promise.all([startSlackServer(), startAsker()]);
  const channels = await startChannels(CHANNELS);
  const { discord } = channels;
  await engine.use(({ deliveries }) => deliveries.plan(channels.digests));
  const environment = {
    ...{ ...slackOverHttp(slack.url), ...channels.environment, ...engine.environment },
  };
  const bot = startProcess({ folder: engine.folder, environment });
  let ended = false;
  void bot.ended.then(() => {
    ended = true;
  });
  const { port } = await bot.line('slack listens');
  await discord.posted(1);
  const { text } = await asker.ask(port);
  await discord.posted(BEFORE);
  await engine.server.stop();
  const asked = await askMeanwhile(() => asker.ask(port));
  const stood = discord.posts().length;
  await engine.server.start();
  const began = performance.now();
  await discord.posted(stood + 1);
  const resumed = performance.now() - began;
  const states = await untilSettled(engine, channels);
  const took = performance.now() - began;
  const process = ended ? 'ended' : 'the same';
  const failed = bot.lines.filter(({ level }) => level === 'error').length;
  await bot.stop();
  await Promise.all([slack.close(), discord.close(), asker.close(), engine.close()]);
  const { lost, twice } = channels.count();
  return [
    ...toAskedFigures(asked, text),
    { what: 'back until posts go on', found: seconds(resumed), reach: '-' },
    { what: 'back until all is settled', found: `${seconds(took)}: ${states}`, reach: '-' },
    { what: `lost, twice of ${CHANNELS}`, found: `${lost}, ${twice}`, reach: '0, 0' },
    { what: 'process, errors in its log', found: `${process}, ${failed}`, reach: 'the same, 0' },
  ];
}

type Asked = readonly PromiseSettledResult<Heard>[];

async function askMeanwhile(ask: () => Promise<Heard>): Promise<Asked> {
  const asked: Promise<Heard>[] = [];
  const began = performance.now();
  while (performance.now() - began < AWAY) {
    asked.push(ask());
    await sleep(ASK_EVERY);
  }
  return Promise.allSettled(asked);
}

/** As it was answered before, the news and no apology. */
function toAskedFigures(asked: Asked, text: string): readonly Figure[] {
  const heard = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const same = heard.filter((each) => each.text === text);
  const slowest = (name: 'ack' | 'answer') =>
    milliseconds(
      percentile(
        heard.map((each) => each[name]),
        100,
      ),
    );
  return [
    {
      what: `/news answered as ever, Postgres away for ${seconds(AWAY)}`,
      found: `${same.length} of ${asked.length}`,
      reach: 'all',
    },
    { what: 'slowest ack meanwhile', found: slowest('ack'), reach: '< 100 ms' },
    { what: 'slowest answer meanwhile', found: slowest('answer'), reach: '-' },
  ];
}

/** How many rows are in which state, as soon as none is on its way, or when that takes too long. */
async function untilSettled(engine: PostgresEngine, { digests }: Channels): Promise<string> {
  const client = new pg.Client(engine.url);
  await client.connect();
  const began = performance.now();
  const read = async () =>
    (await client.query('select state, count(*)::int from newsdesk.deliveries group by state'))
      .rows;
  let rows = await read();
  const settled = () => rows.every(({ state }) => state !== 'pending' && state !== 'sending');
  while (!settled() && performance.now() - began < LONGEST) {
    await sleep(250);
    rows = await read();
  }
  await client.end();
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  if (all !== digests.length) throw new Error(`${all} rows of ${digests.length}`);
  return rows.map(({ state, count }) => `${count} ${state}`).join(', ');
}
