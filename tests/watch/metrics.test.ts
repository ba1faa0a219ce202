import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JobKind } from '#core/jobs.ts';
import { openWatchRig, type WatchRig } from './rig.ts';

let rig: WatchRig;
let waiting: () => Promise<ReadonlyMap<JobKind, number>>;
let connected: boolean;

beforeEach(async () => {
  waiting = async () => new Map([['deliver', 3]]);
  connected = true;
  rig = await openWatchRig({
    waiting: () => waiting(),
    platforms: () => new Map([['discord', connected]]),
  });
});
afterEach(() => rig.watch.stop());

const LINE = /^(?<name>[a-z_]+(?:\{[^}]*\})?) (?<value>\S+)$/;

/** What is shown, by name and labels. */
async function shown(): Promise<ReadonlyMap<string, number>> {
  const text = await (await rig.get('/metrics')).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const { name = line, value } = LINE.exec(line)?.groups ?? {};
      return [name, Number(value)];
    }),
  );
}

test('answers are counted by platform and family, with their times', async () => {
  const what = { kind: 'answered', platform: 'slack', by: 'command', command: 'news' } as const;
  for (const seconds of [0.004, 0.03, 4]) rig.watch.tell({ ...what, seconds });
  const labels = 'platform="slack",by="command",command="news"';
  const all = await shown();
  expect(all.get(`newsdesk_answer_seconds_count{${labels}}`)).toBe(3);
  expect(all.get(`newsdesk_answer_seconds_sum{${labels}}`)).toBeCloseTo(4.034);
  const under = (bound: string) =>
    all.get(`newsdesk_answer_seconds_bucket{le="${bound}",${labels}}`);
  expect(['0.001', '0.005', '0.05', '3', '5', '+Inf'].map(under)).toEqual([0, 1, 2, 2, 3, 3]);
});

test('deliveries, messages and fetches are counted by what came of them', async () => {
  const { tell } = rig.watch;
  tell({ kind: 'delivered', platform: 'slack', delivery: 'digest', outcome: 'in doubt' });
  tell({ kind: 'delivered', platform: 'slack', delivery: 'digest', outcome: 'sent' });
  tell({ kind: 'delivered', platform: 'slack', delivery: 'digest', outcome: 'sent' });
  tell({ kind: 'heard', platform: 'discord', outcome: 'cooling down' });
  tell({ kind: 'fetched', outcome: 'unchanged' });
  tell({ kind: 'fetched', outcome: 'no such host' });
  const all = await shown();
  const delivered = 'newsdesk_deliveries_total{platform="slack",kind="digest",outcome=';
  expect(all.get(`${delivered}"sent"}`)).toBe(2);
  expect(all.get(`${delivered}"in doubt"}`)).toBe(1);
  expect(all.get('newsdesk_messages_total{platform="discord",outcome="cooling down"}')).toBe(1);
  expect(all.get('newsdesk_feed_fetches_total{outcome="unchanged"}')).toBe(1);
  expect(all.get('newsdesk_feed_fetches_total{outcome="no such host"}')).toBe(1);
});

test('jobs that wait are shown as they are now, and as none when the last has begun', async () => {
  const deliver = 'newsdesk_jobs_waiting{kind="deliver"}';
  expect((await shown()).get(deliver)).toBe(3);
  waiting = async () => new Map();
  expect((await shown()).get(deliver)).toBe(0);
});

test('a store that does not say how many jobs wait leaves no old number, and the rest is shown', async () => {
  await shown();
  waiting = () => Promise.reject(new Error('away'));
  const all = await shown();
  expect([...all.keys()].filter((name) => name.startsWith('newsdesk_jobs_waiting'))).toEqual([]);
  expect(all.get('newsdesk_up{part="store"}')).toBe(1);
});

test('the parts are up or not', async () => {
  expect((await shown()).get('newsdesk_up{part="discord"}')).toBe(1);
  connected = false;
  expect((await shown()).get('newsdesk_up{part="discord"}')).toBe(0);
});

test('the build and the process are told', async () => {
  const all = await shown();
  expect(all.get(`newsdesk_build_info{version="1.2.3",node="${process.version}"}`)).toBe(1);
  expect(all.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  expect(all.get('process_cpu_seconds_total')).toBeGreaterThan(0);
  expect(all.get('process_start_time_seconds')).toBeGreaterThan(1e9);
});

test('an event loop that stood still was late, and what is shown is never less than nothing', async () => {
  const worst = 'newsdesk_event_loop_delay_seconds{quantile="1"}';
  // The first look after a start has nothing to be late for.
  await vi.waitUntil(async () => {
    const until = performance.now() + 200;
    while (performance.now() < until);
    return Number((await shown()).get(worst)) > 0.1;
  });
  expect((await shown()).get(worst)).toBeGreaterThanOrEqual(0);
});

test('what is shown is text that Prometheus reads: every name has its help and type', async () => {
  const response = await rig.get('/metrics');
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = (await response.text()).split('\n');
  const helped = lines.flatMap((line) => /^# HELP (\S+) \S/.exec(line)?.[1] ?? []);
  const typed = lines.flatMap((line) => /^# TYPE (\S+) \w+$/.exec(line)?.[1] ?? []);
  expect(helped).toEqual(typed);
  for (const line of lines.filter((each) => each !== '' && !each.startsWith('#')))
    expect(line).toMatch(LINE);
});

test('two watches in one process count each for itself', async () => {
  const other = await openWatchRig();
  other.watch.tell({ kind: 'fetched', outcome: 'read' });
  await other.watch.stop();
  expect((await shown()).has('newsdesk_feed_fetches_total{outcome="read"}')).toBe(false);
});
