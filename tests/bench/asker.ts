import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SlackAnswer } from '#slack/render.ts';
import { BOT_TOKEN, SIGNING_SECRET, toRequest, toSlashCommand } from '../support/slack-wire.ts';

/** Slack's own limit for an ack; past that the person sees an error. */
const PATIENCE = 3_000;
const REHEARSED = 200;
const AT_ONCE = 10;

/** One `/news`: milliseconds until it was acknowledged and until its answer came, and what that said. */
export type Heard = { readonly ack: number; readonly answer: number; readonly text: string };

/** Somebody who types `/news`, again and again. */
export type Asker = {
  /** Signed requests to a bot that listens at this port. Rejects where Slack would show an error. */
  ask(port: unknown): Promise<Heard>;
  close(): Promise<void>;
};

/** What makes a bot listen to requests of that Slack. */
export const slackOverHttp = (apiUrl: string): Readonly<Record<string, string>> => ({
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: apiUrl,
  SLACK_PORT: '0',
});

/** One who has asked before: the first times cost this side more than the bot. */
export async function startAsker(): Promise<Asker> {
  const asker = await startBeginner();
  await rehearse(asker);
  return asker;
}

/** Asks at a door that acknowledges and answers at once. */
async function rehearse(asker: Asker): Promise<void> {
  const door = createServer(async (request, response) => {
    const answerTo = new URLSearchParams(await readText(request)).get('response_url') ?? '';
    response.end();
    await fetch(answerTo, { method: 'POST', body: JSON.stringify({ text: 'News' }) });
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const { port } = door.address() as AddressInfo;
  for (let asked = 0; asked < REHEARSED; asked += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, () => asker.ask(port)));
  door.closeAllConnections();
  door.close();
}

async function startBeginner(): Promise<Asker> {
  const waiting = new Map<string, (answer: SlackAnswer) => void>();
  const server = createServer((request, response) => {
    void readText(request).then((body) => {
      waiting.get(request.url ?? '')?.(JSON.parse(body));
      response.end('ok');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let asked = 0;
  return {
    async ask(port) {
      asked += 1;
      const path = `/response/${asked}`;
      const answered = new Promise<SlackAnswer>((resolve) => waiting.set(path, resolve));
      const began = performance.now();
      const answer = answered.then(({ text }) => ({ text, at: performance.now() - began }));
      const ack = await acknowledge(port, origin + path).then(() => performance.now() - began);
      const { text, at } = await inTime(answer);
      waiting.delete(path);
      return { ack, answer: at, text };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function acknowledge(port: unknown, answerTo: string): Promise<void> {
  const request = toRequest(toSlashCommand('/news', answerTo), SIGNING_SECRET);
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { ...request, signal });
  if (response.status !== 200) throw new Error(`/news was answered with ${response.status}`);
  await response.arrayBuffer();
}

async function inTime<Value>(value: Promise<Value>): Promise<Value> {
  const late = new AbortController();
  const failed = sleep(PATIENCE, undefined, { signal: late.signal }).then(() => {
    throw new Error('/news was acknowledged and not answered');
  });
  try {
    return await Promise.race([value, failed]);
  } finally {
    failed.catch(() => undefined);
    late.abort();
  }
}
