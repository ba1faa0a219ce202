import type { Inbox, Log } from '#core/ports.ts';
import type { Command } from '#core/talk/command.ts';
import type { Tell } from '#core/tally.ts';
import { createHealth, STORE_LIMIT, type Vitals } from './health.ts';
import { toldInbox } from './inbox.ts';
import { createListener, type Routes } from './listener.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { orNothing } from './or-nothing.ts';
import { type Served, serve } from './serve.ts';

export type WatchOptions = {
  /** Address to listen on. */
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Names accepted in the Host header, beside localhost and addresses. */
  readonly hosts: readonly string[];
  readonly log: Log;
  /** Newsdesk's own. */
  readonly version: string;
  /** Milliseconds that a request may take to arrive. @default 5_000 */
  readonly patience?: number;
  /** Milliseconds that the store may take to answer. @default 2_000 */
  readonly storeLimit?: number;
};

/** Counts what happens, and shows it at /metrics; says at /healthz how the bot is. */
export type Watch = {
  readonly tell: Tell;
  /** The same inbox, whose answers and verdicts are counted. */
  around(inbox: Inbox, commands: readonly Command[]): Inbox;
  /** Resolves to the address; rejects with a PlatformError whose message says what to change. */
  start(vitals: Vitals): Promise<string>;
  stop(): Promise<void>;
};

export function createWatch(options: WatchOptions): Watch {
  const { host, hosts, version, log, storeLimit } = options;
  const metrics = createMetrics(version);
  const { tell } = metrics;
  let served: Served | undefined;
  return {
    tell,
    around: (inbox, commands) => toldInbox(inbox, { commands, tell }),
    async start(vitals) {
      const routes = toRoutes(vitals, metrics, storeLimit);
      served = await serve(createListener(routes, { hosts: [host, ...hosts], log }), options);
      return served.url;
    },
    async stop() {
      metrics.stop();
      await served?.close();
    },
  };
}

function toRoutes(vitals: Vitals, metrics: Metrics, limit: number = STORE_LIMIT): Routes {
  const healthOf = createHealth(vitals, { limit });
  return new Map([
    [
      '/healthz',
      async () => {
        const health = await healthOf();
        const body = `${JSON.stringify(health)}\n`;
        return { status: health.ready ? 200 : 503, type: 'application/json; charset=utf-8', body };
      },
    ],
    [
      '/metrics',
      async () => {
        const [health, waiting] = await Promise.all([
          healthOf(),
          orNothing(vitals.waiting(), limit),
        ]);
        return { status: 200, type: metrics.type, body: await metrics.text({ health, waiting }) };
      },
    ],
  ]);
}
