import { createDeliverer } from '#core/desk/deliverer.ts';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { createPacer } from '#core/desk/pace.ts';
import type { Deliveries, Platform } from '#core/ports.ts';
import { doc, heading } from '#core/talk/doc.ts';
import type { OpenStore } from '#store/open.ts';
import { systemClock } from '../../src/clock.ts';
import { recordingLog } from '../support/log.ts';
import { type Orders, type Step, TIMES, toDelivery } from './plan.ts';
import { createThinDiscord, createThinSlack } from './platforms.ts';

/** A small delivery process that dies where it is told to: run by the harness, and only by it. */
const orders = JSON.parse(process.argv[2] ?? '') as Orders;
let passed = 0;

/** SIGKILL: no handler runs, no buffer is flushed, as in a power cut of the process. */
function passBy(step: Step): void {
  if (orders.kill?.at !== step) return;
  passed += 1;
  if (passed >= orders.kill.time) process.kill(process.pid, 'SIGKILL');
}

const around = async <Result>(
  name: 'plan' | 'claim' | 'post' | 'find' | 'settle',
  work: () => Promise<Result>,
): Promise<Result> => {
  passBy(`${name} before`);
  const result = await work();
  passBy(`${name} after`);
  return result;
};

const watched = (deliveries: Deliveries): Deliveries => ({
  ...deliveries,
  plan: (planned) => around('plan', () => deliveries.plan(planned)),
  claim: (...claim) => around('claim', () => deliveries.claim(...claim)),
  claimUntold: (...claim) => around('claim', () => deliveries.claimUntold(...claim)),
  settle: (...settled) => around('settle', () => deliveries.settle(...settled)),
});

const mortal = (platform: Platform): Platform => ({
  ...platform,
  post: (...post) => around('post', () => platform.post(...post)),
  find: orders.naive
    ? async () => ({ kind: 'absent' })
    : (...find) => around('find', () => platform.find(...find)),
});

if (orders.kill?.at === 'any moment')
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), orders.kill.time);

const log = recordingLog();
const times = { lease: TIMES.lease, firstPause: 50 };
/** Only the engine that is asked for is loaded, as a worker lives no longer than it takes to load both. */
async function open(): Promise<OpenStore> {
  if (orders.store.startsWith('postgres')) {
    const { openPostgres } = await import('#store/postgres/open.ts');
    // Each costs the server a process of its own, and a life of a second needs few.
    return openPostgres(orders.store, { clock: systemClock, log, times, connections: 3 });
  }
  const { openStore } = await import('#store/open.ts');
  return openStore(orders.store, systemClock, { log, times });
}
const opened = await open();
const deliveries = watched(opened.deliveries);
const platforms: Readonly<Record<string, Platform>> = {
  slack: mortal(createThinSlack(orders.slackUrl)),
  discord: mortal(createThinDiscord(orders.discordUrl, orders.discordToken)),
};
const planned = Array.from({ length: orders.to - orders.from }, (_, index) =>
  toDelivery(orders.from + index, orders, systemClock.now()),
);
const unsettled = new Set(planned.map(({ key }) => key));
const done = Promise.withResolvers<void>();

function settled(key: DeliveryKey): void {
  unsettled.delete(key);
  if (unsettled.size === 0) done.resolve();
}

/** What an earlier life has settled is told to nobody any more. */
async function leaveOutSettled(): Promise<void> {
  if (unsettled.size === 0) done.resolve();
  for (const { key } of await opened.deliveries.sentSince(
    systemClock.now().subtract({ hours: 24 }),
  ))
    settled(key);
  for (const key of unsettled) {
    const row = await opened.deliveries.read(key);
    if (row?.state !== 'pending' && row?.state !== 'sending') settled(key);
  }
}

const deliverer = createDeliverer({
  ...{ deliveries, clock: systemClock, log },
  pacer: createPacer(opened.processes, { slackChannelPause: 1, discordPerSecond: 1_000 }),
  platformOf: ({ place }) => platforms[place.platform],
  compose: async ({ key }) => ({ kind: 'post', doc: doc(key, heading(key)), stories: [] }),
  settled: async ({ key }) => settled(key),
  times: orders.naive ? { ...TIMES, grace: 0 } : TIMES,
});
await deliveries.plan(planned);
opened.jobs.work('deliver', deliverer.run, { atOnce: 4 });
await leaveOutSettled();
await done.promise;
await opened.close();
