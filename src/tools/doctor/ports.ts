import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../../config.ts';
import type { Finding } from '../findings.ts';
import { type Checked, toChecked } from './checked.ts';

type Port = {
  readonly check: string;
  readonly variable: string;
  readonly host: string;
  readonly port: number;
  /** Who answers there: a sentence where it is us. */
  ask(origin: string): Promise<Finding | undefined>;
};

/** Whether each port can be opened, or the bot that runs has it already. */
export async function checkPorts(config: Config): Promise<readonly Checked[]> {
  const ports = portsOf(config).filter(({ port }) => port !== 0);
  return Promise.all(ports.map(async (port) => toChecked(port.check, await checkPort(port))));
}

function portsOf({ slack, preview, metrics }: Config): readonly Port[] {
  const http = slack?.connection.kind === 'http' ? slack.connection : undefined;
  return [
    ...(http ? [{ check: 'slack port', variable: 'SLACK_PORT', ask: askSlack, ...http }] : []),
    ...(preview
      ? [{ check: 'preview port', variable: 'PREVIEW_PORT', ask: askPreview, ...preview }]
      : []),
    ...(metrics
      ? [{ check: 'metrics port', variable: 'METRICS_PORT', ask: askMetrics, ...metrics }]
      : []),
  ];
}

async function checkPort({ variable, host, port, ask }: Port): Promise<Finding> {
  const code = await tryToOpen(host, port);
  switch (code) {
    case undefined:
      return { ok: true, what: `port ${port} is free: the bot does not run here` };
    case 'EADDRINUSE': {
      const ours = await ask(`http://${toName(host)}:${port}`).catch(() => undefined);
      const fix = `Stop that program, or set ${variable} to another port.`;
      return ours ?? { ok: false, what: `port ${port} is taken by another program`, fix };
    }
    case 'EACCES': {
      const fix = `Set ${variable} to one above 1023.`;
      return { ok: false, what: `port ${port} is not allowed for this user`, fix };
    }
    default: {
      const fix = 'Set HOST to an address of this machine, such as 127.0.0.1.';
      return { ok: false, what: `port ${port} cannot be opened on ${host} (${code})`, fix };
    }
  }
}

/** The system's code, where it cannot be opened. */
async function tryToOpen(host: string, port: number): Promise<string | undefined> {
  const server = createServer().listen({ host, port });
  try {
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}

/** What listens on every address is asked on this machine's own. */
function toName(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

async function askPreview(origin: string): Promise<Finding | undefined> {
  const page = await (await fetch(origin)).text();
  return page.includes('Newsdesk') ? { ok: true, what: 'the preview page is there' } : undefined;
}

/** What health is told as, as far as it is read here. */
type Health = {
  readonly ready?: boolean;
  readonly store?: boolean;
  readonly platforms?: Readonly<Record<string, boolean>>;
};

async function askMetrics(origin: string): Promise<Finding | undefined> {
  const health = (await (await fetch(`${origin}/healthz`)).json()) as Health;
  if (health.ready === undefined) return undefined;
  if (health.ready) return { ok: true, what: 'the bot that runs says that it is well' };
  const parts = Object.entries({ store: health.store, ...health.platforms });
  const away = parts.filter(([, isUp]) => !isUp).map(([name]) => name);
  const fix = 'Look at its log: the last lines say why.';
  return { ok: false, what: `the bot that runs is not ready: ${away.join(', ')}`, fix };
}

/** Slack's requests are signed; a request that is not would be a warning in the log, so none is made that asks for more. */
async function askSlack(origin: string): Promise<Finding | undefined> {
  const { status } = await fetch(origin);
  return status === 404
    ? { ok: true, what: 'something listens there, as the bot does' }
    : undefined;
}
