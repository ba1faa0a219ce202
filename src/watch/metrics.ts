// Names and units: https://prometheus.io/docs/practices/naming/
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { JobKind } from '#core/jobs.ts';
import type { Tally, Tell } from '#core/tally.ts';
import type { Health } from './health.ts';
import { measureProcess } from './process.ts';

/** What is true at this moment, beside what has been counted. */
export type Moment = {
  readonly health: Health;
  /** Left out where the store does not say. */
  readonly waiting: ReadonlyMap<JobKind, number> | undefined;
};

export type Metrics = {
  readonly tell: Tell;
  /** The media type of the text. */
  readonly type: string;
  text(moment: Moment): Promise<string>;
  stop(): void;
};

/** Seconds; Slack and Discord both give up on an answer after 3. */
const ANSWER_BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];

/** Counts of this process, in Prometheus's text format. A registry of its own, so that two can live side by side. */
export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const measured = measureProcess(registry);
  const counts = createCounts(registry);
  const gauges = createGauges(registry, version);
  return {
    tell: (tally) => count(tally, counts),
    type: registry.contentType,
    text(moment) {
      show(moment, gauges);
      return registry.metrics();
    },
    stop: measured.stop,
  };
}

type Counts = ReturnType<typeof createCounts>;

function createCounts(registry: Registry) {
  const registers = [registry];
  return {
    answers: new Histogram({
      name: 'newsdesk_answer_seconds',
      help: 'From a command or a press as it arrived to the answer that is to be shown.',
      labelNames: ['platform', 'by', 'command'],
      buckets: ANSWER_BUCKETS,
      registers,
    }),
    messages: new Counter({
      name: 'newsdesk_messages_total',
      help: 'Messages heard: replied, or why not.',
      labelNames: ['platform', 'outcome'],
      registers,
    }),
    deliveries: new Counter({
      name: 'newsdesk_deliveries_total',
      help: 'What became of deliveries; after "later" and "in doubt" comes another outcome.',
      labelNames: ['platform', 'kind', 'outcome'],
      registers,
    }),
    fetches: new Counter({
      name: 'newsdesk_feed_fetches_total',
      help: 'Checks of feeds: read, unchanged, or what was wrong.',
      labelNames: ['outcome'],
      registers,
    }),
  };
}

function count(tally: Tally, { answers, messages, deliveries, fetches }: Counts): void {
  switch (tally.kind) {
    case 'answered': {
      const { platform, by, command, seconds } = tally;
      answers.observe({ platform, by, command }, seconds);
      break;
    }
    case 'heard':
      messages.inc({ platform: tally.platform, outcome: tally.outcome });
      break;
    case 'delivered': {
      const { platform, delivery, outcome } = tally;
      deliveries.inc({ platform, kind: delivery, outcome });
      break;
    }
    case 'fetched':
      fetches.inc({ outcome: tally.outcome });
      break;
  }
}

type Gauges = ReturnType<typeof createGauges>;

function createGauges(registry: Registry, version: string) {
  const registers = [registry];
  const build = new Gauge({
    name: 'newsdesk_build_info',
    help: 'Always 1.',
    labelNames: ['version', 'node'],
    registers,
  });
  build.set({ version, node: process.version }, 1);
  return {
    up: new Gauge({
      name: 'newsdesk_up',
      help: '1 where the store answers, or the platform is connected.',
      labelNames: ['part'],
      registers,
    }),
    jobs: new Gauge({
      name: 'newsdesk_jobs_waiting',
      help: 'Jobs that are due and have not begun, of all processes on this store.',
      labelNames: ['kind'],
      registers,
    }),
    /** A kind that has none any more is shown as 0, not left out. */
    kinds: new Set<JobKind>(['deliver']),
  };
}

function show({ health, waiting }: Moment, { up, jobs, kinds }: Gauges): void {
  const parts = { store: health.store, ...health.platforms };
  for (const [part, isUp] of Object.entries(parts)) up.set({ part }, isUp ? 1 : 0);
  // Where the store does not say, an old number would be wrong.
  jobs.reset();
  if (waiting === undefined) return;
  for (const kind of waiting.keys()) kinds.add(kind);
  for (const kind of kinds) jobs.set({ kind }, waiting.get(kind) ?? 0);
}
