import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { toDeliveryMark } from '#discord/delivery-mark.ts';
import { startDiscordServer } from '../support/discord-server.ts';
import { channelIds } from '../support/discord-world.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { type Orders, STEPS, type Step, toDelivery } from './plan.ts';

export type CrashOptions = {
  /** A folder, or the URL of a Postgres database. */
  readonly store: string;
  readonly kills: number;
  readonly seed: number;
  readonly naive?: true;
};

export type CrashReport = {
  readonly kills: number;
  readonly deliveries: number;
  /** Requests that were lost, cut or answered with 500. */
  readonly troubled: number;
  readonly lost: number;
  readonly twice: number;
};

/** New deliveries at each start: some of them are under way at any kill. */
const PER_ROUND = 4;
const CHANNELS = 6;
/** Milliseconds. Discord's are minutes; this is shortened with the other times. */
const NONCE_WINDOW = 700;
const WORKER = resolve('tests/crash/worker.ts');
const SLACK_CHANNELS = Array.from({ length: CHANNELS }, (_, index) => `C0CRASH${index}`);
const TROUBLES = ['lose', 'take-and-cut', { status: 500 }] as const;

/**
 * Kills a delivery process again and again, at every labelled step in turn and at random, while both
 * platforms lose, cut and fail; then lets it finish, and counts what stands in the channels.
 */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const far = await openFarEnds();
  const cache = mkdtempSync(join(tmpdir(), 'newsdesk-crash-modules-'));
  const run = (orders: Orders) => runWorker(orders, cache);
  const random = mulberry(options.seed);
  const base = {
    ...far.orders,
    store: options.store,
    ...(options.naive && { naive: true as const }),
  };
  // A process that is killed never writes what it compiled: one that ends does it for all.
  await run({ ...base, from: 0, to: 0 });
  let kills = 0;
  let to = 0;
  for (let round = 0; kills < options.kills && round < options.kills * 3; round += 1) {
    to += PER_ROUND;
    far.trouble(random);
    const at = STEPS[round % STEPS.length] ?? 'any moment';
    const kill = { at, time: timeAt(at, random) };
    if ((await run({ ...base, from: 0, to, kill })) === 'SIGKILL') kills += 1;
  }
  await run({ ...base, from: 0, to });
  const report = { kills, deliveries: to, troubled: far.troubled(), ...far.count(to) };
  await far.close();
  rmSync(cache, { recursive: true });
  return report;
}

/** Which pass by the step is the last, or milliseconds; a life plans only once. */
function timeAt(step: Step, random: () => number): number {
  if (step === 'any moment') return 100 + random() * 500;
  return step.startsWith('plan') ? 1 : 1 + Math.floor(random() * 3);
}

async function openFarEnds() {
  const discordChannels = channelIds(CHANNELS);
  const channels = Object.fromEntries(discordChannels.map((id) => [id, { type: 0 } as const]));
  const [slack, discord] = await Promise.all([
    startSlackServer(),
    startDiscordServer({ nonceWindow: NONCE_WINDOW, channels }),
  ]);
  for (const channel of SLACK_CHANNELS) slack.workspace.joined.add(channel);
  let troubled = 0;
  const orders = {
    slackUrl: slack.url,
    discordUrl: discord.apiUrl,
    discordToken: discord.token,
    channels: { slack: SLACK_CHANNELS, discord: discordChannels },
  } satisfies Partial<Orders>;
  return {
    orders,
    troubled: () => troubled,
    /** About every third post of the round goes wrong. */
    trouble(random: () => number) {
      for (const trouble of TROUBLES.filter(() => random() < 0.5)) {
        troubled += 1;
        slack.next('chat.postMessage', trouble);
        discord.failNext(/^POST \/channels\/\d+\/messages/, trouble);
      }
    },
    count(to: number) {
      const keys = Array.from(
        { length: to },
        (_, index) => toDelivery(index, orders, Temporal.Now.instant()).key,
      );
      const slackKeys = slack.posts().map(({ metadata }) => metadata?.event_payload.key);
      const markers = discord.posts().map(({ body }) => markerOf(body));
      const times = keys.map(
        (key) => countOf(key, slackKeys) + countOf(toDeliveryMark(key).marker, markers),
      );
      return {
        lost: times.filter((time) => time === 0).length,
        twice: times.filter((time) => time > 1).length,
      };
    },
    close: () => Promise.all([slack.close(), discord.close()]),
  };
}

const countOf = <Item>(item: Item, list: readonly (Item | undefined)[]): number =>
  list.filter((each) => each === item).length;

const markerOf = (body: object): number | undefined => {
  const { components = [] } = body as { components?: readonly { readonly id?: number }[] };
  return components[0]?.id;
};

/** The signal that ended the worker; throws where it failed by itself. */
async function runWorker(orders: Orders, cache: string): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [WORKER, JSON.stringify(orders)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  if (signal === null && code !== 0) throw new Error(`worker failed with ${code}: ${said}`);
  return signal;
}

/** A small seeded generator, so that a bad run can be run again: https://github.com/cprosche/mulberry32 */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
