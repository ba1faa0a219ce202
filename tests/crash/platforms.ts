import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Found, Place, Platform, Posted } from '#core/ports.ts';
import { toDeliveryMark } from '#discord/delivery-mark.ts';
import { toDiscordPost } from '#discord/render.ts';
import { toSlackPost } from '#slack/render.ts';
import { BOT_TOKEN } from '../support/slack-wire.ts';
import { TIMES } from './plan.ts';

/** An `import` of it, as `fetch`, loads undici: a third of the start of a worker. */
const { request } = process.getBuiltinModule('node:http');

const FORM = 'application/x-www-form-urlencoded';

type Answer = { readonly status: number; readonly body: Json };
type Json = { readonly [name: string]: unknown };

type Sent = {
  readonly method?: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** One request and its answer, or nothing where nobody can know. */
async function ask(url: string, { body, ...sent }: Sent): Promise<Answer | undefined> {
  try {
    const asked = request(url, { ...sent, signal: AbortSignal.timeout(TIMES.timeout) });
    // Told by `once` until the answer begins, and by its body after that.
    asked.on('error', () => undefined);
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 0, body: (await json(answer)) as Json };
  } catch {
    return undefined;
  }
}

const idle = {
  start: async () => undefined,
  stop: async () => undefined,
  edit: async (): Promise<Posted> => ({ kind: 'refused', reason: 'not here' }),
};

const doubt: Posted = { kind: 'unknown', reason: 'no answer' };
const notNow: Found = { kind: 'later', reason: 'no answer', retryAfter: 0.1 };

/** The bodies and the search of the real adapter, without its connection: a worker lives a second. */
export function createThinSlack(url: string): Platform {
  const call = (method: string, values: Json) => {
    const entries = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return ask(`${url}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${BOT_TOKEN}`, 'content-type': FORM },
      body: new URLSearchParams(Object.fromEntries(entries)).toString(),
    });
  };
  return {
    ...idle,
    name: 'slack',
    async post(place, doc, key) {
      const answer = await call('chat.postMessage', { ...toSlackPost(place, doc, key) });
      const { ok, ts, error } = answer?.body ?? {};
      if (ok === true) return { kind: 'sent', ref: String(ts) };
      if (answer?.status === 200 && !/^(?:fatal|internal)_error$/.test(String(error))) {
        return { kind: 'refused', reason: String(error) };
      }
      return doubt;
    },
    async find({ channel }, key, since) {
      const oldest = String((since.epochMilliseconds - 60_000) / 1_000);
      const values = { channel, oldest, limit: '200', include_all_metadata: 'true' };
      const answer = await call('conversations.history', values);
      if (answer?.body.ok !== true) return notNow;
      const messages = answer.body.messages as readonly SlackMessage[];
      const ours = messages.find(({ metadata }) => metadata?.event_payload?.key === key);
      return ours ? { kind: 'found', ref: ours.ts } : { kind: 'absent' };
    },
  };
}

type SlackMessage = {
  readonly ts: string;
  readonly metadata?: { readonly event_payload?: { readonly key?: string } };
};

/** The nonce is a second net: the history is read all the same, as a chain of lost answers outlives its window. */
export function createThinDiscord(url: string, token: string): Platform {
  const headers = { authorization: `Bot ${token}`, 'content-type': 'application/json' };
  const messages = ({ channel }: Place) => `${url}/v10/channels/${channel}/messages`;
  return {
    ...idle,
    name: 'discord',
    async post(place, doc, key) {
      const body = JSON.stringify(toDiscordPost(doc, key));
      const answer = await ask(messages(place), { method: 'POST', headers, body });
      if (answer?.status === 200) return { kind: 'sent', ref: String(answer.body.id) };
      if (answer === undefined || answer.status >= 500) return doubt;
      return { kind: 'refused', reason: String(answer.body.code) };
    },
    async find(place, key) {
      const answer = await ask(`${messages(place)}?limit=100`, { headers });
      if (answer?.status !== 200) return notNow;
      const { marker } = toDeliveryMark(key);
      const found = (answer.body as unknown as readonly DiscordMessage[]).find(({ components }) =>
        components?.some(({ id }) => id === marker),
      );
      return found ? { kind: 'found', ref: found.id } : { kind: 'absent' };
    },
  };
}

type DiscordMessage = {
  readonly id: string;
  readonly components?: readonly { readonly id?: number }[];
};
