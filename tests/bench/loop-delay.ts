import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into a bot before its own first line, by NODE_OPTIONS. SIGUSR2 begins to measure how late its
 * event loop is; the next one ends that with a line among those of its log, in milliseconds.
 */
const delay = monitorEventLoopDelay({ resolution: 1 });
let begun = false;

process.on('SIGUSR2', () => {
  if (!begun) {
    begun = delay.enable();
    return;
  }
  delay.disable();
  const [median, p99, longest] = [delay.percentile(50), delay.percentile(99), delay.max];
  const measured = { median: median / 1e6, p99: p99 / 1e6, longest: longest / 1e6 };
  process.stdout.write(`${JSON.stringify({ msg: 'loop delay', ...measured })}\n`);
});
