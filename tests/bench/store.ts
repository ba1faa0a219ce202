import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Delivery } from '#core/desk/delivery.ts';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Subscription } from '#core/desk/subscription.ts';
import type { Deliveries } from '#core/ports.ts';
import { type OpenStore, openStore } from '#store/open.ts';
import { systemClock } from '../../src/clock.ts';
import { withStore } from '../support/store-process.ts';
import { type Figure, milliseconds, timed } from './figures.ts';

const MANY = 10_000;
const CLAIMS = 500;

/** The embedded store on this machine's disk, with 10,000 digests set and planned. */
export async function measureStore(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-bench-'));
  const opened = openStore(folder, systemClock);
  const figures = [...(await measurePlan(opened)), ...(await measureClaims(opened.deliveries))];
  await opened.close();
  const start = await measureOpening(folder);
  rmSync(folder, { recursive: true });
  return [...figures, ...start];
}

async function measurePlan({ store, deliveries }: OpenStore): Promise<readonly Figure[]> {
  const numbers = Array.from({ length: MANY }, (_, index) => index);
  await Promise.all(
    numbers.map((index) => store.subscriptions.set(`${index}`, toSubscription(index))),
  );
  const took = await timed(() => deliveries.plan(numbers.map(toDelivery)));
  return [{ what: 'planning 10,000 digests in one call', found: milliseconds(took), reach: '-' }];
}

/** One after the other, each waits for the disk; side by side they share its syncs. */
async function measureClaims(deliveries: Deliveries): Promise<readonly Figure[]> {
  const claim = (index: number) => deliveries.claim(toDelivery(index).key, 0, ['a', 'b', 'c']);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const single = await timed(async () => {
    for (let index = 0; index < CLAIMS; index += 1) await claim(index);
  });
  const together = await timed(() =>
    Promise.all(Array.from({ length: CLAIMS }, (_, index) => claim(CLAIMS + index))),
  );
  delay.disable();
  const perSecond = (took: number): string =>
    `${Math.round((CLAIMS / took) * 1_000).toLocaleString('en-GB')} a second`;
  return [
    { what: 'durable claims, one after the other', found: perSecond(single), reach: '-' },
    { what: 'durable claims, side by side', found: perSecond(together), reach: '-' },
    {
      what: 'event loop delay meanwhile, p99',
      found: milliseconds(delay.percentile(99) / 1_000_000),
      reach: '< 20 ms',
    },
  ];
}

/** What a start does with it: opens it, reads every subscription, and plans every digest again. */
async function measureOpening(folder: string): Promise<readonly Figure[]> {
  const started = withStore(
    folder,
    `const opening = performance.now() - began;
    const ids = [];
    for await (const [id] of opened.store.subscriptions.entries()) ids.push(id);
    const due = systemClock.now().add({ hours: 8 });
    const place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
    await opened.deliveries.plan(ids.map((id) => ({
      key: 'slack:T1:C' + id + ':digest:' + id + ':2026-11-22', place, kind: 'digest', subject: id,
      at: '2026-11-22', due,
    })));
    opened.jobs.work('deliver', async () => undefined, { atOnce: 8 });
    const ready = performance.now() - began;
    say(JSON.stringify({ opening, ready, count: ids.length, rss: process.memoryUsage.rss() }));`,
  );
  const { opening, ready, count, rss } = JSON.parse(await started.hear());
  await started.kill();
  if (count !== MANY) throw new Error(`${count} subscriptions were read, not ${MANY}`);
  return [
    { what: 'opening the store', found: milliseconds(opening), reach: '-' },
    { what: 'opened, read and planned again', found: milliseconds(ready), reach: '< 2 s' },
    { what: 'memory of that process', found: `${Math.round(rss / 1e6)} MB`, reach: '< 200 MB' },
  ];
}

const toDelivery = (index: number): Delivery => ({
  key: `slack:T1:C${index}:digest:${index}:2026-11-22` as DeliveryKey,
  place: { platform: 'slack', workspace: 'T1', channel: `C${index}` },
  kind: 'digest',
  subject: `${index}`,
  at: '2026-11-22',
  due: systemClock.now().add({ hours: 8 }),
});

const toSubscription = (index: number): Subscription => ({
  id: `${index}`,
  home: toDelivery(index).place,
  target: toDelivery(index).place,
  name: 'daily',
  schedule: { time: '08:00', days: [1, 2, 3, 4, 5, 6, 7], zone: 'Europe/Rome' },
  topics: [],
  max: 10,
  min: 1,
  include: [],
  exclude: [],
  empty: 'skip',
  owner: { id: 'U1', name: 'Ada' },
  since: '2026-11-22T08:00:00Z',
});
