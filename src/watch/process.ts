// Names of what every process has: https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, type Registry } from 'prom-client';

/** Milliseconds between two looks at the event loop. */
const RESOLUTION = 20;
const QUANTILES = [0.5, 0.99, 1] as const;

export type ProcessMetrics = { stop(): void };

/**
 * What the process takes, and how late its event loop is. prom-client's own set is not used: it counts the
 * pause between two looks as delay, so that an idle loop seems to be 10 ms late.
 */
export function measureProcess(registry: Registry): ProcessMetrics {
  const registers = [registry];
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
  delays.enable();
  new Gauge({
    name: 'newsdesk_event_loop_delay_seconds',
    help: 'How late the event loop was since it was last asked for here; 1 is the worst.',
    labelNames: ['quantile'],
    registers,
    collect() {
      for (const quantile of QUANTILES) {
        const milliseconds = delays.percentile(quantile * 100) / 1e6;
        this.set({ quantile }, Math.max(0, milliseconds - RESOLUTION) / 1_000);
      }
      delays.reset();
    },
  });
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory size in bytes.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Total user and system CPU time spent in seconds.',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
  const start = new Gauge({
    name: 'process_start_time_seconds',
    help: 'Start time of the process since the Unix epoch in seconds.',
    registers,
  });
  start.set(performance.timeOrigin / 1_000);
  return { stop: () => void delays.disable() };
}
